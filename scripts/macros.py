"""What a page may say: the macros through which every figure, citation, table and calculator reaches Markdown."""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from calculators import api, form, registry, render, write
from calculators.calculator import Calculator
from calculators.facts import Fact, Facts, NotInForce, UnknownFact
from calculators.text import Lang
from scripts import (
    assess_tools,
    back_test_pages,
    case_guides,
    case_pages,
    case_tables,
    changes,
    diagrams,
    explorer_page,
    glossary,
    law_pages,
    listings,
    performance_page,
    self_check_page,
    site_data,
    training_bank,
    training_data,
    training_pages,
    training_scenes,
)
from scripts.guide import DECISION_UNITS, Guide

ROOT = Path(__file__).resolve().parent.parent


def define_env(env: Any) -> None:
    """Hand the macros to mkdocs-macros; `env.page` is the page being written."""
    lang: Lang = env.conf["extra"]["lang"]
    guide = load(lang)

    def depth() -> str:
        url: str = env.page.url.rstrip("/")
        return "../" * (url.count("/") + 1) if url else ""

    met: set[tuple[str, str]] = set()

    def term(term_id: str, words: str | None = None) -> str:
        """A term is explained where a page first uses it; later uses are plain words."""
        place = (env.page.url, term_id)
        first = place not in met
        met.add(place)
        return glossary.term(guide, depth(), term_id, words, linked=first)

    # Read by main.html at the foot of each page.
    env.conf["extra"]["asked"] = training_pages.asked(guide)
    env.macros["term"] = term
    for name, macro in MACROS.items():
        env.macros[name] = _with_base(macro, guide, depth)
    env.variables["as_of"] = write.short_day(guide.facts.as_of, guide.lang)


def _with_base(macro: Callable[..., str], guide: Guide, depth: Callable[[], str]) -> Callable[..., str]:
    """The macro as a page calls it: the guide and the way up to the language root are put in."""

    def called(*arguments: Any, **options: Any) -> str:
        return macro(guide, depth(), *arguments, **options)

    return called


def load(lang: Lang) -> Guide:
    """The whole of site-data on the site's day."""
    data = site_data.load(ROOT / "site-data")
    day = site_data.site_day(ROOT)
    explained = case_guides.guide_pages(ROOT / "docs", lang, data.precedents)
    facts = Facts(site_data.compile_facts(data, day))
    training = training_data.load(ROOT / "site-data", ROOT / "docs", data, facts)
    return Guide(lang=lang, data=data, facts=facts, explained=explained, training=training)


def fact(guide: Guide, base: str, fact_id: str, on: str | None = None) -> str:
    """One value, in words, with its source in the title; *not in force* where there is none that day."""
    day = date.fromisoformat(on) if on else guide.facts.as_of
    try:
        found = guide.cell(fact_id, day)
    except NotInForce:
        said = write.short_day(day, guide.lang)
        return f"({said}の時点では定めなし)" if guide.lang == "ja" else f"(not in force on {said})"
    title = escape(
        f"{guide.source_title(found.source)} {found.pinpoint.get(guide.lang) if found.pinpoint else ''}".strip()
    )
    # A day is stored as text; in a sentence it is said without its weekday.
    said = found.value if found.unit != "date" else write.short_day(date.fromisoformat(str(found.value)), guide.lang)
    value = escape(write.quantity(said, found.unit, guide.lang))
    mark = listings.grade_mark({"grade": found.grade}, guide.lang)
    link = f"{base}about/sources/#{found.source}"
    return f'<a class="fact" href="{link}" title="{title}"><data value="{escape(str(_machine(found, guide.lang)))}">{value}</data></a>{mark}'


def phone(guide: Guide, base: str, fact_id: str) -> str:
    """A telephone number out of a source, as a link that dials it, with the source beside it."""
    found = guide.cell(fact_id, guide.facts.as_of)
    number = write.quantity(found.value, found.unit, guide.lang)
    source = escape(guide.source_title(found.source))
    said = "出典" if guide.lang == "ja" else "source"
    mark = listings.grade_mark({"grade": found.grade}, guide.lang)
    return (
        f'<a class="phone" href="tel:{quote(number)}">{escape(number)}</a>{mark} '
        f'<a class="cite small" href="{base}about/sources/#{found.source}" title="{source}">({said})</a>'
    )


def _machine(found: Fact, lang: Lang) -> object:
    value = found.json()["value"]
    return value[lang] if isinstance(value, dict) else value


def calculator(guide: Guide, base: str, name: str) -> str:
    """The live calculator with its worked example and the pages that explain it."""
    unseen = "入力と結果" if guide.lang == "ja" else "Inputs and result"
    heading = f'<h2 class="unseen" id="calculator">{unseen}</h2>'  # the result's own headings stand below it
    return heading + element(guide, name) + _pages(guide, base, registry.get(name))


def element(guide: Guide, name: str) -> str:
    """The live calculator with its worked example, which remains without JavaScript."""
    found = registry.get(name)
    answer = api.evaluate(name, found.example, facts=guide.facts)
    lang = guide.lang
    shown = api.shown(answer, {}, lang)["html"]
    story = escape(found.story.get(lang))
    heading = "計算例" if lang == "ja" else "Worked example"
    return (
        f'<div class="leakcalc"><leak-calculator name="{name}" lang="{lang}">{form.form(found, guide.facts, lang)}'
        '<p class="leakcalc-status" role="status"></p><progress class="leakcalc-progress" max="100" hidden></progress>'
        '<div class="leakcalc-engine-problem" role="alert" hidden></div>'
        f'<output data-state="example" aria-live="off"><p class="leakcalc-story"><strong>{heading}</strong> {story}</p>{shown}</output>'
        f'<template class="result">{escape(api.result_json(answer), quote=False)}</template></leak-calculator></div>'
    )


def assessment(guide: Guide, base: str) -> str:
    """The assessment: its form and worked example like every calculator's, with the tools around it."""
    return assess_tools.around(calculator(guide, base, "assess"), guide.lang)


def _pages(guide: Guide, base: str, found: Calculator) -> str:
    """Links to the pages that explain the answer; an address without a page fails the build."""
    docs = ROOT / "docs" / guide.lang
    for address, _ in found.pages:
        if not ((docs / address / "index.md").is_file() or (docs / f"{address.rstrip('/')}.md").is_file()):
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
    answer = api.evaluate(name, answers or found.example, facts=guide.facts)
    lang = guide.lang
    story = f"<p>{escape(found.story.get(lang))}</p>" if not answers else ""
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
    answer = api.evaluate(name, answers, facts=guide.facts)
    found = next(one for one in answer.result.outputs if one.name == output)
    mark = render.unverified(answer.result.all_facts(), guide.lang)
    return f'<span class="fact">{escape(render.inline(found, guide.lang))}</span>{mark}'


def award(guide: Guide, base: str, precedent_id: str, what: str = "award") -> str:
    """A sum or a number of people out of one decision, linked to it; `a,b` adds up groups that one decision parted."""
    first, *others = precedent_id.split(",")
    if others:
        return _together(guide, base, [first, *others], what)
    found = guide.data.precedents[precedent_id]
    said = escape(guide.told(precedent_id, what))
    mark = listings.grade_mark(found, guide.lang)
    return f'<a class="fact" href="{base}precedents/table/#{precedent_id}"><data value="{found[what]}">{said}</data></a>{mark}'


def _together(guide: Guide, base: str, ids: list[str], what: str) -> str:
    total = sum(guide.data.precedents[one][what] for one in ids)
    said = escape(write.quantity(total, DECISION_UNITS.get(what, "yen"), guide.lang))
    mark = next((mark for one in ids if (mark := listings.grade_mark(guide.data.precedents[one], guide.lang))), "")
    return f'<a class="fact" href="{base}precedents/table/#{ids[0]}"><data value="{total}">{said}</data></a>{mark}'


def incident(guide: Guide, base: str, incident_id: str, what: str = "booked_total") -> str:
    """A figure out of one incident, linked to it."""
    found = guide.data.incidents[incident_id]
    unit = (
        "people" if what in ("people", "people_paid") else "yen" if found.get("currency", "JPY") == "JPY" else "number"
    )
    said = escape(write.quantity(found[what], unit, guide.lang))
    mark = listings.grade_mark(found, guide.lang)
    return f'<a class="fact" href="{base}incidents/#{incident_id}"><data value="{found[what]}">{said}</data></a>{mark}'


MACROS: dict[str, Callable[..., str]] = {
    "performance": performance_page.performance,
    "fact": fact,
    "phone": phone,
    "cite": listings.cite,
    "calculator": calculator,
    "assessment": assessment,
    "inputs": inputs,
    "worked": worked,
    "amount": amount,
    "award": award,
    "incident": incident,
    "table": listings.table,
    "tables": listings.tables,
    "parameters": listings.parameters,
    "sources": listings.sources,
    "calculators": listings.calculators,
    "statute": law_pages.statute,
    "statutes": law_pages.statutes,
    "precedents": case_pages.precedents,
    "incidents": case_pages.incidents,
    "corrections": case_pages.corrections,
    "explorer": explorer_page.explorer,
    "back_test": back_test_pages.part,
    "changes": changes.changes,
    "diagram": diagrams.diagram,
    "ruby": glossary.ruby,
    "glossary": glossary.glossary,
    "chain": case_tables.chain,
    "compare": case_tables.compare,
    "unclear": case_tables.unclear,
    "booked": case_tables.booked,
    "self_check": self_check_page.self_check,
    "self_check_sheet": self_check_page.sheet,
    "quiz": training_bank.quiz,
    "scenarios": training_scenes.scenarios,
    "paths": training_pages.paths,
    "kits": training_pages.kits,
    "training_counts": training_pages.counts,
    "training_record": training_pages.record,
    "training_verify": training_pages.verify,
    "training_merge": training_pages.merge,
}
