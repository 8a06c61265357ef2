"""Diagrams are drawn for both languages, carry no colour or style of their own, and say in words what they show."""

import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest

from calculators.facts import UnknownFact
from calculators.text import LANGS, Lang
from scripts import diagrams, macros
from scripts.pages import page_file

SVG = "{http://www.w3.org/2000/svg}"
NAMES = sorted(file.stem for file in diagrams.FOLDER.glob("*.dot"))
BOTH = [(lang, name) for lang in LANGS for name in NAMES]


def drawn(lang: Lang, name: str) -> str:
    return diagrams.diagram(macros.load(lang), "../", name)


def test_the_four_diagrams_of_the_guide_are_there() -> None:
    assert {"liability-map", "appi-penalty-chain", "reporting-timeline", "first-72-hours"} <= set(NAMES)


@pytest.mark.parametrize(("lang", "name"), BOTH)
def test_a_picture_leaves_looks_to_the_style_sheet_and_names_itself(lang: Lang, name: str) -> None:
    html = drawn(lang, name)
    svg = ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])  # noqa: S314 - our own drawing
    for element in svg.iter():
        assert not {"style", "fill", "stroke", "font-family", "onclick"} & set(element.attrib), element.attrib
        assert element.tag in {
            SVG + tag for tag in ("svg", "g", "a", "path", "polygon", "ellipse", "text", "title", "desc")
        }
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert all(one.startswith(name) for one in ids)
    named = svg.attrib["aria-labelledby"].split()
    assert [svg.findtext(f"{SVG}{tag}") is not None for tag in ("title", "desc")] == [True, True]
    assert named == [f"{name}-title", f"{name}-desc"]
    assert diagrams.BASE not in html
    assert "{" not in html
    assert "|" not in html


@pytest.mark.parametrize(("lang", "name"), BOTH)
def test_the_list_says_what_the_picture_shows(lang: Lang, name: str) -> None:
    html = drawn(lang, name)
    words = re.sub(r"\s", "", re.sub(r"<[^>]+>", "", html[html.index("<details") :]))
    pieces = re.findall(r"<text [^>]*>(.*?)</text>", html)
    assert len(pieces) >= 8
    for piece in pieces:
        assert re.sub(r"\s", "", piece) in words, piece
    picture, text = html[: html.index("<details")], html[html.index("<details") :]
    assert set(re.findall(r'href="([^"]*)"', picture)) == set(re.findall(r'href="([^"]*)"', text))


@pytest.mark.parametrize(("lang", "name"), BOTH)
def test_words_fit_their_boxes(lang: Lang, name: str) -> None:
    """Measured without the drawing program: a wide letter is one em, a Latin one half of it on average."""
    html = drawn(lang, name)
    for group in re.findall(r'class="node.*?</g>', html):
        points = re.search(r'points="([^"]*)"', group)
        assert points, group
        across = [float(pair.split(",")[0]) for pair in points[1].split()]
        for line in re.findall(r"<text [^>]*>(.*?)</text>", group):
            ems = sum(1 if unicodedata.east_asian_width(one) in "WF" else 0.5 for one in line)
            assert ems * 14 + 8 <= max(across) - min(across), line


def test_both_languages_link_to_the_same_pages() -> None:
    for name in NAMES:
        found = {lang: re.findall(r'href="([^"]*)"', drawn(lang, name)) for lang in LANGS}
        assert found["ja"] == found["en"]


def test_an_unknown_diagram_or_page_fails() -> None:
    with pytest.raises(UnknownFact):
        drawn("ja", "no-such")
    assert page_file("ja", "law/appi/#appi-26")
    assert page_file("en", "company/civil/")
    assert not page_file("en", "no/such/page/")


def test_a_changed_text_is_drawn_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(diagrams, "KEPT", tmp_path)
    one = diagrams._drawn('{"a": "digraph {\\n title=\\"t\\" x [label=\\"一\\"] }"}')
    two = diagrams._drawn('{"a": "digraph {\\n title=\\"t\\" x [label=\\"二\\"] }"}')
    assert "一" in one["a"]["svg"]
    assert "二" in two["a"]["svg"]
    assert len(list(tmp_path.iterdir())) == 2
