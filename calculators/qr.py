"""Draws a QR code as SVG with segno, which a page brings along only when a sheet is made.

The browser's interpreter has the standard library alone, so the page sends segno's two source files with its request. They
run only if their SHA-256 is the one below: a request cannot bring in anything else.
"""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from types import ModuleType
from typing import Any

from calculators.result import BadInput
from calculators.text import Text

# segno 1.6.6 as pinned in requirements.txt; a test says what to write here when it is updated.
SOURCES = {
    "consts": "561440243f8e44634edf3b443ad468783d2de733cb15a1b7ec34d8d5a310a738",
    "encoder": "d764280726708dbf894865e6b63f4404732fcf0037528bbdae054b6a38f97af8",
}
LONGEST = 600
QUIET = 4


def svg(text: str, library: object, label: str) -> str:
    """The code of `text` with its quiet zone, one path, black on white in every theme.

    Raises:
        BadInput: the library that came with the request is not segno as pinned.
    """
    matrix = _encoder(library).encode(text, error="m", micro=False, boost_error=False).matrix
    size = len(matrix) + 2 * QUIET
    path = "".join(_row(row, y) for y, row in enumerate(matrix))
    return (
        f'<svg class="assess-qr" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<path class="assess-qr-paper" d="M0 0h{size}v{size}h-{size}z"/><path class="assess-qr-ink" d="{path}"/></svg>'
    )


def _row(row: Iterable[int], y: int) -> str:
    """The dark runs of one row as rectangles."""
    at, found = QUIET, ""
    for dark, run in groupby(row):
        length = len(list(run))
        found += f"M{at} {y + QUIET}h{length}v1h-{length}z" if dark else ""
        at += length
    return found


def _encoder(library: object) -> Any:
    """segno's encoder as a module, made once."""
    known = sys.modules.get("calculators_segno.encoder")
    if known:
        return known
    if not isinstance(library, Mapping) or any(_hash(library.get(name)) != digest for name, digest in SOURCES.items()):
        raise BadInput(
            {"library": Text("QRコードの部品を読み取れません。", "The part that draws QR codes cannot be read.")}
        )
    package = ModuleType("calculators_segno")
    package.__path__ = []
    sys.modules[package.__name__] = package
    for name in SOURCES:
        module = ModuleType(f"{package.__name__}.{name}")
        module.__package__ = package.__name__
        sys.modules[module.__name__] = module
        setattr(package, name, module)
        exec(compile(library[name], f"segno/{name}.py", "exec"), module.__dict__)  # noqa: S102  (checked by its hash)
    return sys.modules["calculators_segno.encoder"]


def _hash(text: object) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() if isinstance(text, str) else ""
