"""Starts the Chromium of the system for the tests, for measuring and for printing, so that it asks nobody for anything."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

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
def launch() -> Iterator[Browser]:
    """Run one Chromium without a window."""
    path = find()
    if path is None:
        raise SystemExit("no Chromium found: sh scripts/ensure_chromium.sh installs one or says what is missing")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
