"""Measures the search with the queries of tests/search_queries.toml: what is found, what is wrong, what is fetched.

Three are asked the same questions in the same run: the search of this site, the theme's own, and Pagefind alone (whole query in quotes, then
its words). A page is right when its text, read from the built page, holds one of the forms that the query's author wrote down.

    .venv/bin/python -m scripts.search_figures --site site
"""

import argparse
import json
import re
import statistics
import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html
from playwright.sync_api import Browser, Page

from scripts import chromium, search
from scripts.serve import serve

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "search_queries.toml"
FIRST = 10  # where the named pages must stand
UNREAD = (
    "//script|//template|//form|//svg|//nav|//rt|//rp|//*[contains(@class,'headerlink')]|//*[@data-pagefind-ignore]"
)
NONE = {"ja": "何も見つかりませんでした", "en": "No matching documents"}  # the words of the theme
BLOCKS = {"td", "th", "p", "li", "dd", "dt", "h1", "h2", "h3", "caption", "summary", "figcaption", "div"}
ENDINGS = "(?:s|es|ed|d|ing)?"

# Each answers {query: [address, …]} for a list of queries, the best first.
ASK_THEME_WORKER = """async ([worker, setup, queries]) => {
  const asked = new Worker(worker);
  const next = (kind) => new Promise((done) => {
    const hear = ({data}) => { if (data.type === kind) { asked.removeEventListener("message", hear); done(data.data); } };
    asked.addEventListener("message", hear);
  });
  let heard = next(1);
  asked.postMessage({type: 0, data: setup});
  await heard;
  const found = {};
  for (const query of queries) {
    heard = next(3);
    asked.postMessage({type: 2, data: query});
    const {items} = await heard;
    found[query] = [...new Set(items.map((group) => group[0].location.replace(/[?#].*/, "")))];
  }
  asked.terminate();
  return found;
}"""
ANSWERED = """(none) => document.querySelector(".md-search-result__list").children.length > 0
  || document.querySelector(".md-search-result__meta").textContent.trim() === none"""
ASK_PAGEFIND = """async ([base, queries]) => {
  const pagefind = (await import(base + "pagefind.js")).createInstance({basePath: base, noWorker: true});
  const found = {};
  for (const query of queries) {
    const words = query.normalize("NFKC");
    const pages = [];
    for (const asked of [`"${words}"`, words]) {
      const {results} = await pagefind.search(asked);
      for (const result of results) pages.push((await result.data()).raw_url.replace(/^\\//, ""));
    }
    found[query] = [...new Set(pages)];
  }
  return found;
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One query: the words, one list of forms for each thing that a right page holds, and addresses that must come first."""

    lang: str
    words: str
    every: tuple[tuple[str, ...], ...]
    first: tuple[str, ...] = ()
    loose: bool = False

    def is_right(self, text: str) -> bool:
        """Tell whether a page's text, as `read_text` gives it, holds a form of each list."""
        return all(any(_pattern(form, self.lang).search(text) for form in forms) for forms in self.every)

    def may_come(self, text: str) -> bool:
        """Tell whether a page with this text is not wrong: it is right, or the query is loose and the page holds each of its words."""
        each = all(_pattern(word, self.lang).search(text) for word in self.words.split())
        return self.is_right(text) or (self.loose and each)


@dataclass(slots=True, kw_only=True)
class Figures:
    """What one search did: right pages found and not found, wrong pages, named pages that did not come first."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the right pages that were found."""
        return self.right / ((self.right + len(self.missed)) or 1)

    @property
    def wrong_share(self) -> float:
        """Share of wrong pages among those found."""
        return len(self.wrong) / ((self.right + len(self.wrong)) or 1)


def _plain(text: str, lang: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"\s+", "" if lang == "ja" else " ", folded).strip()


def _pattern(form: str, lang: str) -> re.Pattern[str]:
    plain = _plain(form, lang)
    if lang == "ja":
        # A number is not the end of a longer one, a Latin word not a part of another.
        before = r"(?<![0-9])" if plain[0].isdigit() else r"(?<![a-z0-9])" if plain[0].isascii() else ""
        after = r"(?![a-z0-9])" if plain[-1].isascii() and plain[-1].isalnum() else ""
        return re.compile(before + re.escape(plain) + after)
    words = [re.escape(word) + (ENDINGS if word[-1].isalpha() else "") for word in plain.split(" ")]
    return re.compile(r"(?<![a-z0-9])" + r"[\s-]".join(words) + r"(?![a-z0-9])")


def read_queries() -> list[Query]:
    """Read the queries as their file has them."""
    listed = tomllib.loads(QUERIES.read_text(encoding="utf-8"))["query"]
    return [
        Query(
            lang=one["lang"],
            words=one["words"],
            every=tuple(map(tuple, one.get("all") or [one.get("forms") or [one["words"]]])),
            first=tuple(one.get("first", ())),
            loose=one.get("loose", False),
        )
        for one in listed
    ]


def read_texts(site: Path, lang: str) -> dict[str, str]:
    """Read the text of every page's article, by its address below the language, without what Pagefind would double or hide."""
    texts = {}
    for file in sorted((site / lang).rglob("index.html")):
        found = html.fromstring(file.read_bytes()).xpath("//article[@data-pagefind-body]")
        if found:
            for part in found[0].xpath("." + UNREAD.replace("|//", "|.//")):
                part.drop_tree()
            path = file.parent.relative_to(site / lang).as_posix()
            for part in found[0].iter():
                if part.tag in BLOCKS:  # what stands in two cells or paragraphs is not one word
                    part.tail = f"¶{part.tail or ''}"
            texts["" if path == "." else f"{path}/"] = _plain(" ".join(found[0].itertext()), lang)
    return texts


def judge(queries: list[Query], found: dict[str, list[str]], texts: dict[str, str]) -> Figures:
    """Compare what was found with what is right."""
    figures = Figures()
    for query in queries:
        pages = found[query.words]
        right = {path for path, text in texts.items() if query.is_right(text)}
        figures.right += len(right & set(pages))
        figures.missed += [f"{query.lang} {query.words} → {path}" for path in sorted(right - set(pages))]
        figures.wrong += [f"{query.lang} {query.words} → {path}" for path in pages if not query.may_come(texts[path])]
        figures.late += [f"{query.lang} {query.words} → {path}" for path in query.first if path not in pages[:FIRST]]
    return figures


def ask_all(page: Page, root: str, queries: list[Query], lang: str) -> dict[str, dict[str, list[str]]]:
    """Ask the three searches; `page` must stand on a page of the language."""
    words = [query.words for query in queries]
    index: dict[str, Any] = json.loads((search.THEME_INDEX / f"{lang}.json").read_text(encoding="utf-8"))
    setup = {**index, "options": {"suggest": False}}
    theme = page.request.get(f"{root}{lang}/").text()
    bundle = re.search(r"assets/javascripts/bundle\.[^\"]+", theme)
    assert bundle
    workers = sorted(
        (ROOT / ".venv").glob("lib/python3*/site-packages/material/templates/assets/javascripts/workers/*.js")
    )
    own = {"config": {**index["config"], "lang": [lang]}, "docs": [], "options": {"suggest": False}}
    return {
        "site": page.evaluate(ASK_THEME_WORKER, [f"{root}assets/site/search.js", own, words]),
        "theme": page.evaluate(
            ASK_THEME_WORKER, [f"{root}{lang}/assets/javascripts/workers/{workers[0].name}", setup, words]
        ),
        "pagefind": page.evaluate(ASK_PAGEFIND, [f"{root}pagefind/{lang}/", words]),
    }


@contextmanager
def counted(browser: Browser, address: str) -> Iterator[tuple[Page, list[int]]]:
    """Open a page in a fresh profile; the list gets the bytes of each file that is fetched for the search."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    fetched: list[int] = []

    def on_finished(request: Any) -> None:
        if "/pagefind/" in request.url or "/assets/site/search" in request.url:
            sizes = request.sizes()
            fetched.append(sizes["responseBodySize"] + sizes["responseHeadersSize"])

    context.on("requestfinished", on_finished)
    page.goto(address)
    yield page, fetched
    context.close()


def first_use(browser: Browser, root: str, query: Query) -> int:
    """Bytes fetched by a first visitor who pastes one query, until the results stand."""
    with counted(browser, f"{root}{query.lang}/about/") as (page, fetched):
        box = page.locator(".md-search__input")
        box.focus()
        box.fill(query.words)
        page.wait_for_function(ANSWERED, arg=NONE[query.lang])
        page.wait_for_load_state("networkidle")
        return sum(fetched)


def ask_and_judge(site: Path, browser: Browser, root: str) -> dict[str, Figures]:
    """Ask everything in both languages; return the figures of each search."""
    total: dict[str, Figures] = {}
    for lang in search.LANGUAGES:
        queries = [query for query in read_queries() if query.lang == lang]
        texts = read_texts(site, lang)
        page = browser.new_page(bypass_csp=True)
        page.goto(f"{root}{lang}/about/")
        for name, found in ask_all(page, root, queries, lang).items():
            total[f"{name} {lang}"] = judge(queries, found, texts)
        page.close()
    return total


def print_figures(total: dict[str, Figures], *, details: bool) -> None:
    """Print one line for each search and language."""
    print("search            right pages  found   missed  wrong pages       named pages not in the first ten")
    for name, figures in total.items():
        share = f"{len(figures.wrong)} ({figures.wrong_share:.1%})"
        count = figures.right + len(figures.missed)
        print(f"{name:16}  {count:11}  {figures.recall:6.1%}  {len(figures.missed):6}  {share:16}  {len(figures.late)}")
        if details and name.startswith("site"):
            print("\n".join([*("missed " + one for one in figures.missed), *("wrong " + one for one in figures.wrong)]))
            print("\n".join("late " + one for one in figures.late))


def main() -> None:
    """Measure a built site and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--port", type=int, default=8000, help="the port of the address the site was built for")
    parser.add_argument(
        "--details", action="store_true", help="name every page missed, wrong or late in this site's search"
    )
    parser.add_argument(
        "--bytes", type=int, default=1, metavar="N", help="measure the bytes of every Nth query; 0: of none"
    )
    options = parser.parse_args()
    with serve(options.site.resolve(), options.port) as server, chromium.launch() as browser:
        print_figures(ask_and_judge(options.site.resolve(), browser, server.url), details=options.details)
        asked = read_queries()[:: options.bytes] if options.bytes else []
        sizes = {f"{one.lang} {one.words}": first_use(browser, server.url, one) for one in asked}
    if sizes:
        worst = max(sizes, key=sizes.__getitem__)
        print(
            f"fetched at first use: median {statistics.median(sizes.values()):,.0f} bytes, most {sizes[worst]:,} ({worst})"
        )


if __name__ == "__main__":
    main()
