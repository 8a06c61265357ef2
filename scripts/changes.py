"""What changed, as a list on a page and as an Atom feed (RFC 4287) in each language."""

import uuid
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from calculators import write
from calculators.text import LANGS, Text
from scripts import listings
from scripts.guide import Guide
from scripts.pages import page_file

ATOM = "http://www.w3.org/2005/Atom"
FEED = "changes/feed.xml"
NAMES = {"ja": "情報漏えい責任ガイド:更新の記録", "en": "Leak Liability Guide: what changed"}
KINDS = {
    "law": Text("法令", "Law"),
    "data": Text("データ", "Data"),
    "correction": Text("このガイドの訂正", "Corrections of this guide"),
    "guide": Text("ページ", "Pages"),
}
NO_CORRECTION = Text(
    "公開の後に見つかって直した誤りは、まだありません。",
    "No error has been found and mended since publication.",
)


def changes(guide: Guide, base: str) -> str:
    """Every change by kind, the latest first; each has an anchor and leads to the page that explains it."""
    parts = []
    for kind, title in KINDS.items():
        found = _sorted(guide, kind)
        if found or kind == "correction":
            entries = "".join(_entry(guide, base, one) for one in found) or f"<p>{NO_CORRECTION.get(guide.lang)}</p>"
            parts.append(f'<h3 id="kind-{kind}">{title.get(guide.lang)}</h3>{entries}')
    return "".join(parts)


def _sorted(guide: Guide, kind: str) -> list[dict[str, Any]]:
    found = [one for one in guide.data.changes.values() if one["kind"] == kind]
    return sorted(found, key=lambda one: (one.get("in_force", one["date"]), one["id"]), reverse=True)


def _entry(guide: Guide, base: str, one: dict[str, Any]) -> str:
    lang = guide.lang
    if not page_file(lang, one["page"]):
        raise ValueError(f"changes.toml: {one['id']}: no page {one['page']}")
    day = one.get("in_force", one["date"])
    shown = f'<time datetime="{day.isoformat()}">{write.short_day(day, lang)}</time>'
    cited = [listings.cite(guide, base, cite) for cite in one.get("cites", []) if _linked(guide, cite)]
    basis = f" {Text('根拠', 'Basis').get(lang)}: {' · '.join(cited)}" if cited else ""
    more = Text("説明を読む", "Read more").get(lang)
    about = escape(one["title"][lang])
    return (
        f'<section class="change" id="{one["id"]}"><h4>{shown} {about}</h4><p>{escape(guide.filled(one["text"][lang]))}</p>'
        f'<p class="small"><a href="{base}{one["page"]}" aria-label="{more}: {about}">{more}</a>{basis}</p></section>'
    )


def _linked(guide: Guide, cited: str) -> bool:
    data = guide.data
    return cited in data.articles or cited in data.precedents or cited in data.sources


def feed(guide: Guide, url: str) -> bytes:
    """The feed of one language; `url` is the address of the site with a slash at its end.

    Ids are names, not addresses: a site that moves does not announce everything again.
    """
    lang = guide.lang
    home = f"{url}{lang}/"
    entries = sorted(guide.data.changes.values(), key=lambda one: (one["date"], one["id"]), reverse=True)
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang})
    _add(root, "id", _name(f"feed-{lang}"))
    _add(root, "title", NAMES[lang])
    _add(root, "updated", _moment(max(one["date"] for one in entries)))
    _add(_add(root, "author"), "name", NAMES[lang].partition(":")[0])
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{home}{FEED}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{home}changes/")
    _add(root, "rights", "CC BY 4.0")
    for one in entries:
        entry = _add(root, "entry")
        _add(entry, "id", _name(f"{one['id']}-{lang}"))
        _add(entry, "title", one["title"][lang])
        _add(entry, "updated", _moment(one["date"]))
        _add(entry, "link", rel="alternate", type="text/html", href=f"{home}changes/#{one['id']}")
        _add(entry, "category", term=one["kind"], label=KINDS[one["kind"]].get(lang))
        _add(entry, "summary", guide.filled(one["text"][lang]), type="text")
    ElementTree.indent(root)
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    if text:
        element.text = text
    return element


def _moment(day: Any) -> str:
    return f"{day.isoformat()}T00:00:00+09:00"


def _name(what: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"leak-liability-guide/changes/{what}").urn


def write_feeds(site: Path, url: str) -> None:
    """Write the feed of each language beside its page."""
    from scripts import macros

    for lang in LANGS:
        file = site / lang / FEED
        file.write_bytes(feed(macros.load(lang), url))
