"""Tables and pictures as pages hold them: in boxes that scroll, named, with a legend of shapes."""

from collections.abc import Iterable
from html import escape
from typing import Any

from calculators import write

WIDTH = 720


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in a box that scrolls; the first cell of a row is its head. Cells are HTML."""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    body = "".join(
        "<tr>"
        + "".join(f'<th scope="row">{cell}</th>' if at == 0 else f"<td>{cell}</td>" for at, cell in enumerate(row))
        + "</tr>"
        for row in rows
    )
    return boxed(caption, head, body, " figure-table")


def boxed(caption: str, head: str, rows: str, css: str = "", table_id: str = "") -> str:
    """A table in a box that scrolls, from its head cells and its rows as HTML."""
    name, named = escape(caption), f' id="{table_id}"' if table_id else ""
    return (
        f'<div class="scroll{css}" tabindex="0" role="group" aria-label="{name}"><table{named}><caption>{name}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def figure(svg: str, caption: str, legend: Iterable[tuple[str, str]], css: str = "") -> str:
    """A picture in a box that scrolls, with its legend; shapes are named by the class that styles them."""
    keys = "".join(f"<li>{_key(css)} {escape(words)}</li>" for css, words in legend)
    return (
        f'<figure class="figure-box{css}"><div class="scroll" tabindex="0" role="group" aria-label="{escape(caption)}">{svg}</div>'
        f'<figcaption>{escape(caption)}<ul class="figure-legend">{keys}</ul></figcaption></figure>'
    )


SHAPES = {
    "figure-step-0": '<circle cx="8" cy="8" r="5"/>',
    "figure-step-1": '<rect x="3" y="3" width="10" height="10"/>',
    "figure-step-2": '<path d="M8,2L14,13L2,13Z"/>',
    "figure-inside": '<circle cx="8" cy="8" r="5"/>',
    "figure-outside": '<path d="M3,3L13,13M13,3L3,13"/>',
    "figure-mid": '<rect x="4" y="4" width="8" height="8"/>',
    "figure-other": '<path d="M8,3L14,13L2,13Z"/>',
    "figure-range": '<path d="M1,8L15,8"/>',
    "figure-ideal": '<path d="M1,15L15,1"/>',
}


def _key(css: str) -> str:
    return f'<svg class="figure-key" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><g class="{css}">{SHAPES[css]}</g></svg>'


def unlike(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with a number after a name that stands twice: one name is one line of the picture."""
    seen: dict[str, int] = {}
    for row in rows:
        seen[row["name"]] = seen.get(row["name"], 0) + 1
        if seen[row["name"]] > 1:
            row["name"] += f" ({seen[row['name']]})"
    return rows


def inline(text: str) -> str:
    """A figure inside a sentence."""
    return f'<span class="fact">{escape(text)}</span>'


def rough(times: float) -> float | int:
    """How many times, without false precision: two digits from ten on, one decimal below."""
    return write.significant(round(times), 2) if times >= 10 else round(times, 1)
