"""Paper: every page on A4 without the screen's furniture, and the book of all pages, whose text reads back as it was written.

FULL=1 prints every page and the whole book of both languages.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from scripts import print_book

FULL = bool(os.environ.get("FULL"))
SHEET = 300  # letters; a sheet with fewer is nearly empty
SAMPLE = ["", "duties/report/", "precedents/yahoo-bb/", "calculators/jo-model/", "glossary/", "law/penal/"]
A4_WIDTH = 794 - 2 * 38  # CSS pixels of A4 within Chromium's margins
READ_BACK = ".//p|.//h2|.//h3|.//li|.//td"
# What reaches beyond the paper; an ancestor that scrolls cuts it off there.
BEYOND = """() => [...document.querySelectorAll("article *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.right > innerWidth + 1 && !one.closest("svg");
}).slice(0, 5).map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`)"""
# Colours of text on paper: dark enough on white whatever the scheme on the screen.
PALE = """() => {
  const paint = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = (colour) => {
    paint.clearRect(0, 0, 1, 1); paint.fillStyle = "#fff"; paint.fillRect(0, 0, 1, 1); paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll("article :is(h1, h2, h3, p, li, td, th, a, dt, dd)")]
    .filter((one) => one.getClientRects().length > 0 && 1.05 / (light(getComputedStyle(one).color) + 0.05) < 4.5)
    .slice(0, 5).map((one) => `${one.tagName}.${one.className}: ${getComputedStyle(one).color} ${one.textContent.slice(0, 40)}`);
}"""


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def read(file: Path) -> PdfReader:
    reader = PdfReader(file)
    for page in reader.pages:
        for font in fonts(page):
            assert font["/Subtype"] == "/Type0", "letters are embedded as pictures"
            described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in described, "the font is not embedded"
    return reader


def fonts(page: Any) -> Iterator[Any]:
    for font in (page["/Resources"].get("/Font") or {}).values():
        yield font.get_object()


def titles(outline: list[Any]) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from titles(one)
        else:
            yield str(one.title)


@pytest.fixture(scope="module")
def press(browser: Browser) -> Iterator[Browser]:
    with print_book.printer(browser.browser_type) as started:
        yield started


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_book_reads_back_as_it_was_written(
    site: Path, base_url: str, press: Browser, tmp_path: Path, lang: str
) -> None:
    parts = print_book.read_parts(site, lang)
    assert len(parts) > 100
    chosen = parts if FULL else [part for part in parts if part.path in SAMPLE]
    document = print_book.compose(site, lang, chosen, base_url)
    file = tmp_path / "book.pdf"
    print_book.write_pdf(press, document, file, lang, footer=False)
    reader = read(file)
    sheets = [squeeze(page.extract_text()) for page in reader.pages]
    # Each page of the guide ends somewhere, each group has a heading; nothing else leaves a sheet nearly empty.
    assert sum(len(sheet) < SHEET for sheet in sheets) <= len(chosen) + len({part.group for part in chosen}) + 2
    text = "".join(sheets)
    assert not [letter for letter in text if ord(letter) in print_book.RADICALS]
    # Readings and addresses are printed in between.
    plain = [
        one
        for one in html.fromstring(document).xpath(READ_BACK)
        if not one.xpath(".//rt|.//a[starts-with(@href, 'http')]")
    ]
    written = [squeeze(one.text_content()) for one in plain]
    short = [one for one in written if 0 < len(one) < 30]
    missing = [one for one in short if one not in text]
    # What a page's end or a line of two columns cuts in two is not found; hardly anything is.
    assert len(short) > 100
    assert len(missing) <= len(short) * 0.02, missing[:20]
    assert {squeeze(part.group) for part in chosen} <= {squeeze(title) for title in titles(reader.outline)}
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"], "no tags for screen readers"
    assert root["/Lang"].startswith(lang)


def test_two_prints_are_of_one_day(site: Path, base_url: str, press: Browser, tmp_path: Path) -> None:
    parts = [part for part in print_book.read_parts(site, "en") if part.path == "duties/report/"]
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for file in files:
        print_book.write_pdf(press, print_book.compose(site, "en", parts, base_url), file, "en")
    one, two = (PdfReader(file) for file in files)
    assert one.metadata == two.metadata
    assert [page.extract_text() for page in one.pages] == [page.extract_text() for page in two.pages]


def paths(site: Path, lang: str) -> list[str]:
    return [part.path for part in print_book.read_parts(site, lang)] if FULL else SAMPLE


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_print_on_a4(page: Page, site: Path, lang: str, scheme: Any) -> None:
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})
    page.emulate_media(media="print", color_scheme=scheme)
    problems = []
    for path in paths(site, lang):
        page.goto(f"{lang}/{path}")
        for furniture in (
            ".md-header",
            ".md-tabs",
            ".md-sidebar",
            ".md-search",
            ".md-footer__inner",
            ".headerlink",
            "ruby-switch",
        ):
            if page.locator(furniture).first.is_visible():
                problems.append(f"{path}: {furniture} is printed")
        problems += [f"{path}: beyond the paper: {what}" for what in page.evaluate(BEYOND)]
        problems += [f"{path}: too pale: {what}" for what in page.evaluate(PALE)]
    assert problems == []


def test_a_printed_page_says_where_its_links_lead(page: Page, tmp_path: Path) -> None:
    page.goto("ja/law/civil/")
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4")
    text = squeeze("".join(one.extract_text() for one in PdfReader(file).pages))
    assert "https://laws.e-gov.go.jp/" in text
    assert "この見出しへのリンク" not in text
