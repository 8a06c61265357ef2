"""Writes an assessment as HTML: a dashboard first, then duties, money, comparisons, liabilities, penalties and the working.

Links lead from `/ja/assess/`, one folder below the language. Everything a user gave arrives here as numbers, days and ids.
"""

from collections.abc import Iterable
from html import escape

from calculators import registry, render, write
from calculators.api import Answer
from calculators.assess import Assessment, Part
from calculators.assess_answer import missing
from calculators.assess_duties import Duty, First
from calculators.assess_inputs import Inputs
from calculators.assess_page_words import HEADINGS, WORDS
from calculators.chart import curve_svg
from calculators.range_chart import ranges
from calculators.result import Output, Ranges, Span
from calculators.spec import fields
from calculators.text import Lang, Text, joined, listed

BASE = "../"
SHOWN = 3
LEVERS = 8


def page(answer: Answer, found: Assessment, lang: Lang) -> str:
    """The whole answer."""
    result = answer.result
    return "".join(
        (
            _board(answer, found, lang),
            _duties(found, answer, lang),
            _money(found, answer, lang),
            _folded("compare", f"{ranges(result.ranges[0], lang)}{render.table(result.tables[0], lang, BASE)}", lang),
            _folded("liable", _liable(found, answer, lang), lang),
            _folded("penalties", _penalties(found, lang), lang),
            _folded("assumed", _assumed(found, lang), lang),
            _folded("working", "".join(_part(part, lang) for part in found.parts), lang),
            render.closing(answer.calculator, answer.inputs, result, answer.law, lang),
        )
    )


def word(name: str, lang: Lang) -> str:
    return escape(WORDS[name].get(lang))


def link(address: str, words: Text, lang: Lang) -> str:
    return f'<a href="{BASE}{address}">{escape(words.get(lang))}</a>'


def _section(name: str, body: str, lang: Lang) -> str:
    return (
        f'<section class="assess-{name}"><h3 id="part-{name}">{escape(HEADINGS[name].get(lang))}</h3>{body}</section>'
    )


def _folded(name: str, body: str, lang: Lang) -> str:
    """A part that a reader opens when it is wanted; it is always there on paper."""
    return (
        f'<details class="assess-part assess-{name}"><summary>{escape(HEADINGS[name].get(lang))}</summary>{body}</details>'
        if body
        else ""
    )


def _rows(heads: Iterable[str], rows: Iterable[Iterable[str]], caption: str, lang: Lang) -> str:
    """A table from cells that are HTML already; the first cell of a row is its head."""
    head = "".join(f'<th scope="col">{word(name, lang)}</th>' for name in heads)
    body = ""
    for row in rows:
        first, *rest = row
        body += f'<tr><th scope="row">{first}</th>{"".join(f"<td>{one}</td>" for one in rest)}</tr>'
    name = escape(HEADINGS[caption].get(lang))
    return (
        f'<div class="leakcalc-scroll" tabindex="0" role="group" aria-label="{name}"><table class="leakcalc-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


# The dashboard


def _board(answer: Answer, found: Assessment, lang: Lang) -> str:
    total = found.total.value("total")
    low, mid, high = (write.estimate(total[name], lang) for name in ("p10", "p50", "p90"))
    between = f"{low} 〜 {high}" if lang == "ja" else f"{low} to {high}"
    steps = "".join(f"<li>{_first(one, lang)}</li>" for one in found.first[:SHOWN])
    tiles = (
        _tile("deadline", _deadline(found, lang), lang),
        _tile(
            "cost",
            f'<p class="assess-figure">{escape(between)}</p><p>{word("half", lang).format(escape(mid))} {word("ends", lang)}</p>{_missing(found, lang)}',
            lang,
        ),
        _tile("now", f"<ol>{steps}</ol>", lang),
    )
    return f'<section class="assess-board" aria-label="{word("board", lang)}">{"".join(tiles)}</section>'


def _missing(found: Assessment, lang: Lang) -> str:
    names = joined(missing(found)).get(lang) if missing(found) else ""
    return f"<p><strong>{word('without', lang)} {escape(names)}</strong></p>" if names else ""


def _tile(name: str, body: str, lang: Lang) -> str:
    return f'<div class="assess-tile assess-{name}"><h3>{word(name, lang)}</h3>{body}</div>'


def _deadline(found: Assessment, lang: Lang) -> str:
    if found.deadlines.value("reportable") is None:
        return f'<p class="assess-figure">{word("unverified", lang)}</p><p>{word("unverified_why", lang)}</p>'
    if not found.deadlines.value("reportable"):
        return f'<p class="assess-figure">{word("not_due", lang)}</p><p>{word("not_due_why", lang)}</p>'
    triggers = found.deadlines.output("triggers")
    why = f"<p>{word('because', lang)} {escape(triggers.shown.get(lang) if triggers.shown else '')}</p>"
    days = {one.name: one.due for one in found.duties}
    preliminary, final = days["preliminary"], days["final"]
    if preliminary is None or final is None:
        return f'<p class="assess-figure">{word("due", lang)}</p><p>{word("no_day", lang)}</p>{why}'
    return (
        f'<p class="assess-figure">{word("preliminary", lang)} {_day(preliminary, lang)}</p>'
        f"<p>{word('preliminary_note', lang)}</p><p><strong>{word('final', lang)} {_day(final, lang)}</strong></p>{why}"
    )


def _day(day: object, lang: Lang) -> str:
    return f'<time datetime="{day}">{escape(write.quantity(day, "date", lang))}</time>'


def _first(one: First, lang: Lang) -> str:
    due = f" — {_day(one.due, lang)}" if one.due else ""
    return f"<strong>{link(one.page, one.what, lang)}</strong>{due}<br>{escape(one.why.get(lang))}"


# Duties, money, liabilities


def _duties(found: Assessment, answer: Answer, lang: Lang) -> str:
    rows = [
        (
            link(one.page, one.what, lang),
            _when(one, lang),
            _articles(one.basis, answer, lang),
            word("done" if one.done else "open", lang),
        )
        for one in found.duties
    ]
    rest = "".join(f"<li>{_first(one, lang)}</li>" for one in found.first[SHOWN:])
    more = f'<p>{word("after", lang)}</p><ol start="{SHOWN + 1}">{rest}</ol>' if rest else ""
    return _section("duties", _rows(("duty", "when", "basis", "state"), rows, "duties", lang) + more, lang)


def _when(one: Duty, lang: Lang) -> str:
    if one.due is None:
        return escape(one.when.get(lang))
    if one.moment:
        return f"{_day(one.due, lang)} {escape(one.moment[11:])}"
    if not one.start:
        return _day(one.due, lang)
    return _day(one.start, lang) + (" 〜 " if lang == "ja" else " to ") + _day(one.due, lang)


def _articles(basis: Iterable[str], answer: Answer, lang: Lang) -> str:
    labels = [answer.law.facts.article(one)["label"][lang] for one in basis]
    return escape(listed(labels, lang, "; "))


def _money(found: Assessment, answer: Answer, lang: Lang) -> str:
    curve = found.total.output("curve")
    shown = {one.name: one for one in answer.result.outputs}
    amounts = "".join(
        _range_row(shown[name], lang) for name in ("response", "damages", "claimants", "lost_profit", "jo_total")
    )
    body = (
        f'<p class="leakcalc-meaning">{escape(answer.result.meaning.get(lang))}</p>{render.span(found.total.output("total"), lang)}'
        f'<dl class="leakcalc-outputs">{amounts}</dl>{_tornado(found, lang)}<details><summary>{escape(curve.label.get(lang))}</summary>{curve_svg(curve, lang)}</details>'
    )
    return _section("money", body, lang)


def _range_row(one: Output, lang: Lang) -> str:
    return f"<div><dt>{escape(one.label.get(lang))}</dt><dd>{escape(render.inline(one, lang))}</dd></div>"


def tornado(found: Assessment) -> Ranges:
    """Each input moved alone, the largest effect first, beside the mean as it stands."""
    mean = found.total.value("total")["mean"]
    return Ranges(
        caption=WORDS["tornado"],
        spans=tuple(
            Span(label=one.label, low=min(one.low, one.high), high=max(one.low, one.high))
            for one in found.levers[:LEVERS]
        ),
        marker=(WORDS["mean"], mean),
        note=WORDS["tornado_note"],
    )


def _tornado(found: Assessment, lang: Lang) -> str:
    if not found.levers:
        return ""
    most = listed((one.label.get(lang) for one in found.levers[:2]), lang)
    return f"<h4>{word('tornado', lang)}</h4><p>{word('most', lang)} <strong>{escape(most)}</strong></p>{ranges(tornado(found), lang)}"


def _liable(found: Assessment, answer: Answer, lang: Lang) -> str:
    rows = [
        (link(one.page, one.who, lang), escape(one.why.get(lang)), _articles(one.basis, answer, lang))
        for _, one in found.liable
    ]
    return f"<p>{word('liable_note', lang)}</p>{_rows(('party', 'why', 'basis'), rows, 'liable', lang)}"


def _penalties(found: Assessment, lang: Lang) -> str:
    rows = []
    for one in found.penalties:
        if one.result is None:
            reason = escape(one.unknown.get(lang)) if one.unknown else ""
            rows.append((escape(one.title.get(lang)), escape(one.who.get(lang)), reason, "—", "—"))
            continue
        outputs = {name.name: escape(render.inline(name, lang)) for name in one.result.outputs}
        person = f"{outputs['term_max_years']} / {outputs['fine_max_individual']}"
        rows.append(
            (
                escape(one.title.get(lang)),
                escape(one.who.get(lang)),
                person,
                outputs["fine_max_corporation"],
                outputs["article"],
            )
        )
    heads = ("offence", "whose_act", "person_max", "firm_max", "article")
    note = (
        f"<p>{word('penalties_note', lang)} {link('calculators/penalty-exposure/', WORDS['penalties_link'], lang)}</p>"
    )
    return note + _rows(heads, rows, "penalties", lang)


def _assumed(found: Assessment, lang: Lang) -> str:
    questions = {field.name: field.kind.label for field in fields(Inputs)}
    rows = [
        (escape(questions[one.name].get(lang)), escape(one.shown.get(lang)), escape(one.reason.get(lang)))
        for one in found.case.assumed
    ]
    return (
        f"<p>{word('assumed_note', lang)}</p>{_rows(('question', 'used', 'reason'), rows, 'assumed', lang)}"
        if rows
        else ""
    )


def _part(part: Part, lang: Lang) -> str:
    calculator = registry.get(part.name)
    headline = render.said(part.result, lang)
    own = link(f"calculators/{calculator.slug}/", WORDS["own_page"], lang)
    return (
        f'<details class="assess-part"><summary>{escape(calculator.title.get(lang))} — {escape(headline)}</summary>'
        f"{render.working(part.result, calculator, lang, BASE)}<p>{own}</p></details>"
    )
