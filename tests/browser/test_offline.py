"""Without a network: after one visit the whole guide reads, searches and calculates, in a new start of the browser too."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from scripts import chromium
from tests.browser.conftest import WATCH_POLICY, program, watch
from tests.conftest import PORT, SITE

CARD = "#people=7316&items=name,address,phone,card_number_expiry"
KEPT = 120_000


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def start(driver: Playwright, profile: Path, url: str) -> Iterator[BrowserContext]:
    context = driver.chromium.launch_persistent_context(
        str(profile), executable_path=program(), args=chromium.FLAGS, base_url=url, locale="ja-JP"
    )
    problems: list[str] = []
    watch(context, url, problems)
    context.add_init_script(WATCH_POLICY)
    yield context
    context.close()
    assert problems == []


def searches(page: Page, lang: str) -> None:
    """Expect the search box to find, quoted and cut, and its result to open."""
    page.goto(f"{lang}/about/")
    for words in {
        "ja": ("慰謝料", "漏えいした人数と慰謝料"),
        "en": ("pay cut", "who notifies the customers whose cards leaked"),
    }[lang]:
        page.locator(".md-search__input").fill(words)
        expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=30_000)
        expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile(f"/{lang}/"))
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("article mark").first).to_be_attached()


def ask(page: Page, lang: str) -> int:
    page.goto(f"{lang}/calculators/jo-model/{CARD}")
    expect(page.locator("leak-calculator output")).to_have_attribute("data-state", "done", timeout=60_000)
    result = json.loads(page.locator("leak-calculator script.result").text_content() or "")
    total: int = result["outputs"]["total"]["value"]
    return total


def test_one_visit_keeps_the_whole_guide(driver: Playwright, base_url: str, profile: Path) -> None:
    for context in start(driver, profile, base_url):
        page = context.new_page()
        page.goto("ja/guide/how-to-use/")
        page.get_by_role("button", name="この端末に保存する").click()
        expect(page.locator("offline-copy")).to_contain_text("この端末に保存してあります", timeout=KEPT)
        context.set_offline(True)
        for path, words in (("ja/duties/report/", "報告"), ("en/precedents/table/", "Court"), ("en/", "Guide")):
            page.goto(path)
            expect(page.locator("article")).to_contain_text(words)
        assert ask(page, "en") == 570_648_000
        for lang in ("ja", "en"):
            searches(page, lang)
        page.evaluate("window.kept = true")
        page.locator(".md-tabs a[href$='/calculators/']").click()
        page.wait_for_url("**/en/calculators/")
        assert page.evaluate("window.kept"), "instant navigation loaded the whole page"
        page.goto("ja/no/such/page/")
        expect(page.locator("body")).to_contain_text("ページが見つかりません")


def test_it_is_still_there_after_the_browser_was_closed(driver: Playwright, base_url: str, profile: Path) -> None:
    for context in start(driver, profile, base_url):
        context.set_offline(True)
        page = context.new_page()
        assert ask(page, "ja") == 570_648_000
        for lang in ("en", "ja"):
            searches(page, lang)


def test_the_copy_can_be_removed(driver: Playwright, base_url: str, profile: Path) -> None:
    for context in start(driver, profile, base_url):
        page = context.new_page()
        page.goto("en/guide/how-to-use/")
        page.get_by_role("button", name="Remove the copy").click()
        expect(page.locator("offline-copy")).to_contain_text("Not kept")
        assert page.evaluate("caches.keys()") == []


def test_every_page_is_in_the_list_and_the_hashes_are_those_of_the_files(site: Path) -> None:
    found = re.search(r"^const FILES = (\{.*\});$", (site / "sw.js").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    listed = json.loads(found[1])
    assert {file.relative_to(SITE).as_posix() for file in site.rglob("index.html")} <= set(listed)
    assert {
        file.relative_to(SITE).as_posix()
        for file in (site / "pagefind").rglob("*")
        if file.suffix not in {".br", ".gz"} and file.is_file()
    } <= set(listed)
    assert any(name.startswith("runtime/image-") for name in listed)
    assert not any(name.endswith((".br", ".map")) for name in listed)
    assert PORT
