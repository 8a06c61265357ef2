"""Writes the pages of the statutes from site-data: what each article says, and how every dated value has moved."""

from collections.abc import Iterable
from html import escape
from typing import Any

from calculators import render, write
from calculators.text import Lang, Text
from scripts.guide import Guide
from scripts.listings import anchor, in_force, not_in_force

WORDS = {
    "articles": Text("条文", "Articles"),
    "values": Text("値の移り変わり", "How the values have moved"),
    "open": Text("{0} – 現在まで", "{0} – to date"),
    "coming": Text("{0}から", "from {0}"),
    "unknown": Text("確認できた値がない", "no verified value"),
    "now": Text("この日の値", "in force on the day of this edition"),
    "source": Text("出典", "Source"),
    "official": Text("公式の条文", "Official text"),
    "none": Text("なし(規定がない)", "none (not provided for)"),
}


def statute(guide: Guide, base: str, statute_id: str) -> str:
    """The whole page below its introduction: the official text, the articles, the values with their periods."""
    head = guide.data.statutes[statute_id]
    lang = guide.lang
    link = render.source_link(guide.data.sources[head["source"]], lang)
    number = guide.text(head, "number", " (", ")")
    named = "official" if number and head["source"].startswith("egov_") else "source"
    top = f'<p class="statute-head">{escape(head["title"][lang])}{number} — {word(named, lang)}: {link}</p>'
    articles = [one for one in guide.data.articles.values() if one["id"].startswith(f"{statute_id}.")]
    facts = [one for one in guide.data.facts.values() if one["statute"] == statute_id]
    return (
        top
        + _part("articles", [_article(guide, base, one) for one in articles], lang)
        + _part("values", [_fact(guide, base, one) for one in facts], lang)
    )


def word(key: str, lang: Lang) -> str:
    return WORDS[key].get(lang)


def _part(name: str, entries: list[str], lang: Lang) -> str:
    return f'<h2 id="{name}">{word(name, lang)}</h2>{"".join(entries)}' if entries else ""


def _article(guide: Guide, base: str, article: dict[str, Any]) -> str:
    lang = guide.lang
    period = _period(guide, article) if article.get("from") or article.get("to") else ""
    period += not_in_force(guide, article)
    links = _source_links(guide, base, article.get("source"))
    return (
        f'<section class="article" id="{anchor(article["id"])}"><h3 id="a-{anchor(article["id"])}">{escape(article["label"][lang])}</h3>'
        f"<p>{escape(article['text'][lang])}</p>{_small(period, links, _grade(article, lang))}</section>"
    )


def _small(*parts: str) -> str:
    shown = " · ".join(part for part in parts if part)
    return f'<p class="small">{shown}</p>' if shown else ""


def _grade(one: dict[str, Any], lang: Lang) -> str:
    return f'<strong class="grade">{render.word("to_verify", lang)}</strong>' if one.get("grade") == "B" else ""


def _source_links(guide: Guide, base: str, source: str | list[str] | None) -> str:
    if not source:
        return ""
    return f"{word('source', guide.lang)}: {guide.source_links(base, source)}"


def _fact(guide: Guide, base: str, fact: dict[str, Any]) -> str:
    lang = guide.lang
    rows = "".join(_row(guide, base, fact, value) for value in fact["value"])
    note = guide.text(fact, "note", '<p class="small">', "</p>")
    return f'<section class="value"><h3 id="{anchor(fact["id"])}">{escape(fact["label"][lang])}</h3>{note}<ol class="timeline">{rows}</ol></section>'


def _row(guide: Guide, base: str, fact: dict[str, Any], value: dict[str, Any]) -> str:
    lang = guide.lang
    day = guide.facts.as_of
    current = in_force(value, day) and "unknown" not in value
    said = _said(fact, value, lang)
    mark = f' <span class="now">{word("now", lang)}</span>' if current else ""
    pinpoint = guide.text(value, "pinpoint")
    state = "timeline-unknown" if value.get("unknown") else "timeline-now" if current else "timeline-past"
    return (
        f'<li class="{state}"><span class="period">{_period(guide, value)}</span> <strong>{said}</strong>{mark}'
        f"{_small(pinpoint, _source_links(guide, base, value['source']), _grade(value, lang))}</li>"
    )


def _said(fact: dict[str, Any], value: dict[str, Any], lang: Lang) -> str:
    if value.get("unknown"):
        return f"{word('unknown', lang)} — {escape(value['unknown'][lang])}"
    found = value["value"]
    if isinstance(found, dict):
        return escape(str(found[lang]))
    if found is False and fact["unit"] != "flag":
        return word("none", lang)
    return escape(write.quantity(found, fact["unit"], lang))


def _period(guide: Guide, one: dict[str, Any]) -> str:
    first, last, lang = one.get("from"), one.get("to"), guide.lang
    start = write.short_day(first, lang) if first else ""
    if last:
        return f"{start} – {write.short_day(last, lang)}"
    return word("coming" if first and first > guide.facts.as_of else "open", lang).format(start)


def statutes(guide: Guide, base: str) -> str:
    """The list of statutes with their pages."""
    items: Iterable[str] = (
        f'<li><a href="{base}law/{guide.statute_page(one)}/">{escape(head["title"][guide.lang])}</a></li>'
        for one, head in guide.data.statutes.items()
    )
    return f'<ul class="statutes">{"".join(items)}</ul>'
