"""What every measurement stands on: the site over a line of a given speed, a browser on a profile of its own, the marks of a page."""

import re
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright

from scripts import policy
from scripts.bench import half_core
from scripts.chromium import FLAGS, find
from scripts.serve import Handler, Http

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = "ja/calculators/jo-model/"
INPUTS = "#people=7316&items=name,address,phone,card_number_expiry"
SCRIPT = "/assets/calc/runtime.js"
WAIT_MS = 240_000
PIECE = 16_384
# Conditions: label → (bits a second or None, seconds a request).
LINES = {"local": (None, 0.0), "line8": (8_100_000, 0.165)}
MARK = """name => new Promise((resolve) => {
  const look = () => {
    const found = performance.getEntriesByName(name, "mark");
    if (found.length > 0) resolve(found[0].startTime);
    else setTimeout(look, 4);
  };
  look();
})"""

type Spread = list[int | float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The built site, with one variant of the runtime forced; files of `overlay`, a folder like the site, come before the site's.

    As `published` nothing is forced, and the copy for reading without a network accepts every file.
    """

    name: str
    site: Path
    variant: str = "image"
    overlay: Path | None = None


@dataclass(slots=True)
class Line:
    """A shared line of so many bits a second; every request waits its turn first."""

    bits: int | None = None
    delay: float = 0.0
    sent: int = 0
    _free: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int) -> None:
        """Wait until so many bytes have gone over the line."""
        with self._lock:
            self.sent += size
            if self.bits is None:
                return
            now = time.monotonic()
            self._free = max(self._free, now) + size * 8 / self.bits
            wait = self._free - now
        time.sleep(wait)


class _Shaped(Handler):
    """The site's own server over a line, with one variant forced by its own runtime.js."""

    def __init__(self, *args: object, line: Line, subject: Subject, **options: Any) -> None:
        self.line, self.subject = line, subject
        super().__init__(*args, **options)

    def do_GET(self) -> None:  # noqa: N802  # the base class names it so
        """Answer after the line's delay."""
        time.sleep(self.line.delay)
        path, variant = urlsplit(self.path).path, self.subject.variant
        if path == SCRIPT and variant not in ("script", "published") and (file := self._find(path)):
            text = file.read_text(encoding="utf-8")
            self._say(re.sub(r"VARIANTS = .*?;", f'VARIANTS = ["{variant}"];', text).encode())
        elif path == "/assets/calc/element.js" and variant == "script":
            self._say(Path(__file__).with_name("twin.js").read_bytes())
        elif path == "/assets/calc/early.js" and variant == "script":
            self._say(b"")
        else:
            super().do_GET()

    def _find(self, path: str) -> Path | None:
        over = self.subject.overlay / path[1:] if self.subject.overlay else None
        return over if over and over.is_file() else super()._find(path)

    def _say(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.send_body(body)

    def send_body(self, data: bytes) -> None:
        """Send a file over the line."""
        for at in range(0, len(data), PIECE):
            piece = data[at : at + PIECE]
            self.line.carry(len(piece))
            self.wfile.write(piece)


def port_of(site: Path) -> int:
    """The port of the address that the site was built for: instant navigation works only there."""
    found = re.search(r'rel="canonical" href="([^"]+)"', (site / "ja" / "index.html").read_text(encoding="utf-8"))
    return (urlsplit(found[1]).port if found else None) or 0


@contextmanager
def served(subject: Subject, line: Line, port: int = 0) -> Iterator[str]:
    """The site at an address of its own."""
    site = subject.site
    handler = partial(_Shaped, site=site, rules=policy.read_headers(site), quiet=True, line=line, subject=subject)
    server = Http(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser(
    playwright: Playwright, profile: Path, *, group: Path | None = None, keep: bool = False
) -> Iterator[BrowserContext]:
    """Chromium on that profile; in a control group if one is given, with its service worker if it may `keep` the guide."""
    path = find() or "chromium"
    if group:
        wrapper = profile.with_suffix(".sh")
        wrapper.write_text(f'#!/bin/sh\n{half_core.command(group)}\nexec {path} "$@"\n', encoding="ascii")
        wrapper.chmod(0o700)
        path = str(wrapper)
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=path, args=FLAGS, service_workers="allow" if keep else "block", timeout=WAIT_MS
    )
    context.set_default_timeout(WAIT_MS)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def profile() -> Iterator[Path]:
    """The path of a fresh profile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "profile"


def first_figure(page: Page, url: str) -> float:
    """Milliseconds from navigation to the first live figure."""
    page.goto(url + PAGE + INPUTS)
    found: float = page.evaluate(MARK, "leakcalc:result")
    return found


def once(playwright: Playwright, subject: Subject, condition: str, group: Path | None) -> dict[str, float]:
    """One cold run, and a warm one with the browser started again on the same profile; bytes of the cold one."""
    line = Line(*LINES.get(condition, (None, 0.0)))
    found: dict[str, float] = {}
    with profile() as folder, served(subject, line) as url:
        for turn in ("cold", "warm"):
            with browser(playwright, folder, group=group) as context:
                found[turn] = first_figure(context.new_page(), url)
            found.setdefault("bytes", line.sent)
    return found


def in_turn(
    playwright: Playwright, subjects: list[Subject], condition: str, rounds: int, group: Path | None = None
) -> dict[str, dict[str, Spread]]:
    """Every subject once a round, each round beginning with another; medians and ranges by subject and by what was measured."""
    found: dict[str, dict[str, list[float]]] = {subject.name: {} for subject in subjects}
    for turn in range(rounds):
        first = turn % len(subjects)
        for subject in subjects[first:] + subjects[:first]:
            for key, value in once(playwright, subject, condition, group).items():
                found[subject.name].setdefault(key, []).append(value)
    return {name: {key: spread(values) for key, values in all_.items()} for name, all_ in found.items()}


def spread(values: list[float], digits: int | None = None) -> Spread:
    """Median, lowest, highest."""
    return [round(one, digits) for one in (statistics.median(values), min(values), max(values))]
