"""The search box in the browser: every query of the file, keys, paste, dictation, without a network, and what it costs."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts import search_figures

FULL = bool(os.environ.get("FULL"))
MOST_BYTES = 200_000
MOST_WRONG = 0.05
MOST_LATE = 0.05
ASK = """async ([lang, queries]) => {
  const { Search } = await import("/assets/site/search-engine.js");
  const search = await Search.load(lang, new URL(`/pagefind/${lang}/`, location.href));
  const found = {};
  for (const query of queries) found[query] = (await search.find(query)).map(([item]) => item.location);
  return found;
}"""


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_query_finds_its_pages(page: Page, site: Path, lang: str) -> None:
    queries = [query for query in search_figures.read_queries() if query.lang == lang]
    page.goto(f"{lang}/about/")
    found = page.evaluate(ASK, [lang, [query.words for query in queries]])
    figures = search_figures.judge(queries, found, search_figures.read_texts(site, lang))
    assert figures.right > 1_000, "hardly any page was right: the texts were not read"
    assert figures.missed == []
    named = sum(len(query.first) for query in queries)
    assert len(figures.late) <= named * MOST_LATE, figures.late  # a new page may come before a named one
    assert figures.wrong_share <= MOST_WRONG, figures.wrong


def test_a_first_query_costs_little(browser: Browser, base_url: str) -> None:
    queries = search_figures.read_queries()
    sizes = {query.words: search_figures.first_use(browser, base_url, query) for query in queries[:: 1 if FULL else 25]}
    assert min(sizes.values()) > 1_000, "nothing was counted"
    assert max(sizes.values()) <= MOST_BYTES, sizes


@pytest.mark.skipif(not FULL, reason="asks the theme's search and Pagefind too: FULL=1")
def test_no_other_search_finds_more(browser: Browser, base_url: str, site: Path) -> None:
    total = search_figures.ask_and_judge(site, browser, base_url)
    for lang in ("ja", "en"):
        ours = total[f"site {lang}"]
        assert all(ours.recall >= total[f"{other} {lang}"].recall for other in ("theme", "pagefind"))


def test_nothing_of_the_search_is_fetched_before_it_is_used(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("ja/about/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/pagefind/" in url]
    index = page.request.get("ja/search/search_index.json")
    assert index.json()["docs"] == []
    page.locator(".md-search__input").fill("善管注意義務")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert [url for url in asked if "/pagefind/ja/" in url]


def test_the_keys_of_the_theme_work(page: Page) -> None:
    page.goto("ja/about/")
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    page.keyboard.insert_text("管注意")  # as dictation and input methods do: no key is heard
    first = page.locator(".md-search-result__link").first
    expect(page.locator(".md-search-result__item").filter(has_text="役員の責任").first).to_be_visible()
    expect(page.locator(".md-search-result mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    address = first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(address or "")


def test_what_was_typed_is_never_markup(page: Page) -> None:
    page.goto("en/about/")
    page.locator(".md-search__input").fill('<img src="/none.png"> leak')
    expect(page.locator(".md-search-result__meta")).not_to_have_text("Type to start searching")
    assert page.locator(".md-search-result img").count() == 0


def test_words_found_nowhere_fall_back_and_say_so(page: Page) -> None:
    page.goto("en/about/")
    page.locator(".md-search__input").fill("who notifies the customers whose cards leaked")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.locator(".md-search__input").fill("zzzzqqqq")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
