"""A real Chromium on the built site under its full policy; whatever the console complains about fails the test.

The site is built for the address it is served on (`TEST_PORT`, default 8765): instant navigation and the language
switch work only there. `make test` builds it first; pytest alone builds it when it is missing or older than its sources.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    ViewportSize,
    sync_playwright,
)

from scripts import chromium
from scripts.serve import serve
from tests.conftest import PORT, URL, WORKER

# Playwright's own words where a context has service workers switched off.
BLOCKED = "Service Worker registration blocked by Playwright"
# Reports refusals of the policy with what was refused; the console's own message is not always sent for workers.
WATCH_POLICY = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI || "inline"} ${event.sample}`);
});"""


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The address of the running site, with a slash at its end."""
    if WORKER:
        yield URL
        return
    with serve(site, PORT) as server:
        yield server.url


def program() -> str:
    """The path of Chromium."""
    path = chromium.find()
    if path is None:
        pytest.fail("no Chromium found: run `make test`, which installs one or says what is missing", pytrace=False)
    return path


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Playwright itself; there can be only one in a run."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """One Chromium of the system for the whole run."""
    started = driver.chromium.launch(executable_path=program(), args=chromium.FLAGS)
    yield started
    started.close()


@pytest.fixture
def problems() -> list[str]:
    """What the console and the network complained about so far; a test of a fault looks at it and clears it."""
    return []


@pytest.fixture
def context(browser: Browser, base_url: str, problems: list[str]) -> Iterator[BrowserContext]:
    """A fresh profile (storage, cache); any complaint left at the end fails the test."""
    # The copy for offline use has tests of its own; elsewhere it would only fetch the whole site into every profile.
    size: ViewportSize = {"width": 1280, "height": 900}
    profile = browser.new_context(base_url=base_url, locale="ja-JP", viewport=size, service_workers="block")
    profile.set_default_timeout(30_000)
    profile.add_init_script(WATCH_POLICY)
    watch(profile, base_url, problems)
    yield profile
    profile.close()
    assert not problems, "the browser complained:\n" + "\n".join(problems)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of a fresh profile; `page.goto("ja/")` opens the site."""
    return context.new_page()


def watch(profile: BrowserContext, base_url: str, problems: list[str]) -> None:
    """Write down errors and warnings of the console, uncaught errors, and requests to any other origin."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and BLOCKED not in message.text:
            problems.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def on_request(request: Request) -> None:
        if not request.url.startswith((base_url, "data:", "blob:")):
            problems.append(f"request to another origin: {request.url}")

    profile.on("console", on_console)
    profile.on("weberror", lambda error: problems.append(f"uncaught: {error.error}"))
    profile.on("request", on_request)
