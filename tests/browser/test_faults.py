"""What goes wrong on the way to a result, beyond the files themselves: a message, a way on, and nothing typed is lost."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect

from scripts import chromium
from tests.browser.conftest import program, watch
from tests.browser.faults import Line, bad_line
from tests.browser.test_calculator import (
    CARD,
    Opener,
    address,
    command_line,
    fill,
    fragment,
    other,
    result_text,
    run,
    wait_for,
)

assert other  # a fixture

VARIANT = 'async () => (await import("/assets/calc/client.js")).engine.variant'
PATIENT = "document.querySelector('leak-calculator').dataset.patience = '4000'"


@pytest.fixture(scope="module")
def line(site: Path) -> Iterator[tuple[str, Line]]:
    with bad_line(site) as served:
        yield served


@pytest.mark.parametrize(
    ("lang", "words"), [("ja", "入力した内容は残っています"), ("en", "What you entered is still there")]
)
def test_a_network_lost_half_way_is_told_and_a_retry_ends_well(
    other: Opener, line: tuple[str, Line], lang: str, words: str
) -> None:
    url, wire = line
    page = other()
    wire.fault = "cut"
    page.goto(address(url, lang))
    page.evaluate(PATIENT)
    fill(page, CARD)
    run(page)
    wait_for(page, "failed")
    expect(page.get_by_role("alert")).to_contain_text(words)
    wire.fault = ""
    expect(page.locator('[name="people"]')).to_have_value(CARD["people"])
    page.get_by_role("alert").get_by_role("button").click()
    wait_for(page, "done")
    assert result_text(page) == command_line(CARD)


def test_a_slow_network_is_waited_for_as_long_as_something_comes(other: Opener, line: tuple[str, Line]) -> None:
    url, wire = line
    page = other()
    wire.fault, wire.on = "trickle", re.compile("/runtime/image-")
    page.goto(address(url, "ja"))
    page.evaluate(PATIENT)
    fill(page, CARD)
    run(page)
    percents = set()
    bar = page.locator(".leakcalc-progress")
    while bar.is_visible():
        percents.add(bar.get_attribute("value"))
        page.wait_for_timeout(200)
    wait_for(page, "done")
    wire.fault, wire.on = "", re.compile("/runtime/")
    assert len(percents) > 3, percents
    assert page.evaluate(VARIANT) == "image"


@pytest.mark.parametrize("files", ["image", "engine", "(image|library)", "(engine|pyodide.asm.wasm)"])
def test_bytes_that_were_altered_on_the_way_never_run(other: Opener, base_url: str, files: str) -> None:
    """The size is right and the content is not: the hash says so, and the next variant answers."""

    def altered(route: Route) -> None:
        response = route.fetch()
        body = bytearray(response.body())
        body[len(body) // 2] ^= 1
        route.fulfill(response=response, body=bytes(body))

    page = other()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route(re.compile(f"/runtime/{files}"), altered)
    page.goto(address(base_url, "ja"))
    page.evaluate(PATIENT)  # the whole Pyodide waits for ever for a module that it cannot compile
    fill(page, CARD)
    run(page)
    output = page.locator("leak-calculator output")
    expect(output).to_have_attribute("data-state", re.compile("done|failed"), timeout=60_000)
    # A changed module may already be no module; else its hash tells.
    assert any("not the bytes that were published" in text or "CompileError" in text for text in said), said
    if output.get_attribute("data-state") == "done":
        assert result_text(page) == command_line(CARD)
        assert page.evaluate(VARIANT) != "image"
    else:
        expect(page.get_by_role("alert").get_by_role("button")).to_be_visible()
        expect(page.locator('[name="people"]')).to_have_value(CARD["people"])


def test_a_worker_that_dies_is_noticed_and_begun_again(other: Opener, base_url: str) -> None:
    page = other()
    page.goto(address(base_url, "ja") + fragment(CARD))
    wait_for(page, "done")
    page.evaluate(PATIENT)
    page.focus('[name="people"]')
    (engine,) = [worker for worker in page.workers if worker.url.endswith("calc/worker.js")]
    engine.evaluate("self.close()")
    page.fill('[name="people"]', "100")
    wait_for(page, "failed")
    expect(page.locator('[name="people"]')).to_have_value("100")
    page.get_by_role("alert").get_by_role("button").click()
    wait_for(page, "done")
    assert json.loads(result_text(page))["inputs"]["people"] == 100


def test_two_tabs_do_not_disturb_each_other(context: BrowserContext, base_url: str) -> None:
    tabs = [context.new_page() for _ in range(2)]
    asked = [CARD | {"people": str(people)} for people in (1_000, 2_000)]
    for tab, inputs in zip(tabs, asked, strict=True):
        tab.goto(address(base_url, "ja") + fragment(inputs))
    for tab, inputs in zip(tabs, asked, strict=True):
        wait_for(tab, "done")
        assert result_text(tab) == command_line(inputs)


@pytest.mark.parametrize("clock", ["1970-01-01", "2099-12-31"])
def test_a_wrong_clock_changes_nothing(other: Opener, base_url: str, clock: str) -> None:
    page = other(locale="ja-JP")
    page.clock.set_fixed_time(f"{clock}T00:00:00Z")
    page.goto(address(base_url, "ja") + fragment(CARD))
    wait_for(page, "done")
    assert result_text(page) == command_line(CARD)


BROKEN_STORAGE = """() => {
  for (const lang of ["ja", "en"]) for (const name of ["__palette", "__outdated", "__consent", "__tabs"])
    for (const storage of [localStorage, sessionStorage]) storage.setItem(`/${lang}/.${name}`, "{not json");
}"""
FULL_STORAGE = """() => {
  for (let size = 4_000_000, turn = 0; size > 0; turn += 1) {
    try {
      localStorage.setItem(`filler${turn}`, "x".repeat(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
  try {
    localStorage.setItem("one more", "12345678");
    return false;
  } catch {
    return true;
  }
}"""


def works(page: Page, base_url: str) -> None:
    """The page calculates, the colours can be changed, the search answers."""
    page.goto(address(base_url, "ja") + fragment(CARD))
    wait_for(page, "done")
    assert result_text(page) == command_line(CARD)
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator(".md-header label[for^=__palette]:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("損害賠償")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=30_000)


def test_corrupted_storage_is_mended(page: Page, base_url: str) -> None:
    page.goto("ja/")
    page.evaluate(BROKEN_STORAGE)
    works(page, base_url)


def test_full_storage_hinders_nothing(page: Page, base_url: str) -> None:
    page.goto("ja/")
    assert page.evaluate(FULL_STORAGE)
    works(page, base_url)


def test_storage_that_is_forbidden_hinders_nothing(
    driver: Playwright, base_url: str, problems: list[str], tmp_path: Path
) -> None:
    """The browser's own setting that blocks all cookies and site data."""
    settings: dict[str, Any] = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    context = driver.chromium.launch_persistent_context(
        str(tmp_path), executable_path=program(), args=chromium.FLAGS, base_url=base_url, locale="ja-JP"
    )
    watch(context, base_url, problems)
    page = context.new_page()
    page.goto("ja/")
    assert (
        page.evaluate("Object.getOwnPropertyDescriptor(window, 'localStorage').value?.constructor.name") == "Forgetful"
    )
    works(page, base_url)
    context.close()
    assert not problems


def test_a_private_window_leaves_nothing_behind(browser: Browser, base_url: str) -> None:
    for _ in range(2):
        private = browser.new_context(base_url=base_url)
        page = private.new_page()
        page.goto("ja/")
        assert page.evaluate("localStorage.getItem('visited')") is None
        assert page.evaluate("caches.keys()") == []
        works(page, base_url)
        page.evaluate("localStorage.setItem('visited', 'yes')")
        private.close()


def test_a_search_without_network_is_not_told_as_no_result(other: Opener, base_url: str) -> None:
    page = other()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{base_url}ja/about/")
    box = page.locator(".md-search__input")
    box.fill("善管注意義務")
    expect(page.locator(".md-search-result__item")).to_contain_text("検索できません")
    page.unroute("**/pagefind/**")
    box.fill("善管注意義務 ")
    expect(page.locator(".md-search-result__item").filter(has_text="役員の責任").first).to_be_visible()
