"""CSV as Japanese Excel opens it: UTF-8 with BOM, CRLF, and no cell that could run as a formula."""

import csv
from collections.abc import Iterable
from typing import IO

ENCODING = "utf-8-sig"
# Signs that begin a formula, in the full width of Japanese keyboards too; tab and line ends hide one behind them.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(cell: object) -> str:
    """A cell as Excel should show it, never run it; a number that is one already stays a number, with its sign."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return str(cell)
    text = str(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text


class Writer:
    """Writes rows to a text stream opened with `ENCODING` and `newline=""`."""

    def __init__(self, stream: IO[str]) -> None:
        self._rows = csv.writer(stream, lineterminator="\r\n")

    def row(self, cells: Iterable[object]) -> None:
        """One line."""
        self._rows.writerow([neutral(cell) for cell in cells])
