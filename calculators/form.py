"""Writes the form of a calculator from its declared inputs: disabled until the script that drives it has come."""

import re
from html import escape
from typing import Any

from calculators import write
from calculators.calculator import Calculator
from calculators.facts import Facts, NotInForce
from calculators.spec import (
    Clock,
    Day,
    Field,
    Flag,
    Kind,
    Many,
    One,
    Option,
    Range,
    Real,
    Share,
    Whole,
    choices,
    fields,
)
from calculators.text import Lang, Text

WORDS = {
    "run": Text("計算する", "Calculate"),
    "clear": Text("入力を消す", "Clear the form"),
    "share": Text("この入力のリンクをコピー", "Copy a link with these inputs"),
    "optional": Text("任意", "optional"),
    "required": Text("必須", "required"),
    "no_script": Text(
        "JavaScriptが無効なため、ここでは計算できません。下の計算例と入力項目の表は、そのまま読めます。",
        "JavaScript is off, so nothing can be calculated here. The worked example and the table of inputs below can be read as they are.",
    ),
    "private": Text(
        "計算はこの端末の中だけで行います。入力した内容はどこにも送信しません。",
        "The calculation runs on this device only. Nothing you type is sent anywhere.",
    ),
    "unselected": Text("選ばない", "not chosen"),
    "next": Text("次へ", "Next"),
}


def word(key: str, lang: Lang) -> str:
    return escape(WORDS[key].get(lang))


def form(calculator: Calculator, facts: Facts, lang: Lang) -> str:
    """The form, its fields in declared order, with room beside each for a problem."""
    body = _fields(calculator, facts, lang)
    return (
        f'<form novalidate><p class="leakcalc-private">{word("private", lang)}</p><noscript><p class="leakcalc-noscript">{word("no_script", lang)}</p></noscript>'
        f'<fieldset class="leakcalc-fields" disabled><legend class="leakcalc-title">{escape(calculator.title.get(lang))}</legend>{body}'
        f'<div class="leakcalc-actions"><button type="submit" class="leakcalc-run">{word("run", lang)}</button>'
        f'<button type="reset">{word("clear", lang)}</button><button type="button" class="leakcalc-share">{word("share", lang)}</button></div>'
        "</fieldset></form>"
    )


def _fields(calculator: Calculator, facts: Facts, lang: Lang) -> str:
    """The questions in declared order; those of a section are folded under its heading."""
    shown = {field.name: field_html(calculator.name, field, facts, lang) for field in fields(calculator.inputs)}
    section_of = {name: at for at, (_, names) in enumerate(calculator.sections) for name in names}
    parts: list[str] = []
    for name, html in shown.items():
        at = section_of.get(name)
        if at is None:
            parts.append(html)
            continue
        heading, names = calculator.sections[at]
        if name == names[0]:
            if at == 0 and calculator.choose:
                parts.append(f'<p class="leakcalc-choose">{escape(calculator.choose.get(lang))}</p>')
            step = " leakcalc-step" if calculator.stepped else ""
            is_open = " open" if calculator.stepped and at == 0 else ""
            parts.append(
                f'<details class="leakcalc-group leakcalc-section{step}"{is_open}><summary>{escape(heading.get(lang))}</summary>'
            )
        more = calculator.stepped and at + 1 < len(calculator.sections)
        button = f'<button type="button" class="leakcalc-next">{word("next", lang)}</button>' if more else ""
        parts.append(html + (f"{button}</details>" if name == names[-1] else ""))
    return "".join(parts)


def field_html(prefix: str, field: Field, facts: Facts, lang: Lang) -> str:
    """One question: label, why it is asked, the control, and an empty line for its problem."""
    at = f"{prefix}-{field.name}"
    match field.kind:
        case One():
            return _group(at, field, _radios(at, field, lang), "one", facts, lang)
        case Many():
            return _group(at, field, _checkboxes(at, field.name, field.kind, facts, lang), "many", facts, lang)
        case Flag():
            return _flag(at, field, facts, lang)
        case _:
            return _text_field(at, field, facts, lang)


def _label(field: Field, lang: Lang) -> str:
    mark = "" if field.default is not None else word("required" if field.required else "optional", lang)
    note = f' <span class="leakcalc-mark">{mark}</span>' if mark else ""
    return f"{escape(field.kind.label.get(lang))}{note}"


_FACT = re.compile(r"\{([a-z0-9_.]+)\}")


def _hint(at: str, kind: Kind, facts: Facts, lang: Lang) -> str:
    """Why it is asked and a typical value: `{table.row.column}` in the words is filled in from site-data, so no figure is typed."""
    law = facts.current

    def filled(found: re.Match[str]) -> str:
        try:
            fact = law.cell(found[1])
        except NotInForce:
            return write.no_value(law.on, lang)
        return write.quantity(fact.value, fact.unit, lang)

    return f'<p class="leakcalc-hint" id="{at}-hint">{escape(_FACT.sub(filled, kind.help.get(lang)))}</p>'


def _problem(at: str) -> str:
    return f'<p class="leakcalc-problem" id="{at}-problem" hidden></p>'


def _text_field(at: str, field: Field, facts: Facts, lang: Lang) -> str:
    mode = "numeric" if isinstance(field.kind, Whole) else "decimal" if isinstance(field.kind, Share | Real) else "text"
    required = ' aria-required="true"' if field.required else ""
    return (
        f'<div class="leakcalc-field" data-field="{field.name}" data-kind="text"><label for="{at}">{_label(field, lang)}</label>{_hint(at, field.kind, facts, lang)}'
        f'<input type="text" inputmode="{mode}" id="{at}" name="{field.name}" value="{escape(default_text(field))}" '
        f'autocomplete="off" aria-describedby="{at}-hint {at}-problem"{required}>{_unit(field.kind, lang)}{_problem(at)}</div>'
    )


def default_text(field: Field) -> str:
    """The default as somebody would type it."""
    value = field.default
    if value is None or value == ():
        return ""
    if isinstance(field.kind, Share):
        return write.percent(value)
    if isinstance(field.kind, Whole):
        return f"{value:,}"
    if isinstance(field.kind, Flag):
        return "true" if value else "false"
    if isinstance(field.kind, Range):
        return f"{value.low}~{value.mid}~{value.high}"
    return write.trim(value) if isinstance(field.kind, Real) else str(value)


_UNITS = {
    "people": Text("人", "people"),
    "yen": Text("円", "yen"),
    "days": Text("日", "days"),
    "months": Text("か月", "months"),
    "years": Text("年", "years"),
    "person_months": Text("人月", "person-months"),
    "machines": Text("台", "machines"),
    "records": Text("件", "records"),
    "hours": Text("時間", "hours"),
    "usd_jpy": Text("円/米ドル", "yen per US dollar"),
}


def _unit(kind: Kind, lang: Lang) -> str:
    if isinstance(kind, Day | Clock) or kind.unit not in _UNITS:
        return ""
    return f' <span class="leakcalc-unit">{escape(_UNITS[kind.unit].get(lang))}</span>'


def _group(at: str, field: Field, controls: str, kind: str, facts: Facts, lang: Lang) -> str:
    return (
        f'<fieldset class="leakcalc-field" id="{at}" data-field="{field.name}" data-kind="{kind}" tabindex="-1" aria-describedby="{at}-hint {at}-problem">'
        f"<legend>{_label(field, lang)}</legend>{_hint(at, field.kind, facts, lang)}{controls}{_problem(at)}</fieldset>"
    )


def _radios(at: str, field: Field, lang: Lang) -> str:
    assert isinstance(field.kind, One)
    options = list(field.kind.options)
    if not field.required and field.default is None:
        options.insert(0, Option(id="", label=WORDS["unselected"]))
    return "".join(
        _choice("radio", at, field.name, option, option.id == (field.default or ""), lang) for option in options
    )


def _choice(kind: str, at: str, name: str, option: Option, checked: bool, lang: Lang) -> str:
    on = " checked" if checked else ""
    help_text = f'<span class="leakcalc-option-help">{escape(option.help.get(lang))}</span>' if option.help else ""
    return (
        f'<label class="leakcalc-choice" for="{at}-{option.id}"><input type="{kind}" id="{at}-{option.id}" name="{name}" value="{escape(option.id)}"{on}>'
        f"<span>{escape(option.label.get(lang))}{help_text}</span></label>"
    )


def _checkboxes(at: str, name: str, kind: Many, facts: Facts, lang: Lang) -> str:
    parts = []
    for at_group, (group, rows) in enumerate(choices(kind, facts)):
        boxes = "".join(_choice("checkbox", at, name, Option(id=row.id, label=row.label), False, lang) for row in rows)
        is_open = " open" if at_group == 0 else ""
        parts.append(
            f'<details class="leakcalc-group"{is_open}><summary>{escape(group.label.get(lang))}</summary><div class="leakcalc-choices">{boxes}</div></details>'
        )
    return "".join(parts)


def _flag(at: str, field: Field, facts: Facts, lang: Lang) -> str:
    on = " checked" if field.default else ""
    return (
        f'<div class="leakcalc-field" data-field="{field.name}" data-kind="flag"><label class="leakcalc-choice" for="{at}">'
        f'<input type="checkbox" id="{at}" name="{field.name}" value="true" aria-describedby="{at}-hint {at}-problem"{on}>'
        f"<span>{escape(field.kind.label.get(lang))}</span></label>{_hint(at, field.kind, facts, lang)}{_problem(at)}</div>"
    )


def inputs_table(calculator: Calculator, lang: Lang) -> str:
    """The inputs as a table for the page: name, question, what is accepted, default."""
    heads = ("名前", "質問", "受け付ける値", "既定値") if lang == "ja" else ("Name", "Question", "Accepted", "Default")
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    rows = "".join(
        f'<tr><th scope="row"><code>{field.name}</code></th><td>{escape(calculator.question(field).get(lang))}</td>'
        f"<td>{escape(accepted(field.kind, lang))}</td><td>{escape(default_text(field)) or '—'}</td></tr>"
        for field in fields(calculator.inputs)
    )
    name = escape(calculator.title.get(lang))
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{name}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def accepted(kind: Any, lang: Lang) -> str:
    """What a field takes, in words."""
    match kind:
        case Whole() | Share() | Real():
            return f"{write.quantity(kind.low, kind.unit, lang)} – {write.quantity(kind.high, kind.unit, lang)}"
        case Day():
            return f"{kind.low.isoformat()} – {kind.high.isoformat()}"
        case One():
            return ", ".join(option.id for option in kind.options)
        case Many():
            return "一覧の項目を一つ以上" if lang == "ja" else "one or more of the list"
        case Flag():
            return "true, false"
        case Range():
            return "low~mid~high"
        case _:
            return "14:30"
