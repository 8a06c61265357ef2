"""The one door to every calculator: text in, text out, the same natively and in the browser; it never raises.

A request is JSON: `{"calculator": name, "inputs": {…}, "lang": "ja"|"en", "on": ISO date or ""}`. The answer is JSON:
`{"state": "done", "result": <result JSON as text>, "html": …, "said": …}` or
`{"state": "problem", "problems": {field: {"ja": …, "en": …}}, "html": …, "said": …}`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import Any

from calculators import __version__, parse, reading, registry, render, spec
from calculators.calculator import Calculator
from calculators.facts import Facts, Law, NotInForce, shipped
from calculators.result import BadInput, Result, plain
from calculators.text import Lang, Text

MAX_REQUEST = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A result with everything needed to write it down."""

    calculator: Calculator
    inputs: Any
    law: Law
    result: Result


def run(request: str) -> str:
    """Answer a request; whatever comes in, JSON comes out.

    Units: text in, text out. Bad input is a `problem`, never an exception.
    """
    try:
        asked = _request(request)
    except BadInput as error:
        return _dump({"state": "problem", "problems": _problems(error.problems), "html": "", "said": ""})
    lang, calculator = asked.lang, asked.calculator
    try:
        answer = evaluate(calculator.name, asked.inputs, asked.on)
        return _dump({"state": "done", "result": result_json(answer), **shown(answer, asked.body, lang)})
    except BadInput as error:
        html = render.problems(error.problems, calculator, lang)
        return _dump(
            {
                "state": "problem",
                "problems": _problems(error.problems),
                "html": html,
                "said": render.word("problems", lang),
            }
        )


def shown(answer: Answer, body: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """The answer as HTML and as one sentence, and whatever the calculator's own view adds to what `body` asks for.

    Raises:
        BadInput: `body` asks for something that cannot be read.
    """
    calculator = answer.calculator
    said = render.said(answer.result, lang)
    if calculator.view:
        own: dict[str, Any] = import_module(calculator.view).answer(answer, body, lang)
        return {"said": said, **own}
    return {"html": render.result(calculator, answer.inputs, answer.result, answer.law, lang), "said": said}


def evaluate(name: str, raw: Mapping[str, Any], on: str | date | None = None, facts: Facts | None = None) -> Answer:
    """Read the inputs and calculate on the law of `on` (default: the site's own day).

    Raises:
        BadInput: every problem with the inputs, or the missing law, under the field that caused it.
        KeyError: no such calculator.
    """
    facts = facts or shipped()
    calculator = registry.get(name)
    day = law_day(on, facts)
    inputs = reading.read(calculator.inputs, calculator.migrate(raw) if calculator.migrate else raw, facts)
    law = facts.at(day)
    try:
        found = calculator.calculate(inputs, law)
    except NotInForce as error:
        raise BadInput({error.field or "on": error.reason}) from error
    return Answer(calculator=calculator, inputs=inputs, law=law, result=_dated(found, inputs, law))


def result_json(answer: Answer) -> str:
    """The result as the contract has it, one line, keys in fixed order."""
    return _dump(result_dict(answer))


def result_dict(answer: Answer) -> dict[str, Any]:
    found, facts = answer.result, answer.law.facts
    return {
        "calculator": answer.calculator.name,
        "version": version(facts),
        "on": answer.law.on.isoformat(),
        "inputs": spec.normalised(answer.inputs),
        "outputs": {
            one.name: {"value": plain(one.value), "unit": one.unit, "label": one.label.json()} for one in found.outputs
        },
        "headline": found.headline.name,
        "steps": [
            {
                "label": step.label.json(),
                "expression": step.expression if isinstance(step.expression, str) else step.expression.json(),
                "value": plain(step.value),
                "unit": step.unit,
                "facts": [fact.id for fact in step.facts],
            }
            for step in found.steps
        ],
        "facts": [fact.json() for fact in found.all_facts()],
        "warnings": [text.json() for text in found.warnings],
    }


def _dated(found: Result, inputs: Any, law: Law) -> Result:
    """The result, warned where the law asked for or a day typed is later than what was known."""
    as_of = law.facts.as_of
    typed = [field.of(inputs) for field in spec.of(inputs)]
    if max([law.on, *(day for day in typed if isinstance(day, date))]) <= as_of:
        return found
    later = Text(
        f"{as_of.isoformat()}より後の日を含みます。{as_of.isoformat()}までに分かっている法令で答えています。",
        f"A day after {as_of.isoformat()} is involved; the answer rests on the law known on {as_of.isoformat()}.",
    )
    return replace(found, warnings=(*found.warnings, later))


def version(facts: Facts) -> str:
    """Package and facts together: the same version always gives the same bytes."""
    return f"{__version__}+facts.{facts.hash}"


def law_day(on: str | date | None, facts: Facts) -> date:
    """The day whose law applies; nothing given means the day of the facts.

    Raises:
        BadInput: under `on`, where the day cannot be read.
    """
    if on is None or on == "":
        return facts.as_of
    try:
        return on if isinstance(on, date) else parse.day(on)
    except parse.Refused as error:
        raise BadInput({"on": error.reason}) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A request as read; `body` is the whole of it."""

    lang: Lang
    calculator: Calculator
    inputs: Mapping[str, Any]
    on: str
    body: Mapping[str, Any]


def _request(text: str) -> _Asked:
    broken = BadInput({"request": Text("計算の依頼を読み取れません。", "The request cannot be read.")})
    if len(text) > MAX_REQUEST:
        raise broken
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        raise broken from None
    if not isinstance(asked, dict) or not isinstance(asked.get("inputs"), dict):
        raise broken
    name, on = asked.get("calculator"), asked.get("on") or ""
    if not isinstance(name, str) or name not in registry.ANSWERED or not isinstance(on, str):
        raise broken
    lang: Lang = "en" if asked.get("lang") == "en" else "ja"
    return _Asked(lang=lang, calculator=registry.get(name), inputs=asked["inputs"], on=on, body=asked)


def _problems(found: Mapping[str, Text]) -> dict[str, dict[str, str]]:
    return {name: text.json() for name, text in found.items()}


def _dump(value: object) -> str:
    """One line of JSON that can always be encoded: half a surrogate pair, which JSON lets in, is replaced."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace").decode()
