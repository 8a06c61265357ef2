"""Writes a result as HTML, the same at build time and in the browser; every text is escaped here and nowhere else."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Any

from calculators import write
from calculators.calculator import Calculator
from calculators.chart import curve_svg, range_bar, shares_svg
from calculators.facts import Fact, Facts, Law
from calculators.range_chart import ranges
from calculators.result import Output, Result, Step, Table, Value
from calculators.spec import Kind, Many, One, Triple, fields
from calculators.text import Lang, Text, listed
from calculators.timeline import timeline

WORDS = {
    "working": Text("計算の過程", "Working"),
    "sources": Text("使った値と出典", "Values used and their sources"),
    "limits": Text("この数字が示さないこと", "What this figure does not tell"),
    "inputs": Text("入力", "Inputs"),
    "advice": Text(
        "一般的な情報であり、法的助言ではありません。個別の事案は弁護士に相談してください。",
        "General information, not legal advice. Put your own case to a lawyer.",
    ),
    "law_day": Text("{day}の時点の法令とデータによる。", "On the law and data as of {day}."),
    "to_verify": Text("要確認", "to be verified"),
    "problems": Text("入力を確かめてください", "Please check these answers"),
    "value": Text("値", "Value"),
    "step": Text("項目", "Step"),
    "formula": Text("式", "Formula"),
    "notes": Text("注意", "Please note"),
    "low": Text("低め", "low"),
    "mid": Text("中間", "middle"),
    "high": Text("高め", "high"),
    "mean": Text("平均", "mean"),
    "median": Text("中央値", "median"),
    "unknown": Text("示せない", "not known"),
    "not_answered": Text("回答なし", "not answered"),
}


def word(key: str, lang: Lang) -> str:
    return WORDS[key].get(lang)


def result(calculator: Calculator, inputs: Any, found: Result, law: Law, lang: Lang) -> str:
    """The whole answer: headline, other outputs, warnings, working, tables, sources, limits."""
    parts = [
        _headline(found.headline, lang),
        _paragraph(found.meaning, "leakcalc-meaning", lang),
        *(ranges(one, lang) for one in found.ranges),
        _outputs(_listed_outputs(found), calculator, lang),
        _list("notes", found.warnings, "leakcalc-warnings", lang),
        _inputs(calculator, inputs, law.facts, lang),
        _working(found.steps, lang),
        *(table(one, lang) for one in found.tables),
        *(timeline(one, lang) for one in found.timelines),
        _list("limits", calculator.limits, "leakcalc-limits", lang),
        _sources(found.all_facts(), law.facts, lang),
        _foot(law, lang),
    ]
    return "".join(parts)


def working(found: Result, calculator: Calculator, lang: Lang, base: str) -> str:
    """One part of a composed answer: what it says besides its headline, how it was worked out, and its first table."""
    tables = "".join(table(one, lang, base) for one in found.tables[:1])
    return (
        f"{_outputs(_listed_outputs(found), calculator, lang)}{_paragraph(found.meaning, 'leakcalc-note', lang)}"
        f"{_working(found.steps, lang)}{tables}"
    )


def closing(calculator: Calculator, inputs: Any, found: Result, law: Law, lang: Lang) -> str:
    """What ends every answer: notes, inputs, limits, sources, the day of the law."""
    return "".join(
        (
            _list("notes", found.warnings, "leakcalc-warnings", lang),
            _inputs(calculator, inputs, law.facts, lang),
            _list("limits", calculator.limits, "leakcalc-limits", lang),
            _sources(found.all_facts(), law.facts, lang),
            _foot(law, lang),
        )
    )


def said(found: Result, lang: Lang) -> str:
    """The headline as one sentence, for the live region."""
    value = inline(found.headline, lang)
    return f"{found.headline.label.get(lang)}: {value}"


def inline(output: Output, lang: Lang) -> str:
    """One output in words, ranges included."""
    if output.shown:
        return output.shown.get(lang)
    rough = output.precision == "estimate"
    if isinstance(output.value, dict):
        if _one_value(output.value):
            return _end(output.value["low"], output, lang)
        said_parts = [f"{_key(key, lang)} {_end(one, output, lang)}" for key, one in output.value.items()]
        return listed(said_parts, lang)
    if isinstance(output.value, list | tuple):
        return listed((_member(one, output.unit, lang) for one in output.value), lang)
    return write.quantity(output.value, output.unit, lang, rough=rough)


def _member(value: Value, unit: str, lang: Lang) -> str:
    """One member of a list in words; a pair of a picture is an amount or a name with its share."""
    if not isinstance(value, list | tuple):
        return write.quantity(value, unit, lang)
    units = {"exceedance": ("yen", "ratio"), "shares": ("", "ratio")}.get(unit, (unit,) * len(value))
    return " ".join(_loose(one, part, lang) for one, part in zip(value, units, strict=True))


def _one_value(value: Mapping[str, Value]) -> bool:
    """Whether low, middle and high are one and the same figure, which is then said once."""
    return value.keys() == {"low", "mid", "high"} and value["low"] == value["mid"] == value["high"]


def _key(key: str, lang: Lang) -> str:
    return word(key, lang) if key in WORDS else key.upper()


def _headline(output: Output, lang: Lang) -> str:
    body = f'<p class="leakcalc-headline"><span class="leakcalc-name">{escape(output.label.get(lang))}</span> '
    if isinstance(output.value, dict) and not output.shown:
        return body + "</p>" + span(output, lang)
    return (
        body + f'<strong class="leakcalc-figure">{escape(inline(output, lang))}</strong>{_all_digits(output, lang)}</p>'
    )


def _all_digits(output: Output, lang: Lang) -> str:
    """Full digits beside a rounded or grouped amount, where they say more."""
    if output.unit != "yen" or not isinstance(output.value, int) or output.value < 10_000:
        return ""
    full = write.digits(output.value, lang)
    return "" if full == inline(output, lang) else f' <span class="leakcalc-digits">({escape(full)})</span>'


def _end(value: Value, output: Output, lang: Lang) -> str:
    """One end of a range in words; one that nobody knows is said to be so."""
    if value is None:
        return word("unknown", lang)
    return write.quantity(value, output.unit, lang, rough=output.precision == "estimate")


def span(output: Output, lang: Lang) -> str:
    """A range as a picture with its figures."""
    assert isinstance(output.value, dict)
    rows = "".join(
        f"<div><dt>{escape(_key(key, lang))}</dt><dd>{escape(_end(one, output, lang))}</dd></div>"
        for key, one in output.value.items()
    )
    return f'{range_bar(output, lang)}<dl class="leakcalc-range">{rows}</dl>'


def _listed_outputs(found: Result) -> list[Output]:
    """The outputs after the headline that no picture holds already."""
    drawn = {name for one in found.ranges for name in one.outputs}
    return [one for one in found.outputs[1:] if one.name not in drawn]


def _outputs(outputs: Iterable[Output], calculator: Calculator, lang: Lang) -> str:
    labels = _labels(calculator, lang)
    rows = "".join(
        f"<div{_wide(one)}><dt>{escape(one.label.get(lang))}</dt><dd>{_output(one, labels, lang)}</dd></div>"
        for one in outputs
    )
    return f'<dl class="leakcalc-outputs">{rows}</dl>' if rows else ""


def _wide(output: Output) -> str:
    """A picture or a range takes the whole width, below its name."""
    wide = output.unit in ("exceedance", "shares") or (isinstance(output.value, dict) and not output.shown)
    return ' class="leakcalc-wide"' if wide else ""


def _labels(calculator: Calculator, lang: Lang) -> dict[str, str]:
    return {field.name: calculator.question(field).get(lang) for field in fields(calculator.inputs)}


def _output(output: Output, labels: Mapping[str, str], lang: Lang) -> str:
    if output.unit == "exceedance":
        return curve_svg(output, lang)
    if output.unit == "shares":
        return shares_svg(output, labels, lang)
    if output.shown:
        return escape(output.shown.get(lang))
    if isinstance(output.value, dict):
        return span(output, lang)
    if isinstance(output.value, list | tuple) and any(isinstance(one, dict | list | tuple) for one in output.value):
        return _nested(output.value, output.unit, lang)
    return escape(inline(output, lang)) + _all_digits(output, lang)


def _nested(values: Iterable[Value], unit: str, lang: Lang) -> str:
    """A list of rows, each a list or an object, as a plain list of lines."""
    lines = []
    for one in values:
        cells = one.values() if isinstance(one, dict) else one if isinstance(one, list | tuple) else [one]
        lines.append(" · ".join(_loose(cell, unit, lang) for cell in cells))
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _loose(value: Value, unit: str, lang: Lang) -> str:
    numeric = isinstance(value, int | float | Fraction | Decimal) and not isinstance(value, bool)
    return write.quantity(value, unit if numeric else "", lang)


def _list(heading: str, lines: Iterable[Text], css: str, lang: Lang) -> str:
    items = "".join(f"<li>{escape(line.get(lang))}</li>" for line in lines)
    return f'<section class="{css}"><h3>{escape(word(heading, lang))}</h3><ul>{items}</ul></section>' if items else ""


def _paragraph(text: Text, css: str, lang: Lang) -> str:
    return f'<p class="{css}">{escape(text.get(lang))}</p>'


def _inputs(calculator: Calculator, inputs: Any, facts: Facts, lang: Lang) -> str:
    rows = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(said_answer)}</dd></div>"
        for label, said_answer in answers(calculator, inputs, facts, lang)
    )
    return (
        f'<details class="leakcalc-inputs"><summary>{escape(word("inputs", lang))}</summary><dl>{rows}</dl></details>'
    )


def answers(calculator: Calculator, inputs: Any, facts: Facts, lang: Lang) -> Iterator[tuple[str, str]]:
    """Every question and its answer; what a folded section leaves unanswered is left out."""
    folded = {name for _, names in calculator.sections for name in names}
    for field in fields(calculator.inputs):
        value = field.of(inputs)
        if value is not None or field.name not in folded:
            yield calculator.question(field).get(lang), answer(field.kind, value, facts, lang)


def answer(kind: Kind, value: Any, facts: Facts, lang: Lang) -> str:
    """An input as a reader would say it: option labels, item names, amounts with their unit."""
    if value is None or value == ():
        return word("not_answered", lang)
    if isinstance(kind, One):
        return next(option.label.get(lang) for option in kind.options if option.id == value)
    if isinstance(kind, Many):
        labels = {row.id: row.label.get(lang) for row in facts.rows(kind.table)}
        return listed((labels[one] for one in value), lang)
    if isinstance(value, Triple):
        if value.low == value.high:
            return write.quantity(value.mid, kind.unit, lang)
        return " ~ ".join(write.quantity(one, kind.unit, lang) for one in (value.low, value.mid, value.high))
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return write.quantity(value, kind.unit, lang)


def _working(steps: Iterable[Step], lang: Lang) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(step.label.get(lang))}</th><td>{escape(_expression(step, lang))}</td>'
        f'<td class="{_number_class(step)}">{escape(_step_value(step, lang))}{unverified(step.facts, lang)}</td></tr>'
        for step in steps
    )
    head = "".join(f'<th scope="col">{escape(word(key, lang))}</th>' for key in ("step", "formula", "value"))
    return (
        f'<section class="leakcalc-working"><h3>{escape(word("working", lang))}</h3><div class="leakcalc-scroll" tabindex="0" role="group" '
        f'aria-label="{escape(word("working", lang))}"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def _number_class(step: Step) -> str:
    """One number stays on its line; several may be broken between lines, and so may a day or words."""
    number = isinstance(step.value, int | float | Fraction | Decimal) and not isinstance(step.value, bool)
    return "leakcalc-number" if number else "leakcalc-numbers"


def step_line(step: Step, lang: Lang) -> str:
    """One step of the working as a line of text."""
    return f"{step.label.get(lang)}: {_expression(step, lang)} = {_step_value(step, lang)}"


def unverified(used: Iterable[Fact], lang: Lang) -> str:
    """The mark behind a figure that rests on a value not read in its document."""
    known = all(fact.grade != "B" for fact in used)
    return "" if known else f'<sup class="grade">{escape(word("to_verify", lang))}</sup>'


def source_line(fact: Fact, facts: Facts, lang: Lang) -> str:
    """One fact with its source as a line of text."""
    source = facts.source(fact.source)
    parts = (source["title"][lang], fact.pinpoint.get(lang) if fact.pinpoint else "", source.get("url") or "")
    mark = f" [{word('to_verify', lang)}]" if fact.grade == "B" else ""
    return f"{fact.label.get(lang)}: {write.quantity(fact.value, fact.unit, lang)} — {' '.join(part for part in parts if part)}{mark}"


def _expression(step: Step, lang: Lang) -> str:
    return step.expression.get(lang) if isinstance(step.expression, Text) else step.expression


def _step_value(step: Step, lang: Lang) -> str:
    if isinstance(step.value, dict):
        if _one_value(step.value):
            return _loose(step.value["low"], step.unit, lang)
        return listed((f"{_key(key, lang)} {_loose(one, step.unit, lang)}" for key, one in step.value.items()), lang)
    if isinstance(step.value, list | tuple):
        return listed((_loose(one, step.unit, lang) for one in step.value), lang)
    if step.unit == "yen" and isinstance(step.value, int):
        return write.digits(step.value, lang)
    return write.quantity(step.value, step.unit, lang)


def table(one: Table, lang: Lang, base: str = "../../") -> str:
    """A table beside the answer: caption, column heads, the first column as row heads; `base` leads to the language's root."""
    head = "".join(
        f'<th scope="col"{_class(unit) if at else ""}>{escape(label.get(lang))}</th>'
        for at, (label, unit) in enumerate(one.columns)
    )
    body = "".join(
        "<tr>" + "".join(_cell(value, one.columns[at][1], at, lang, base) for at, value in enumerate(row)) + "</tr>"
        for row in one.rows
    )
    note = _paragraph(one.note, "leakcalc-note", lang) if one.note else ""
    caption = escape(one.caption.get(lang))
    return (
        f'<div class="leakcalc-scroll" tabindex="0" role="group" aria-label="{caption}"><table class="leakcalc-table">'
        f"<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{note}"
    )


def _cell(value: Value, unit: str, at: int, lang: Lang, base: str) -> str:
    if unit == "precedent" and isinstance(value, tuple):
        return f'<th scope="row">{_precedent(value, lang, base)}</th>'
    shown = "—" if value is None else escape(write.quantity(value, unit, lang))
    if at == 0:
        return f'<th scope="row">{shown}</th>'
    return f"<td{_class(unit)}>{shown}</td>"


def _class(unit: str) -> str:
    """How a column stands: words break, a day does not, and numbers end at one edge."""
    if unit in ("text", "flag", "precedent"):
        return ""
    return f' class="leakcalc-{"day" if unit == "day" else "number"}"'


def _precedent(value: tuple[Value, ...], lang: Lang, base: str) -> str:
    """A decision as a link to its entry."""
    anchor, name = value
    assert isinstance(anchor, str)
    assert isinstance(name, Text)
    return f'<a href="{base}precedents/table/#{escape(anchor)}">{escape(name.get(lang))}</a>'


def _sources(used: Iterable[Fact], facts: Facts, lang: Lang) -> str:
    lines = "".join(f"<li>{_source(fact, facts, lang)}</li>" for fact in used)
    if not lines:
        return ""
    return f'<details class="leakcalc-sources"><summary>{escape(word("sources", lang))}</summary><ul>{lines}</ul></details>'


def _source(fact: Fact, facts: Facts, lang: Lang) -> str:
    source = facts.source(fact.source)
    pinpoint = f" {escape(fact.pinpoint.get(lang))}" if fact.pinpoint else ""
    since = f"({escape(fact.since)}~)" if fact.since else ""
    mark = f' <strong class="leakcalc-grade">{escape(word("to_verify", lang))}</strong>' if fact.grade == "B" else ""
    return f"{escape(fact.label.get(lang))}: {escape(write.quantity(fact.value, fact.unit, lang))}{since} — {source_link(source, lang)}{pinpoint}{mark}"


def source_link(source: Mapping[str, Any], lang: Lang) -> str:
    """The title of a source, linked to the document where it has an address."""
    title = escape(source["title"][lang])
    return f'<a href="{escape(source["url"])}" rel="noopener">{title}</a>' if source.get("url") else title


def _foot(law: Law, lang: Lang) -> str:
    day = word("law_day", lang).format(day=write.short_day(law.on, lang))
    return f'<p class="leakcalc-foot">{escape(day)} {escape(word("advice", lang))}</p>'


def problems(found: dict[str, Text], calculator: Calculator, lang: Lang) -> str:
    """A summary of every problem with a link to its field."""
    labels = _labels(calculator, lang)
    lines = "".join(
        f'<li><a href="#{calculator.name}-{escape(name)}">{escape(labels[name])}</a>: {escape(text.get(lang))}</li>'
        if name in labels
        else f"<li>{escape(text.get(lang))}</li>"
        for name, text in found.items()
    )
    return f'<section class="leakcalc-problems"><h3>{escape(word("problems", lang))}</h3><ul>{lines}</ul></section>'
