"""What a page may say: the macros through which every figure, citation, table and calculator reaches Markdown."""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from calculators import write
from calculators.facts import Fact, Facts, NotInForce
from calculators.text import Lang
from scripts import (
    back_test_pages,
    calculator_pages,
    case_guides,
    case_pages,
    case_tables,
    changes,
    correction_pages,
    diagrams,
    explorer_page,
    glossary,
    incident_pages,
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
from scripts.guide import DECISION_UNITS, Guide, quantity
from scripts.site_data_compile import compile_facts

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
    facts = Facts(compile_facts(data, day))
    training = training_data.load(ROOT / "site-data", ROOT / "docs", data, facts)
    return Guide(lang=lang, data=data, facts=facts, explained=explained, training=training)


def fact(guide: Guide, base: str, fact_id: str, on: str | None = None) -> str:
    """One value, in words, with its source in the title; *not in force* where there is none that day."""
    day = date.fromisoformat(on) if on else guide.facts.as_of
    try:
        found = guide.cell(fact_id, day)
    except NotInForce:
        return guide.no_value(day)
    title = escape(
        f"{guide.source_title(found.source)} {found.pinpoint.get(guide.lang) if found.pinpoint else ''}".strip()
    )
    value = escape(guide.cell_said(found))
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
    said = escape(quantity(found[what], unit, guide.lang))
    mark = listings.grade_mark(found, guide.lang)
    return f'<a class="fact" href="{base}incidents/#{incident_id}"><data value="{found[what]}">{said}</data></a>{mark}'


MACROS: dict[str, Callable[..., str]] = {
    "performance": performance_page.performance,
    "fact": fact,
    "phone": phone,
    "cite": listings.cite,
    "calculator": calculator_pages.calculator,
    "assessment": calculator_pages.assessment,
    "inputs": calculator_pages.inputs,
    "worked": calculator_pages.worked,
    "amount": calculator_pages.amount,
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
    "incidents": incident_pages.incidents,
    "corrections": correction_pages.corrections,
    "explorer": explorer_page.explorer,
    "back_test": back_test_pages.part,
    "changes": changes.changes,
    "diagram": diagrams.diagram,
    "ruby": glossary.ruby,
    "glossary": glossary.glossary,
    "chain": case_tables.chain,
    "compare": case_tables.compare,
    "unclear": case_tables.unclear,
    "booked": incident_pages.booked,
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
