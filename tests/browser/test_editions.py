"""An edition kept on the device meets a site with a newer one: the reader is told, editions are never mixed, nothing typed is lost."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, expect

from scripts import chromium, offline, policy
from scripts.serve import Server
from tests.browser import copies
from tests.browser.conftest import WATCH_POLICY, program

PAGES = ("ja/calculators/jo-model", "ja/guide/how-to-use", "ja/404.html", "en/404.html", "index.html")
RUNTIME = re.compile(r"(runtime/|\")([a-z]+-)[0-9a-f]([0-9a-f]{11}\.[a-z]+)")
CALCULATOR = "ja/calculators/jo-model/"
KEEPER = "ja/guide/how-to-use/"
KEPT = 60_000
# Which edition everything belongs to that the page has loaded: its files of the engine, and what is kept.
LOADED = """async () => {
  const { RUNTIME } = await import("/assets/calc/runtime.js");
  const { engine } = await import("/assets/calc/client.js");
  const kept = [];
  for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys()) kept.push(one.url);
  return {title: document.title[0], image: RUNTIME.image.name, variant: engine.variant, kept};
}"""


def edition(site: Path, out: Path, letter: str) -> Path:
    """A part of the site whose every page, engine and script of the engine is marked with the letter, listed as the build lists it."""
    copies.part(site, out, ("assets", "runtime", "ja/assets", *PAGES))
    for file in sorted((out / "runtime").iterdir()):
        file.rename(out / RUNTIME.sub(rf"\1\g<2>{letter}\3", file.relative_to(out).as_posix()))
    copies.rewrite(out / "assets" / "calc" / "runtime.js", lambda text: RUNTIME.sub(rf"\1\g<2>{letter}\3", text))
    for page in out.rglob("*.html"):
        copies.rewrite(page, lambda text: text.replace("<title>", f"<title>{letter} "))
    offline.write(out)
    policy.write_headers(out)
    return out


@pytest.fixture(scope="module")
def editions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("editions")
    return {letter: edition(site, folder / letter, letter) for letter in ("a", "b")}


class Reader:
    """One profile of a browser that is opened and closed while the site changes on one address."""

    def __init__(self, driver: Playwright, profile: Path, port: int = 0) -> None:
        self.driver, self.profile, self.port = driver, profile, port
        self.refused: list[str] = []

    @contextmanager
    def reads(self, site: Path) -> Iterator[BrowserContext]:
        with Server(site, self.port) as server, self.opens(server.url) as context:
            self.port = int(server.url.rstrip("/").rpartition(":")[2])
            yield context

    @contextmanager
    def opens(self, url: str = "") -> Iterator[BrowserContext]:
        """Start the browser; without an address the server is down."""
        url = url or f"http://127.0.0.1:{self.port}/"
        context = self.driver.chromium.launch_persistent_context(
            str(self.profile), executable_path=program(), args=chromium.FLAGS, base_url=url, locale="ja-JP"
        )
        context.add_init_script(WATCH_POLICY)
        context.on("console", self.hear)
        yield context
        context.close()

    def hear(self, message: ConsoleMessage) -> None:
        if "policy:" in message.text:
            self.refused.append(message.text)


@pytest.fixture(scope="module")
def kept(driver: Playwright, tmp_path_factory: pytest.TempPathFactory, editions: dict[str, Path]) -> Reader:
    """Somebody who has kept edition A."""
    one = Reader(driver, tmp_path_factory.mktemp("profile"))
    with one.reads(editions["a"]) as context:
        keep(context.new_page())
    return one


@pytest.fixture
def reader(kept: Reader, tmp_path: Path) -> Reader:
    """The same reader, anew for each test."""
    shutil.copytree(kept.profile, tmp_path / "profile", symlinks=True)
    return Reader(kept.driver, tmp_path / "profile", kept.port)


def keep(page: Page) -> None:
    page.goto(KEEPER)
    keep_here(page)


def keep_here(page: Page) -> None:
    page.get_by_role("button", name="この端末に保存する").click()
    expect(page.locator("offline-copy")).to_contain_text("この端末に保存してあります", timeout=KEPT)


def calculates(page: Page, letter: str) -> list[str]:
    """Expect a result from this edition alone; return what is kept."""
    expect(page.locator("leak-calculator output")).to_have_attribute("data-state", "done", timeout=60_000)
    loaded = page.evaluate(LOADED)
    assert loaded["title"] == letter
    assert loaded["image"].startswith(f"image-{letter}")
    assert loaded["variant"] == "image", "the engine's own files were not at hand"
    kept: list[str] = loaded["kept"]
    return kept


def bar(page: Page) -> Any:
    return page.locator(".new-edition")


def test_the_new_edition_comes_when_the_reader_asks_and_what_was_typed_stays(
    reader: Reader, editions: dict[str, Path]
) -> None:
    with reader.reads(editions["b"]) as context:
        page = context.new_page()
        page.goto(f"{CALCULATOR}#people=7316&items=name,address")
        expect(bar(page)).to_contain_text("新しい版があります", timeout=KEPT)
        calculates(page, "a")
        page.fill('[name="people"]', "4321")
        other = context.new_page()
        other.goto(CALCULATOR)
        page.get_by_role("button", name="新しい版を読む").click()
        expect(bar(page)).to_contain_text("ほかのタブ")
        page.wait_for_timeout(300)
        calculates(page, "a")
        other.close()
        page.get_by_role("button", name="新しい版を読む").click()
        expect(page).to_have_title(re.compile("^b"))
        expect(page.locator('[name="people"]')).to_have_value("4321")
        kept = calculates(page, "b")
        assert {url.partition("/runtime/")[2][:7] for url in kept if "/runtime/image" in url} == {"image-b"}
        listed = offline.files(editions["b"])
        assert sorted(url.rpartition("?")[2] for url in kept) == sorted(listed.values())
        expect(bar(page)).to_have_count(0)
    with reader.opens() as context:  # no server any more
        page = context.new_page()
        page.goto(f"{CALCULATOR}#people=7316&items=name,address")
        calculates(page, "b")
    assert reader.refused == []


def test_the_new_edition_comes_by_itself_at_the_next_start_and_can_be_kept_anew(
    reader: Reader, editions: dict[str, Path]
) -> None:
    with reader.reads(editions["b"]) as context:
        page = context.new_page()
        page.goto(KEEPER)
        expect(bar(page)).to_contain_text("新しい版があります", timeout=KEPT)
        expect(page).to_have_title(re.compile("^a"))
    with reader.reads(editions["b"]) as context:
        page = context.new_page()
        page.goto(KEEPER)
        expect(page).to_have_title(re.compile("^b"))
        # Removed and wanted again on the same page: what it says must be so.
        page.get_by_role("button", name="保存したものを消す").click()
        keep_here(page)
    with reader.opens() as context:
        page = context.new_page()
        page.goto(f"{CALCULATOR}#people=7316&items=name,address")
        calculates(page, "b")
    assert reader.refused == []


def test_an_edition_that_cannot_be_kept_is_told_and_the_old_one_goes_on(
    reader: Reader, editions: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    broken = tmp_path_factory.mktemp("broken") / "b"
    shutil.copytree(editions["b"], broken, copy_function=os.link)
    copies.rewrite(broken / CALCULATOR / "index.html", lambda text: text.replace("<title>b", "<title>c"))
    with reader.reads(broken) as context:
        page = context.new_page()
        page.goto(f"{CALCULATOR}#people=7316&items=name,address")
        expect(bar(page)).to_contain_text("保存できませんでした", timeout=KEPT)
        calculates(page, "a")
        # Without any copy the reader is told too, and reads from the network.
        page.goto(KEEPER)
        page.get_by_role("button", name="保存したものを消す").click()
        expect(page.locator("offline-copy")).to_contain_text("保存していません")
        page.reload()
        page.get_by_role("button", name="この端末に保存する").click()
        expect(page.locator("offline-copy")).to_contain_text("保存できませんでした", timeout=KEPT)
        expect(page).to_have_title(re.compile("^b"))
