"""Writes an assessment as a sheet for an approval request: A4 portrait, one or two pages, readable in greyscale.

Who wrote it, what day it is and where the page stands come from the page; nothing of it is kept. Title and author are the
only free text of the whole assessment: they are cut to a length and escaped.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from calculators import qr, render, spec, write
from calculators.api import Answer, version
from calculators.assess import Assessment
from calculators.assess_answer import missing
from calculators.assess_files import command, digest, fragment, given
from calculators.assess_sheet_words import WORDS
from calculators.assess_total import damages_step
from calculators.text import Lang, Text, joined, listed

MOST_SOURCES = 8
LONGEST_TITLE, LONGEST_AUTHOR = 80, 60
# The parts whose formula stands on the sheet: the step that ends each of them.
FORMULAS = {"response_cost": -1, "downtime_loss": -1}


def sheet(answer: Answer, found: Assessment, asked: Mapping[str, Any], lang: Lang) -> str:
    """The sheet as HTML. `asked`: title, author, today (ISO), address (of the page, without its fragment), library.

    Raises:
        BadInput: the library for the QR code is not the one that is pinned.
    """
    return (
        f'<article class="assess-sheet" lang="{lang}">{_head(answer, asked, lang)}{_summary(found, lang)}'
        f"{_inputs(answer, found, lang)}{_amounts(answer, found, lang)}{_formulas(found, lang)}{_duties(found, lang)}"
        f"{_who(found, lang)}{_list('limits', (one.get(lang) for one in answer.calculator.limits), lang)}"
        f"{_sources(answer, lang)}{_again(answer, asked, lang)}</article>"
    )


def word(name: str, lang: Lang) -> str:
    return escape(WORDS[name].get(lang))


def _cut(text: object, longest: int) -> str:
    return " ".join(str(text).split())[:longest] if isinstance(text, str) else ""


def _today(asked: Mapping[str, Any], answer: Answer) -> date:
    try:
        return date.fromisoformat(str(asked.get("today", "")))
    except ValueError:
        return answer.law.on


def _head(answer: Answer, asked: Mapping[str, Any], lang: Lang) -> str:
    title = _cut(asked.get("title"), LONGEST_TITLE) or WORDS["title"].get(lang)
    author = _cut(asked.get("author"), LONGEST_AUTHOR)
    line = escape(author) if author else '<span class="assess-write"></span>'
    boxes = "".join(f"<td><span>{word(name, lang)}</span></td>" for name in ("drafted", "checked", "approved"))
    return (
        f"<header><h2>{escape(title)}</h2><dl><div><dt>{word('day', lang)}</dt><dd>{escape(write.long_day(_today(asked, answer), lang))}</dd></div>"
        f"<div><dt>{word('author', lang)}</dt><dd>{line}</dd></div></dl>"
        f'<table class="assess-stamps"><tbody><tr>{boxes}</tr></tbody></table></header>'
    )


def _section(name: str, body: str, lang: Lang) -> str:
    return f"<section><h3>{word(name, lang)}</h3>{body}</section>" if body else ""


def _summary(found: Assessment, lang: Lang) -> str:
    total = found.total.value("total")
    low, mid, high = (write.estimate(total[name], lang) for name in ("p10", "p50", "p90"))
    days = {one.name: one for one in found.duties}
    due = days.get("preliminary")
    if due is None:
        report = word("no_report", lang)
    elif due.due is None:
        report = word("report_no_day", lang)
    else:
        final = days["final"].due
        assert final
        report = f"{word('preliminary', lang)} {write.long_day(due.due, lang)} / {word('final', lang)} {write.long_day(final, lang)}"
    first = listed((one.what.get(lang) for one in found.first[:3]), lang, "; ")
    return _section(
        "conclusion",
        _pairs(
            (
                (WORDS["cost"].get(lang), WORDS["cost_range"].get(lang).format(low=low, mid=mid, high=high)),
                *(((WORDS["without"].get(lang), joined(missing(found)).get(lang)),) if missing(found) else ()),
                (WORDS["report"].get(lang), report),
                (WORDS["now"].get(lang), first),
            ),
            "assess-conclusion",
        ),
        lang,
    )


def _pairs(rows: Iterable[tuple[str, str]], css: str = "") -> str:
    body = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(said)}</td></tr>' for name, said in rows)
    return f'<table class="{css or "assess-pairs"}"><tbody>{body}</tbody></table>'


def _inputs(answer: Answer, found: Assessment, lang: Lang) -> str:
    """What was answered, then the defaults in one line each kind, so that a reader sees what is assumed."""
    typed = given(answer.inputs)
    answers = dict(render.answers(answer.calculator, answer.inputs, answer.law.facts, lang))
    questions = {field.name: field for field in spec.of(answer.inputs)}
    rows = []
    for name in typed:
        label = answer.calculator.question(questions[name]).get(lang)
        rows.append((questions[name].kind.label.get(lang), answers[label]))
    shown = [
        f"{questions[one.name].kind.label.get(lang).removesuffix('?')}: {one.shown.get(lang)}"
        for one in found.case.assumed
        if one.name not in typed
    ]
    note = f'<p class="assess-small">{word("assumed", lang)} {escape(" / ".join(shown))}</p>' if shown else ""
    return _section("inputs", _pairs(rows) + note, lang)


def _amounts(answer: Answer, found: Assessment, lang: Lang) -> str:
    shown = {one.name: one for one in answer.result.outputs}
    rows = [
        (shown[name].label.get(lang), render.inline(shown[name], lang))
        for name in ("response", "damages", "claimants", "lost_profit", "total", "jo_total")
    ]
    most = listed((one.label.get(lang) for one in found.levers[:2]), lang)
    rows.append((WORDS["levers"].get(lang), most or "—"))
    return _section("amounts", _pairs(rows) + f'<p class="assess-small">{word("jo_note", lang)}</p>', lang)


def _formulas(found: Assessment, lang: Lang) -> str:
    steps = {part.name: part.result.steps for part in found.parts}
    lines = [render.step_line(steps[name][at], lang) for name, at in FORMULAS.items() if name in steps]
    total = next(one for one in steps["total_exposure"] if one.label == TOTAL_STEP)
    ends = [render.step_line(damages_step(found.money), lang), render.step_line(total, lang)]
    return _list("formula", [*lines, *ends], lang)


TOTAL_STEP = Text("合計の平均(各項目の平均の和)", "Mean of the total (sum of the means)")


def _duties(found: Assessment, lang: Lang) -> str:
    rows = [
        (one.what.get(lang), write.long_day(one.due, lang) if one.due else one.when.get(lang)) for one in found.duties
    ]
    return _section("duties", _pairs(rows), lang)


def _who(found: Assessment, lang: Lang) -> str:
    liable = listed((party.who.get(lang) for _, party in found.liable), lang, "; ")
    penalties = listed((one.title.get(lang) for one in found.penalties), lang, "; ")
    return _section(
        "who", _pairs(((WORDS["liable"].get(lang), liable), (WORDS["penalties"].get(lang), penalties or "—"))), lang
    )


def _list(name: str, lines: Iterable[str], lang: Lang) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return _section(name, f"<ul>{items}</ul>" if items else "", lang)


def _sources(answer: Answer, lang: Lang) -> str:
    """Each source once, the most used first; the page itself lists every value with its place."""
    facts = answer.law.facts
    used: dict[str, int] = {}
    for fact in answer.result.all_facts():
        used[fact.source] = used.get(fact.source, 0) + 1
    order = sorted(used, key=lambda one: (-used[one], one))
    titles = [facts.source(one)["title"][lang] for one in order[:MOST_SOURCES]]
    more = len(order) - len(titles)
    text = listed(titles, lang, "; ") + (WORDS["more_sources"].get(lang).format(more) if more > 0 else "")
    return _section("sources", f'<p class="assess-small">{escape(text)}</p>', lang)


def _again(answer: Answer, asked: Mapping[str, Any], lang: Lang) -> str:
    """How to open the same assessment: a QR code where the link is short enough, else the command; and what it stands on."""
    link = _cut(asked.get("address"), 300) + fragment(answer)
    code = ""
    if asked.get("library") and link.startswith(("http://", "https://")) and len(link) <= qr.LONGEST:
        code = qr.svg(link, asked["library"], WORDS["qr"].get(lang))
    way = (
        f"<p>{word('link', lang)} <span>{escape(link)}</span></p>"
        if code
        else f"<p>{word('command', lang)} <code>{escape(command(answer))}</code></p>"
    )
    facts = answer.law.facts
    stamp = (
        WORDS["stamp"]
        .get(lang)
        .format(
            version=version(facts),
            day=write.short_day(facts.as_of, lang),
            on=write.short_day(answer.law.on, lang),
            hash=digest(answer),
        )
    )
    return f"<footer>{code}<div>{way}<p>{escape(stamp)}</p><p><strong>{escape(render.word('advice', lang))}</strong></p></div></footer>"
