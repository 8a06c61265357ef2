"""The calculators on pages: the live element, worked examples and single amounts, computed at build on the law of the site's day.

Where the law of that day has no answer to an example, the page says why in its place; a wrong example fails the build.
"""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from calculators import api, form, registry, render
from calculators.calculator import Calculator
from calculators.facts import NotInForce, UnknownFact
from calculators.result import BadInput
from calculators.text import Lang, joined
from scripts import assess_tools, listings
from scripts.guide import Guide
from scripts.pages import page_file


def calculator(guide: Guide, base: str, name: str) -> str:
    """The live calculator with its worked example and the pages that explain it."""
    unseen = "入力と結果" if guide.lang == "ja" else "Inputs and result"
    heading = f'<h2 class="unseen" id="calculator">{unseen}</h2>'  # the result's own headings stand below it
    return heading + element(guide, name) + _pages(guide, base, registry.get(name))


def element(guide: Guide, name: str) -> str:
    """The live calculator with its worked example, which remains without JavaScript."""
    found = registry.get(name)
    answer = _answer(guide, name, found.example)
    lang = guide.lang
    story = escape(found.story.get(lang))
    heading = "計算例" if lang == "ja" else "Worked example"
    if isinstance(answer, BadInput):
        state, shown = "problem", render.problems(answer.problems, found, lang)
        told = json.dumps({"problems": {one: text.json() for one, text in answer.problems.items()}}, ensure_ascii=False)
    else:
        state, shown, told = "example", api.shown(answer, {}, lang)["html"], api.result_json(answer)
    return (
        f'<div class="leakcalc"><leak-calculator name="{name}" lang="{lang}">{form.form(found, guide.facts, lang)}'
        '<p class="leakcalc-status" role="status"></p><progress class="leakcalc-progress" max="100" hidden></progress>'
        '<div class="leakcalc-engine-problem" role="alert" hidden></div>'
        f'<output data-state="{state}" aria-live="off"><p class="leakcalc-story"><strong>{heading}</strong> {story}</p>{shown}</output>'
        f'<template class="result">{escape(told, quote=False)}</template></leak-calculator></div>'
    )


def _answer(guide: Guide, name: str, inputs: Mapping[str, Any]) -> api.Answer | BadInput:
    """An example worked out, or why the law of the site's day has no answer to it; a wrong example fails the build."""
    try:
        return api.evaluate(name, inputs, facts=guide.facts)
    except BadInput as error:
        if isinstance(error.__cause__, NotInForce) or "on" in error.problems:
            return error
        raise


def _no_answer(error: BadInput, lang: Lang) -> str:
    return f'<strong class="not-in-force">{escape(joined([*error.problems.values()]).get(lang))}</strong>'


def assessment(guide: Guide, base: str) -> str:
    """The assessment: its form and worked example like every calculator's, with the tools around it."""
    return assess_tools.around(calculator(guide, base, "assess"), guide.lang)


def _pages(guide: Guide, base: str, found: Calculator) -> str:
    """Links to the pages that explain the answer; an address without a page fails the build."""
    for address, _ in found.pages:
        if not page_file(guide.lang, address):
            raise UnknownFact(f"{found.name}: no page docs/{guide.lang}/{address}")
    links = "".join(
        f"<li>{listings.link(base + address, words.get(guide.lang), 'more')}</li>" for address, words in found.pages
    )
    heading = "この計算を説明するページ" if guide.lang == "ja" else "Pages that explain this"
    return f'<div class="leakcalc-pages"><p><strong>{heading}</strong></p><ul>{links}</ul></div>' if links else ""


def inputs(guide: Guide, base: str, name: str) -> str:
    """The inputs of a calculator as a table."""
    return form.inputs_table(registry.get(name), guide.lang)


def worked(guide: Guide, base: str, name: str, **answers: Any) -> str:
    """A worked example in a guide page: the story, the headline and the working, computed at build."""
    found = registry.get(name)
    answer = _answer(guide, name, answers or found.example)
    lang = guide.lang
    story = f"<p>{escape(found.story.get(lang))}</p>" if not answers else ""
    if isinstance(answer, BadInput):
        return f'<div class="worked">{story}<p>{_no_answer(answer, lang)}</p></div>'
    headline = f"<p><strong>{escape(render.said(answer.result, lang))}</strong></p>"
    steps = "".join(
        f"<li>{escape(render.step_line(step, lang))}{render.unverified(step.facts, lang)}</li>"
        for step in answer.result.steps
    )
    more = "自分の数字で計算する" if lang == "ja" else "Calculate with your own figures"
    folder = "" if name == "assess" else "calculators/"
    link = f'<p><a href="{base}{folder}{found.slug}/">{more}</a></p>'
    title = "計算例" if lang == "ja" else "Worked example"
    return f'<div class="worked"><p class="worked-title">{title}</p>{story}{headline}<ul>{steps}</ul>{link}</div>'


def amount(guide: Guide, base: str, name: str, output: str, **answers: Any) -> str:
    """One figure computed by a calculator, for a sentence."""
    answer = _answer(guide, name, answers)
    if isinstance(answer, BadInput):
        return _no_answer(answer, guide.lang)
    found = answer.result.output(output)
    mark = render.unverified(answer.result.all_facts(), guide.lang)
    return f'<span class="fact">{escape(render.inline(found, guide.lang))}</span>{mark}'
