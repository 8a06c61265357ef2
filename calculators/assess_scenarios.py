"""Sets up to three assessments side by side, with what was answered differently and what it changes."""

from collections.abc import Mapping
from html import escape
from typing import Any

from calculators import api, render, write
from calculators.assess_files import digest
from calculators.assess_scenarios_words import WORDS
from calculators.result import BadInput, Output
from calculators.text import Lang, Text

MOST = 3
LONGEST_NAME = 40
ROWS = (
    "total",
    "response",
    "damages",
    "claimants",
    "lost_profit",
    "jo_total",
    "reportable",
    "preliminary_to",
    "final_report_due",
    "triggers",
    "first_things",
    "tornado",
    "liable",
    "penalties",
)


def compare(asked: Mapping[str, Any], on: str, lang: Lang) -> str:
    """The comparison as HTML; the first scenario is what the others are measured against.

    Raises:
        BadInput: fewer than two or more than three, or answers of one of them, under `2.people`.
    """
    given = asked.get("scenarios")
    if not isinstance(given, list) or not 2 <= len(given) <= MOST or not all(isinstance(one, dict) for one in given):
        raise BadInput({"scenarios": Text("二つか三つの場合を選んでください。", "Choose two or three scenarios.")})
    names = [_name(one, at, lang) for at, one in enumerate(given, 1)]
    answers = [_answer(one, at, on) for at, one in enumerate(given, 1)]
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    head = f"<thead><tr><td></td>{heads}</tr></thead>"
    return (
        f"<h4>{_word('differ', lang)}</h4>{_table(head, _inputs(answers, lang), 'differ', lang)}"
        f"<h4>{_word('results', lang)}</h4>{_table(head, _outputs(answers, lang), 'results', lang)}"
        f'<p class="leakcalc-note">{_word("note", lang)}</p>'
    )


def _word(name: str, lang: Lang) -> str:
    return escape(WORDS[name].get(lang))


def _name(one: Mapping[str, Any], at: int, lang: Lang) -> str:
    name = one.get("name")
    said = " ".join(name.split())[:LONGEST_NAME] if isinstance(name, str) else ""
    return said or WORDS["scenario"].get(lang).format(at)


def _answer(one: Mapping[str, Any], at: int, on: str) -> api.Answer:
    inputs = one.get("inputs")
    try:
        return api.evaluate("assess", inputs if isinstance(inputs, dict) else {}, on)
    except BadInput as error:
        raise BadInput({f"{at}.{name}": text for name, text in error.problems.items()}) from error


def _table(head: str, rows: str, caption: str, lang: Lang) -> str:
    return (
        f'<div class="leakcalc-scroll" tabindex="0" role="group" aria-label="{_word(caption, lang)}">'
        f'<table class="leakcalc-table assess-compared">{head}<tbody>{rows}</tbody></table></div>'
    )


def _row(label: str, cells: list[str]) -> str:
    """Cells of HTML; those that differ from the first are bold."""
    body = "".join(
        f'<td class="assess-differs"><strong>{cell}</strong></td>' if cell != cells[0] else f"<td>{cell}</td>"
        for cell in cells
    )
    return f'<tr><th scope="row">{escape(label)}</th>{body}</tr>'


def _inputs(answers: list[api.Answer], lang: Lang) -> str:
    """Only the questions that were answered differently."""
    said = [dict(render.answers(one.calculator, one.inputs, one.law.facts, lang)) for one in answers]
    labels = dict.fromkeys(label for one in said for label in one)
    rows = [
        _row(label, [escape(one.get(label, render.word("not_answered", lang))) for one in said])
        for label in labels
        if len({one.get(label) for one in said}) > 1
    ]
    same = f'<tr><td colspan="{len(answers) + 1}">{_word("same", lang)}</td></tr>'
    return "".join(rows) or same


def _outputs(answers: list[api.Answer], lang: Lang) -> str:
    found = [{one.name: one for one in answer.result.outputs} for answer in answers]
    rows = [
        _row(found[0][name].label.get(lang), [_cell(one[name], found[0][name], lang) for one in found]) for name in ROWS
    ]
    hashes = "".join(f"<td><code>{digest(one)}</code></td>" for one in answers)
    return "".join(rows) + f'<tr><th scope="row">{_word("hash", lang)}</th>{hashes}</tr>'


def _cell(output: Output, first: Output, lang: Lang) -> str:
    """The output in words; of an amount also the change of its middle against the first scenario."""
    return escape(_said(output, lang)) + _change(_middle(output.value), _middle(first.value))


def _said(output: Output, lang: Lang) -> str:
    ends = output.value
    if output.unit == "yen" and isinstance(ends, dict) and "p10" in ends:
        low, mid, high = (write.quantity(ends[name], "yen", lang, rough=True) for name in ("p10", "p50", "p90"))
        return WORDS["range"].get(lang).format(low=low, mid=mid, high=high)
    return render.inline(output, lang)


def _middle(value_: object) -> int | None:
    if isinstance(value_, dict):
        value_ = value_.get("p50", value_.get("mid"))
    return value_ if isinstance(value_, int) and not isinstance(value_, bool) else None


def _change(amount: int | None, first: int | None) -> str:
    if amount is None or not first or amount == first:
        return ""
    change = round(100 * (amount - first) / first)
    return f" <small>({'+' if change > 0 else '−'}{abs(change):,}%)</small>"
