"""Still pictures for pages, drawn at build time by the code that the browser runs (overrides/assets/plot/figures.js)."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from calculators.text import Lang

ROOT = Path(__file__).resolve().parent.parent
LONG = re.compile(r"-?\d+\.\d{3,}")


def svg(figure: str, data: Any, lang: Lang, width: int) -> str:
    """The figure as SVG without style, on one line, so that Markdown leaves it alone."""
    return _drawn(json.dumps({"figure": figure, "data": data, "lang": lang, "width": width}, ensure_ascii=False))


@cache
def _drawn(request: str) -> str:
    command = ["node", str(ROOT / "scripts" / "figures.mjs")]
    done = subprocess.run(command, input=request, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"the figure could not be drawn (run `npm ci` first?): {done.stderr}")
    short = LONG.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), done.stdout)
    return short.replace("\n", " ")
