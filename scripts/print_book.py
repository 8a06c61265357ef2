"""Prints the whole guide of a language into one PDF: every page in the order of its navigation, with bookmarks and embedded fonts.

The text of the PDF reads back as it was written. Two things would spoil that: a Chromium given a font in several weights or without a bold one
embeds letters as pictures, and a font that draws a kanji and its radical alike is read back as the radical (⼆ for 二). So one weight is used,
of a copy of IPAex Gothic that knows no radicals.

    .venv/bin/python -m scripts.print_book --site site --out dist
"""

import argparse
import os
import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from fontTools.ttLib import TTFont
from lxml import etree, html
from playwright.sync_api import Browser, BrowserType
from pypdf import PdfReader, PdfWriter

from scripts import chromium
from scripts.root_pages import NAMES
from scripts.site_data import site_day

ROOT = Path(__file__).resolve().parent.parent
STYLE = Path(__file__).with_suffix(".css")
FAMILY = "Guide Print"
RADICALS = range(0x2E80, 0x2FE0)
# What is for a screen only: forms and buttons, jumps, what scripts fill.
SCREEN_ONLY = (
    ".//script|.//template|.//button|.//form|.//nav|.//rp|.//noscript|.//ruby-switch|.//offline-copy"
    "|.//*[contains(concat(' ',@class,' '),' headerlink ') or contains(concat(' ',@class,' '),' asked ')"
    " or contains(concat(' ',@class,' '),' sift ')]"
)
FOOTER = '<div style="width:100%;font-size:8px;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'
WORDS = {
    "ja": (
        "目次",
        "{day} 時点の内容です。一般的な情報であり、法的助言ではありません。文章は CC BY 4.0、プログラムは Apache-2.0。",
    ),
    "en": ("Contents", "As of {day}. General information, not legal advice. Text: CC BY 4.0; code: Apache-2.0."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A page in the book: its address below the language, its title, and the part of the navigation it stands in."""

    path: str
    title: str
    group: str


def read_parts(site: Path, lang: str) -> list[Part]:
    """Read the pages in the order of the navigation, from the navigation of the home page."""
    home = html.fromstring((site / lang / "index.html").read_bytes())
    (top,) = home.xpath("//nav[contains(@class,'md-nav--primary')]/ul")
    parts: list[Part] = []
    for item in top.xpath("./li"):
        name = " ".join(item.xpath("string((.//span[contains(@class,'md-ellipsis')])[1])").split())
        for link in item.xpath(".//a[contains(@class,'md-nav__link')][@href]"):
            path = urldefrag(link.get("href"))[0].removeprefix("./").removeprefix(".")
            if not link.get("href").startswith("#") and path not in {part.path for part in parts}:
                parts.append(Part(path=path, title=" ".join(link.text_content().split()), group=name))
    return parts


def _anchor(path: str, fragment: str) -> str:
    return "p-" + re.sub(r"[^a-z0-9]+", "-", path.strip("/") or "home") + (f"--{fragment}" if fragment else "")


def read_section(site: Path, lang: str, part: Part, known: set[str], base: str) -> etree._Element:
    """Read the article of a page as a section of the book: headings a level lower, links into the book where it holds their page."""
    document = html.fromstring((site / lang / part.path / "index.html").read_bytes())
    (article,) = document.xpath("//article[@data-pagefind-body]")
    section: etree._Element = deepcopy(article)
    section.tag = "section"
    section.attrib.clear()
    section.set("id", _anchor(part.path, ""))
    for gone in section.xpath(SCREEN_ONLY):
        gone.drop_tree()
    for folded in section.iter("details"):
        folded.set("open", "")
    for one in section.xpath(".//*[@id]"):
        one.set("id", _anchor(part.path, one.get("id")))
    for one in section.xpath(".//*[@aria-labelledby or @aria-describedby]"):
        one.attrib.pop("aria-labelledby", None)
        one.attrib.pop("aria-describedby", None)
    for level in range(5, 0, -1):
        for heading in section.iter(f"h{level}"):
            heading.tag = f"h{level + 1}"
    for link in section.xpath(".//a"):  # in SVG as in HTML
        name = "href" if link.get("href") is not None else "{http://www.w3.org/1999/xlink}href"
        address = urljoin(f"{base}{lang}/{part.path}", link.get(name) or "")
        page, fragment = urldefrag(address)
        path = page.removeprefix(f"{base}{lang}/")
        link.set(
            name, "#" + _anchor(path, fragment) if page.startswith(f"{base}{lang}/") and path in known else address
        )
    for image in section.iter("img"):
        image.set("src", (site / lang / part.path / image.get("src", "")).resolve().as_uri())
    return section


def compose(site: Path, lang: str, parts: list[Part], base: str) -> str:
    """Write the book as one HTML document."""
    contents, notice = WORDS[lang]
    known = {part.path for part in parts}
    body = [f'<div class="cover"><h1>{NAMES[lang]}</h1><p>{notice.format(day=site_day())}</p><p>{base}</p></div>']
    listed = "".join(f'<li><a href="#{_anchor(part.path, "")}">{escape(part.title)}</a></li>' for part in parts)
    body.append(f'<h1>{contents}</h1><div class="contents"><ol>{listed}</ol></div>')
    group = ""
    for part in parts:
        if part.group != group:
            group = part.group
            body.append(f"<h1>{escape(group)}</h1>")
        body.append(etree.tostring(read_section(site, lang, part, known, base), encoding="unicode", method="html"))
    styles = (site / "assets" / "guide.css", STYLE)
    links = "".join(f'<link rel="stylesheet" href="{style.resolve(strict=True).as_uri()}">' for style in styles)
    head = f'<meta charset="utf-8"><title>{NAMES[lang]}</title>{links}'
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{"".join(body)}</body></html>'


def used_letters() -> set[str]:
    """Every letter of the sources of the guide."""
    files = [
        file for folder in ("docs", "site-data", "calculators", "scripts") for file in (ROOT / folder).rglob("*.*")
    ]
    texts = (file.read_text(encoding="utf-8") for file in files if file.suffix in {".md", ".toml", ".py", ".dot"})
    return set().union(*texts)


def print_font(folder: Path) -> Path:
    """Write the font without radicals, under a name of its own, and a fontconfig file that knows no other font; return that file."""
    found = subprocess.run(
        ["sh", str(ROOT / "scripts" / "ensure_print_font.sh")], stdout=subprocess.PIPE, text=True, check=False
    )
    if found.returncode:
        raise SystemExit(found.returncode)
    font = TTFont(found.stdout.strip())
    written = used_letters()
    best = font.getBestCmap()
    drawn: dict[str, list[int]] = defaultdict(list)
    for code, glyph in best.items():
        drawn[glyph].append(code)
    # A glyph of two letters is read back as one of them: — as ―. It keeps those that the guide writes.
    aliases = {code for codes in drawn.values() if len(codes) > 1 for code in codes if chr(code) not in written}
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in aliases | set(RADICALS):
                table.cmap.pop(code, None)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6, 16}:
            record.string = FAMILY.replace(" ", "") if record.nameID == 6 else FAMILY
    font.save(folder / "print.ttf")
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return config


@contextmanager
def printer(kind: BrowserType | None = None) -> Iterator[Browser]:
    """Run a Chromium that has only the font of the printed edition (`kind`: see `chromium.launch`)."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "FONTCONFIG_FILE": str(print_font(Path(folder)))}
        with chromium.launch(kind=kind, env=env) as browser:
            yield browser


def write_pdf(browser: Browser, document: str, out: Path, lang: str, *, footer: bool = True) -> None:
    """Print an HTML document to `out`, with bookmarks from its headings and tags for screen readers."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.html"
        file.write_text(document, encoding="utf-8")
        page = browser.new_page()
        page.goto(file.as_uri(), wait_until="load", timeout=120_000)
        made = page.pdf(
            prefer_css_page_size=True,
            display_header_footer=footer,
            header_template="<span></span>",
            footer_template=FOOTER,
            outline=True,
            tagged=True,
        )
        page.close()
        (Path(folder) / "book.pdf").write_bytes(made)
        writer = PdfWriter(clone_from=PdfReader(Path(folder) / "book.pdf"))
        # The day of the content, not of the printer's clock: two prints of one site are alike.
        day = site_day().strftime("D:%Y%m%d000000Z")
        writer.add_metadata({"/Title": NAMES[lang], "/CreationDate": day, "/ModDate": day})
        out.parent.mkdir(parents=True, exist_ok=True)
        writer.write(out)


def main() -> None:
    """Read the command line and print both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--url", default="http://127.0.0.1:8000/", help="the address the site was built for")
    options = parser.parse_args()
    site = options.site.resolve()
    with printer() as browser:
        for lang in NAMES:
            out = options.out / f"leak-liability-guide-{lang}.pdf"
            write_pdf(browser, compose(site, lang, read_parts(site, lang), options.url.rstrip("/") + "/"), out, lang)
            print(f"{out}: {len(PdfReader(out).pages)} pages, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
