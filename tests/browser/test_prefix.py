"""Below a path of a host with other sites: everything works, and nothing of the neighbours is touched.

The built site is given the addresses of such a build; FULL=1 builds it for that address instead.
"""

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts import build, offline, policy
from scripts.serve import Server
from tests.browser import copies
from tests.browser.conftest import WATCH_POLICY, watch
from tests.browser.test_site import switch
from tests.conftest import URL

FULL = bool(os.environ.get("FULL"))
LANGUAGES = ("ja", "en")
PAGES = ("", "company/civil/", "calculators/", "calculators/jo-model/", "guide/how-to-use/")
ADDRESS = re.compile(r"\s(?:href|src|action|data-[\w-]+)=\"?(/[^\"\s>]*)")
NEIGHBOUR = "addEventListener('fetch', () => {});"
TOTAL = 570_648_000


def below(site: Path, out: Path, url: str) -> None:
    """Make the site for the address in a folder: a whole build with FULL=1, else a part of the built site, moved."""
    if FULL:
        build.build(out, url, draft=True)
        return
    shared = ("assets", "runtime", "pagefind", "index.html", "404.html", "sitemap.xml", "manifest.webmanifest")
    own = [f"{lang}/{name}" for lang in LANGUAGES for name in ("assets", "404.html", "sitemap.xml", "search")]
    copies.part(site, out, [*shared, *own, *(f"{lang}/{path}index.html" for lang in LANGUAGES for path in PAGES)])
    copies.move(out, URL, url)
    offline.write(out)
    policy.write_headers(out)


@pytest.fixture(scope="module")
def prefixed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a guide below /guide/, on a host with another site that has a service worker of its own."""
    host = tmp_path_factory.mktemp("host")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/guide/"
    below(site, host / "guide", url)
    (host / "index.html").write_text("<!doctype html><title>Neighbour</title>", encoding="utf-8")
    (host / "neighbour.js").write_text(NEIGHBOUR, encoding="utf-8")
    (host / "_headers").write_text((host / "guide" / "_headers").read_text(encoding="utf-8"), encoding="utf-8")
    with Server(host, port):
        yield url


@pytest.fixture
def visitor(browser: Browser, prefixed: str, problems: list[str]) -> Iterator[Page]:
    context = browser.new_context(base_url=prefixed, locale="ja-JP", viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH_POLICY)
    watch(context, prefixed, problems)
    yield context.new_page()
    context.close()
    assert not problems, "\n".join(problems)


def test_no_page_names_an_address_from_the_root_of_its_host(site: Path) -> None:
    pages = [file for file in site.rglob("*.html") if file.name != "404.html"]
    assert len(pages) > 200
    found = {f"{file.relative_to(site)}: {one}" for file in pages for one in ADDRESS.findall(file.read_text("utf-8"))}
    assert found == set()
    # Without a known depth these must; they are the proof that such addresses are found.
    assert ADDRESS.findall((site / "ja" / "404.html").read_text("utf-8"))


def test_reading_calculating_and_searching_below_a_path(visitor: Page, prefixed: str) -> None:
    page = visitor
    page.goto("ja/")
    page.evaluate("window.kept = true")
    page.locator(".md-tabs a[href$='/calculators/']").click()
    page.wait_for_url(f"{prefixed}ja/calculators/")
    assert page.evaluate("window.kept"), "instant navigation loaded the whole page"
    page.goto("ja/calculators/jo-model/#people=7316&items=name,address,phone,card_number_expiry")
    result = page.locator("leak-calculator script.result")
    expect(result).to_be_attached(timeout=60_000)
    assert f'"value":{TOTAL}' in (result.text_content() or "").replace(" ", "")
    switch(page, "en")
    page.wait_for_url(f"{prefixed}en/calculators/jo-model/#**people=7316**")
    for lang, words in (("en", "directors"), ("ja", "慰謝料")):
        page.goto(f"{lang}/company/civil/")
        page.locator(".md-search__input").fill(words)
        link = page.locator(".md-search-result__link").first
        expect(link).to_have_attribute("href", re.compile(re.escape(f"{prefixed}{lang}/")), timeout=30_000)


def test_a_wrong_address_below_a_path(visitor: Page, problems: list[str], prefixed: str) -> None:
    response = visitor.goto("ja/no/such/page/")
    assert response is not None
    assert response.status == 404
    expect(visitor.locator("h1")).to_contain_text("ページが見つかりません")
    expect(visitor.locator(".md-tabs a").first).to_have_attribute("href", re.compile("/guide/ja/"))
    assert len(problems) == 1, "a style or a script of the page was not found either"
    problems.clear()
    visitor.locator(".md-tabs a[href$='/calculators/']").click()
    visitor.wait_for_url(f"{prefixed}ja/calculators/")


def test_the_copy_below_a_path_leaves_the_neighbours_alone(visitor: Page, prefixed: str, problems: list[str]) -> None:
    page, host = visitor, prefixed.removesuffix("guide/")
    page.goto("ja/404.html")
    page.evaluate(
        """async () => {
          await navigator.serviceWorker.register("/neighbour.js", {scope: "/"});
          await (await caches.open("neighbour")).put("/x", new Response("x"));
        }"""
    )
    assert problems == [f"request to another origin: {host}neighbour.js"]
    problems.clear()
    page.goto("ja/guide/how-to-use/")
    page.get_by_role("button", name="この端末に保存する").click()
    expect(page.locator("offline-copy")).to_contain_text("この端末に保存してあります", timeout=120_000)
    scopes = "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope).sort()"
    assert page.evaluate(scopes) == [host, prefixed]
    page.context.set_offline(True)
    page.goto("en/company/civil/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".md-search__input").fill("directors")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=30_000)
    page.context.set_offline(False)
    page.goto("ja/guide/how-to-use/")
    page.get_by_role("button", name="保存したものを消す").click()
    expect(page.locator("offline-copy")).to_contain_text("保存していません")
    assert page.evaluate(scopes) == [host]
    assert page.evaluate("caches.keys()") == ["neighbour"]
