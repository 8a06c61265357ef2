"""Starts the Chromium of the system for the tests, for measuring and for printing, so that it asks nobody for anything."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from playwright.sync_api import Browser, BrowserType, sync_playwright

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: tests run as root in containers. The rest keeps Chromium from asking for hosts of its own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-domain-reliability",
]


def find() -> str | None:
    """Return the path of the program that `CHROMIUM` names, else of the first that is installed."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, (named, *CANDIDATES) if named else CANDIDATES)), None)


@contextmanager
def launch(*, kind: BrowserType | None = None, env: dict[str, str] | None = None) -> Iterator[Browser]:
    """Run one Chromium without a window; `kind` is that of a browser that runs already: Playwright starts once in a program."""
    path = find()
    if path is None:
        raise SystemExit("no Chromium found: sh scripts/ensure_chromium.sh installs one or says what is missing")
    wanted: dict[str, str | float | bool] | None = {**env} if env else None
    with nullcontext() if kind else sync_playwright() as playwright:
        chosen = kind or playwright.chromium  # type: ignore[union-attr]  # there is a Playwright where there is no kind
        browser = chosen.launch(executable_path=path, args=FLAGS, env=wanted)
        yield browser
        browser.close()
