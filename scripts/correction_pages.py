"""Writes what is often said wrongly about leaks, and what is right, point by point."""

from html import escape
from typing import Any

from calculators.text import Text
from scripts.case_pages import word
from scripts.guide import Guide
from scripts.listings import anchor, cite, grade_mark
from scripts.pages import page_title

KINDS = {
    "wrong": Text("誤り", "wrong"),
    "stale": Text("古い", "out of date"),
    "imprecise": Text("不正確", "imprecise"),
    "missing": Text("抜けている", "missing"),
}


def corrections(guide: Guide, base: str) -> str:
    """What is often written, and what is right, point by point."""
    return "".join(_correction(guide, base, one) for one in guide.data.corrections.values())


def _correction(guide: Guide, base: str, one: dict[str, Any]) -> str:
    lang = guide.lang
    right = "正しくは" if lang == "ja" else "What is right"
    facts = " / ".join(_proof(guide, base, cited) for cited in one.get("facts", []))
    proof = f'<p class="small">{"根拠" if lang == "ja" else "Proof"}: {facts}</p>' if facts else ""
    title = page_title(lang, one["page"])
    more = f'<p class="small">{word("guide", lang)}: <a href="{base}{one["page"]}">{escape(title)}</a></p>'
    return (
        f'<section class="correction"><h2 id="{one["id"]}"><span class="kind kind-{one["kind"]}">{escape(KINDS[one["kind"]].get(lang))}</span> {escape(guide.filled(one["statement"][lang]))}</h2>'
        f'<p><strong>{right}</strong> {escape(guide.filled(one["right"][lang]))}</p>{more}{proof}<p class="small">{word("sources", lang)}: {guide.source_links(base, one["sources"])}{grade_mark(one, lang)}</p></section>'
    )


def _proof(guide: Guide, base: str, cited: str) -> str:
    data = guide.data
    if cited in data.precedents or cited in data.articles:
        return cite(guide, base, cited)
    if cited in data.facts and data.facts[cited].get("statute"):
        page = guide.statute_page(data.facts[cited]["statute"])
        return f'<a href="{base}law/{page}/#{anchor(cited)}">{escape(data.facts[cited]["label"][guide.lang])}</a>'
    return escape(guide.cell(cited).label.get(guide.lang))
