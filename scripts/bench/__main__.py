"""`make bench` → site-data/performance.json, which the page *Performance* shows.

Real Chromium with a fresh profile for every cold run, the subjects in turn, medians; the network is shaped at the
server, the processor by a cgroup where there is one. With `--only` one part is measured anew and the others are kept.
"""

import argparse
import json
import os
import platform
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from scripts import site_data
from scripts.bench import after, growth, half_core, parts
from scripts.bench.ground import ROOT, Subject, in_turn

OUT = ROOT / "site-data" / "performance.json"
# Fastest first; `whole` is plain `loadPyodide` with the wheel in the same worker, `script` the same sum in JavaScript.
VARIANTS = ("image", "library", "whole", "script")


def variants(playwright: Playwright, site: Path, rounds: int, slow_rounds: int) -> dict[str, Any]:
    """The wait for the first figure in every condition; without each technique on the local line only."""
    subjects = [Subject(name=name, site=site, variant=name) for name in VARIANTS]
    found, plan = {}, {}
    with half_core.group() as group:
        conditions = {"local": rounds, "line8": slow_rounds, **({"half_core": slow_rounds} if group else {})}
        for condition, count in conditions.items():
            if count:
                asked = subjects + (parts.without_techniques(site) if condition == "local" else [])
                held = group if condition == "half_core" else None
                found[condition] = in_turn(playwright, asked, condition, count, held)
                plan[condition] = count
                _say(condition)
    return {"rounds": plan, "results": found}


def later(playwright: Playwright, site: Path, rounds: int) -> dict[str, Any]:
    """What follows the first figure, and what a touch of the form costs with nothing and with everything fetched before."""
    subject = Subject(name="image", site=site)
    return {
        "after": after.follow(playwright, subject, rounds),
        "touch": after.touch(playwright, subject, rounds),
    }


def weights(playwright: Playwright, site: Path) -> dict[str, Any]:
    """What travels: pages before any touch, the files of the runtime, the copy for reading without a network."""
    pages = after.weights(playwright, Subject(name="image", site=site))
    return {"pages": pages, "sizes": parts.sizes(site), "copy": after.copy_size(site)}


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


_started = time.monotonic()


def _say(what: str) -> None:
    print(f"{time.monotonic() - _started:5.0f} s  {what}", flush=True)


def main() -> None:
    """Read the command line, measure, and write the file that the page shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--slow-rounds", type=int, default=2, help="for the slow line, half a core and what follows")
    parser.add_argument("--only", nargs="+", choices=("weights", "later", "variants", "growth"))
    options = parser.parse_args()
    site, rounds = options.site.resolve(), options.rounds
    found = json.loads(OUT.read_text(encoding="utf-8")) | machine()
    with sync_playwright() as playwright:
        jobs: dict[str, Callable[[], dict[str, Any]]] = {
            "weights": lambda: weights(playwright, site),
            "variants": lambda: variants(playwright, site, rounds, options.slow_rounds),
            "later": lambda: later(playwright, site, options.slow_rounds),
            "growth": lambda: {"growth": growth.measure(playwright, site, rounds), "growth_rounds": rounds},
        }
        for name in options.only or jobs:
            found |= jobs[name]()
            OUT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            _say(name)


if __name__ == "__main__":
    main()
