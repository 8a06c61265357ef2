"""Diagrams drawn at build from DOT texts in site-data/diagrams: SVG without script or style, and the same content as a list."""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from calculators.facts import UnknownFact
from calculators.text import Lang, Text
from scripts.guide import Guide
from scripts.pages import page_file

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "site-data" / "diagrams"
DRAWER = ROOT / "scripts" / "diagrams.mjs"
KEPT = ROOT / ".cache" / "diagrams"
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}"
BASE = "@base@"  # stands for the way up to the language root, which differs from page to page
CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
# What a picture may carry: geometry and names. Colours and fonts come from the style sheet (dark, print, forced colours).
ATTRIBUTES = {"id", "class", "d", "points", "x", "y", "cx", "cy", "rx", "ry", "transform", "text-anchor", "font-size"}
ATTRIBUTES |= {"viewBox", "width", "height", "href", "stroke-dasharray", "role", "aria-labelledby"}


def source(guide: Guide, dot: str) -> str:
    """The DOT text in the guide's language, with the facts of its day."""
    side = 1 if guide.lang == "ja" else 2
    return CHOICE.sub(lambda found: found[side], guide.filled(dot))


def diagram(guide: Guide, base: str, name: str) -> str:
    """One picture with its list.

    Raises:
        UnknownFact: no such diagram, or a link in it to a page that the guide does not have; both fail the build.
    """
    texts = {file.stem: source(guide, file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.dot"))}
    if name not in texts:
        raise UnknownFact(f"diagram {name}")
    found = _drawn(json.dumps(texts, ensure_ascii=False))[name]
    for address in links(found["graph"]):
        if not page_file(guide.lang, address):
            raise UnknownFact(f"diagram {name}: no page {address}")
    title = escape(found["graph"]["title"])
    svg = _picture(name, found["svg"], found["graph"])
    more = Text("図の内容を文字で読む", "The picture in words").get(guide.lang)
    return (
        f'<figure class="diagram"><figcaption>{title}</figcaption>'
        f'<div class="scroll" tabindex="0" role="group" aria-label="{title}">{svg}</div>'
        f"<details><summary>{more}</summary>{_list(found['graph'], guide.lang)}</details></figure>"
    ).replace(BASE, base)


@cache
def _drawn(asked: str) -> dict[str, Any]:
    """All diagrams of one language by one call of Node, remembered by what they are made from."""
    key = hashlib.sha256(asked.encode() + DRAWER.read_bytes() + (ROOT / "package-lock.json").read_bytes()).hexdigest()
    file = KEPT / f"{key[:24]}.json"
    if not file.exists():
        done = subprocess.run(["node", str(DRAWER)], input=asked, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise SystemExit(f"diagrams: {done.stderr.strip()}")
        KEPT.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(f".{hash(asked) & 0xFFFF:x}")
        fresh.write_text(done.stdout, encoding="utf-8")
        fresh.replace(file)
    drawn: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return drawn


def _picture(name: str, text: str, graph: dict[str, Any]) -> str:
    """The SVG with a name and a description, its colours left to the style sheet, its links plain."""
    ElementTree.register_namespace("", SVG.strip("{}"))
    ElementTree.register_namespace("xlink", LINK.strip("{}"))
    tree = ElementTree.fromstring(text)  # noqa: S314 - our own drawing, not a stranger’s file
    for parent in list(tree.iter()):
        for child in list(parent):
            if child.tag == f"{SVG}title" or (child.tag == f"{SVG}polygon" and parent.get("class") == "graph"):
                parent.remove(child)
    for element in tree.iter():
        _clean(element, name)
    for tag, key in (("desc", "desc"), ("title", "title")):
        words = ElementTree.Element(f"{SVG}{tag}", {"id": f"{name}-{tag}"})
        words.text = str(graph[key])
        tree.insert(0, words)
    # Not role=img: that would hide the links inside from assistive technology.
    tree.attrib |= {"role": "group", "aria-labelledby": f"{name}-title {name}-desc"}
    for size in ("width", "height"):
        tree.set(size, str(round(float(tree.get(size, "0").removesuffix("pt")))))
    drawn = ElementTree.tostring(tree, encoding="unicode")
    return re.sub(r">\s+<", "><", drawn)


def _clean(element: ElementTree.Element, name: str) -> None:
    address = element.get(f"{LINK}href") or element.get("href")
    # Written as xlink:href: the theme sets the href of whatever has one when a page opens, which an SVG link refuses.
    for key in set(element.attrib) - ATTRIBUTES:
        del element.attrib[key]
    if address:
        element.set(f"{LINK}href", f"{BASE}{address}")
    if "id" in element.attrib:
        element.set("id", f"{name}-{element.get('id')}")


def _nodes(graph: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes in the order of the source."""
    return sorted(
        (one for one in graph.get("objects", []) if "nodes" not in one and one.get("label")),
        key=lambda one: int(one["_gvid"]),
    )


def links(graph: dict[str, Any]) -> Iterator[str]:
    """The addresses in the picture, from the language root."""
    return (one["URL"] for one in _nodes(graph) if one.get("URL"))


def _list(graph: dict[str, Any], lang: Lang) -> str:
    """Every node in words, with what it leads to."""
    nodes = {one["_gvid"]: one for one in _nodes(graph)}
    said = {key: _words(one["label"]) for key, one in nodes.items()}
    lines = []
    for key, node in nodes.items():
        edges = [one for one in graph.get("edges", []) if one["tail"] == key and one.get("style") != "invis"]
        onward = (said[one["head"]] + (f" ({_words(one['label'])})" if one.get("label") else "") for one in edges)
        then = " → " + escape((" / ").join(onward)) if edges else ""
        own = escape(said[key])
        if node.get("URL"):
            own = f'<a href="{BASE}{escape(node["URL"])}">{own}</a>'
        lines.append(f"<li>{own}{then}</li>")
    return f"<ul>{''.join(lines)}</ul>"


def _words(label: str) -> str:
    return " ".join(part.strip() for part in re.split(r"\\[nlr]|\n", label) if part.strip())
