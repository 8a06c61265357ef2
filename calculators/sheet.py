"""Writes an answer as plain text: the sheet that the command line prints."""

from collections.abc import Iterator

from calculators import render, write
from calculators.api import Answer, version
from calculators.text import Lang


def text(answer: Answer, lang: Lang) -> str:
    """The whole answer in one language, headline first."""
    return "\n".join(_lines(answer, lang))


def _lines(answer: Answer, lang: Lang) -> Iterator[str]:
    found, facts = answer.result, answer.law.facts
    yield f"■ {answer.calculator.title.get(lang)}"
    for output in found.outputs:
        yield f"  {output.label.get(lang)}: {render.inline(output, lang)}"
    yield f"  {found.meaning.get(lang)}"
    yield from _section("notes", (one.get(lang) for one in found.warnings), lang)
    yield from _section("inputs", _inputs(answer, lang), lang)
    yield from _section("working", (render.step_line(step, lang) for step in found.steps), lang)
    yield from _section("limits", (one.get(lang) for one in answer.calculator.limits), lang)
    yield from _section("sources", (render.source_line(fact, facts, lang) for fact in found.all_facts()), lang)
    day = render.word("law_day", lang).format(day=write.short_day(answer.law.on, lang))
    yield f"\n{day} {render.word('advice', lang)}\n{version(facts)}"


def _inputs(answer: Answer, lang: Lang) -> Iterator[str]:
    for label, said in render.answers(answer.calculator, answer.inputs, answer.law.facts, lang):
        yield f"{label}: {said}"


def _section(heading: str, lines: Iterator[str], lang: Lang) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield f"\n{render.word(heading, lang)}"
        yield from (f"  - {line}" for line in listed)
