"""Measures how long a reader waits for the first figure: the variants of the runtime against plain Pyodide in one run.

`make bench` → site-data/performance.json, which the page *Performance* shows. Real Chromium with a fresh profile for every
cold run, round-robin order, medians; the network is shaped at the server, the processor by a cgroup where there is one.
"""

import argparse
import json
import os
import platform
import re
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from scripts import policy, site_data
from scripts.chromium import FLAGS, find
from scripts.serve import Handler

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "site-data" / "performance.json"
ADDRESS = "ja/calculators/jo-model/#people=7316&items=name,address,phone,card_number_expiry"
NEXT = "ja/calculators/delay-interest/"
NEXT_INPUTS = "#principal=1000000&liability=tort&delay_from=2024-04-01&paid_on=2026-11-24"
# The calculators' variants, fastest first; `whole` is plain `loadPyodide` with the wheel, in the same worker.
VARIANTS = ("image", "library", "whole", "script")
WAIT_MS = 240_000
CORE_SHARE = "50000 100000"
CGROUP = Path("/sys/fs/cgroup/leak-guide-bench")
# Conditions: label → (bits a second or None, seconds a request).
LINES = {"local": (None, 0.0), "line8": (8_100_000, 0.165)}
RESULT = """name => new Promise((resolve) => {
  const look = () => {
    const found = performance.getEntriesByName(name, "mark");
    if (found.length > 0) resolve(found[0].startTime);
    else setTimeout(look, 4);
  };
  look();
})"""


class Line:
    """A shared line of so many bits a second; every request waits its turn first."""

    def __init__(self, bits: int | None, delay: float) -> None:
        self.bits, self.delay, self.sent = bits, delay, 0
        self._free, self._lock = 0.0, threading.Lock()

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


class Shaped(Handler):
    """The site's own server over a slow line, with one variant forced by its own runtime.js."""

    def __init__(self, *args: object, line: Line, variant: str, **options: Any) -> None:
        self.line, self.variant = line, variant
        super().__init__(*args, **options)

    def do_GET(self) -> None:  # noqa: N802  # the base class names it so
        """Answer after the line's delay."""
        time.sleep(self.line.delay)
        path = urlsplit(self.path).path
        if path == "/assets/calc/runtime.js" and self.variant != "script":
            text = (self.site / path[1:]).read_text(encoding="utf-8")
            self._say(re.sub(r"VARIANTS = .*?;", f'VARIANTS = ["{self.variant}"];', text).encode())
        elif path == "/assets/calc/element.js" and self.variant == "script":
            self._say((ROOT / "scripts" / "bench_twin.js").read_bytes())
        else:
            super().do_GET()

    def _say(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._write(body)

    def _write(self, body: bytes) -> None:
        for at in range(0, len(body), 16_384):
            piece = body[at : at + 16_384]
            self.line.carry(len(piece))
            self.wfile.write(piece)

    def send_body(self, data: bytes) -> None:
        """Send a file over the line."""
        self._write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Stay silent."""


class Quiet(ThreadingHTTPServer):
    """A server that does not speak of browsers that were closed."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, line: Line, variant: str) -> Iterator[str]:
    """The site at an address of its own."""
    handler = partial(Shaped, site=site, rules=policy.read_headers(site), quiet=True, line=line, variant=variant)
    server = Quiet(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def open_browser(playwright: Playwright, profile: str, slow: bool) -> BrowserContext:
    """Chromium on that profile; at half a core if asked."""
    path = find() or "chromium"
    if slow:
        wrapper = Path(profile).with_suffix(".sh")
        wrapper.write_text(f'#!/bin/sh\necho $$ > {CGROUP}/cgroup.procs\nexec {path} "$@"\n', encoding="ascii")
        wrapper.chmod(0o700)
        path = str(wrapper)
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=path, args=FLAGS, service_workers="block", timeout=WAIT_MS
    )


def first_figure(page: Page, url: str) -> float:
    """Milliseconds from navigation to the first live figure."""
    page.set_default_timeout(WAIT_MS)
    page.goto(url + ADDRESS)
    found: float = page.evaluate(RESULT, "leakcalc:result")
    return found


def once(playwright: Playwright, site: Path, variant: str, condition: str) -> dict[str, float]:
    """One cold run, and a warm one with the browser started again on the same profile; bytes of the cold one."""
    bits, delay = LINES.get(condition, (None, 0.0))
    line = Line(bits, delay)
    with tempfile.TemporaryDirectory() as folder, served(site, line, variant) as url:
        found = {}
        for turn in ("cold", "warm"):
            browser = open_browser(playwright, f"{folder}/profile", condition == "half_core")
            found[turn] = first_figure(browser.new_page(), url)
            found.setdefault("bytes", line.sent)
            browser.close()
    return found


def later(playwright: Playwright, site: Path) -> dict[str, float]:
    """What follows the first figure on one page: the next page under instant navigation, a further run, memory after a thousand."""
    with tempfile.TemporaryDirectory() as folder, served(site, Line(None, 0.0), "image") as url:
        browser = open_browser(playwright, f"{folder}/profile", slow=False)
        page = browser.new_page()
        first_figure(page, url)
        asked = "async (n) => { const { engine } = await import('/assets/calc/client.js'); const ask = (c, i) => engine.ask(JSON.stringify({calculator: c, inputs: i, lang: 'ja', on: ''}));"
        plain = (
            "const inputs = {principal: '1000000', liability: 'tort', delay_from: '2024-04-01', paid_on: '2026-11-24'};"
        )
        chance = "const inputs = {response: '100万~300万~1000万', damages: '0~500万~3000万', lost_profit: '0~1000万~5000万'};"
        times = "const all = []; for (let k = 0; k < n; k += 1) { const t = performance.now(); await ask(NAME, inputs); all.push(performance.now() - t); } return all; }"
        runs = {
            "further_run": statistics.median(
                page.evaluate(asked + plain + times.replace("NAME", "'delay_interest'"), 200)
            ),
            "further_stochastic_run": statistics.median(
                page.evaluate(asked + chance + times.replace("NAME", "'total_exposure'"), 15)
            ),
        }
        browser.close()
    return runs


def measure(site: Path, rounds: int, slow_rounds: int) -> dict[str, Any]:
    """Every variant in every condition, in turn."""
    half = _half_core()
    plan = {"local": rounds, "line8": slow_rounds, **({"half_core": slow_rounds} if half else {})}
    results: dict[str, dict[str, dict[str, list[float]]]] = {}
    with sync_playwright() as playwright:
        for condition, count in plan.items():
            for _ in range(count):
                for variant in VARIANTS:
                    for key, value in once(playwright, site, variant, condition).items():
                        results.setdefault(condition, {}).setdefault(variant, {}).setdefault(key, []).append(value)
        after = later(playwright, site)
    if half:
        with suppress(OSError):  # the last browser may still be ending; the empty group does no harm
            CGROUP.rmdir()
    summary = {
        condition: {
            variant: {key: [round(statistics.median(v)), round(min(v)), round(max(v))] for key, v in found.items()}
            for variant, found in variants.items()
        }
        for condition, variants in results.items()
    }
    return {"rounds": plan, "results": summary, "after": {key: round(value, 1) for key, value in after.items()}}


def _half_core() -> bool:
    """Make the group that holds a browser to half a core; False where the machine does not let us."""
    try:
        CGROUP.mkdir(exist_ok=True)
        (CGROUP / "cpu.max").write_text(CORE_SHARE, encoding="ascii")
    except OSError:
        return False
    return True


def machine() -> dict[str, str]:
    """What was measured on, without names."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = re.search(r"model name\s*: (.+)", info)
    lock = json.loads((ROOT / "node_modules" / "pyodide" / "package.json").read_text(encoding="utf-8"))
    return {
        "processor": f"{model[1] if model else platform.machine()}, {os.cpu_count()}",
        "pyodide": lock["version"],
        "python": platform.python_version(),
        "day": site_data.site_day().isoformat(),
    }


def main() -> None:
    """Read the command line, measure, and write the file that the page shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--slow-rounds", type=int, default=3)
    options = parser.parse_args()
    found = {**machine(), **measure(options.site.resolve(), options.rounds, options.slow_rounds)}
    OUT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for condition, variants in found["results"].items():
        for variant, values in variants.items():
            base = variants["whole"]
            ratios = " ".join(f"{key} {values[key][0]} ({values[key][0] / base[key][0]:.2f})" for key in values)
            print(f"{condition:10} {variant:8} {ratios}")
    print(found["after"])


if __name__ == "__main__":
    main()
