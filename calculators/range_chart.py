"""Draws several ranges of yen on one axis, each under its name, with the same figures as a table.

The picture has no viewBox: positions are percentages, so that words keep their size on a narrow screen. Kinds of mark
differ in shape, not only in colour: a bar from end to end, a line for the middle, a ring for the mean, an arrow or a
broken edge for an end that nobody knows, a dashed line for the amount to compare.
"""

import math
from collections.abc import Callable, Iterator
from html import escape

from calculators import write
from calculators.chart import log_ticks, ticks
from calculators.result import Ranges, Span
from calculators.text import Lang, Text

_ROW, _HEAD, _FOOT = 46, 26, 26
WORDS = {
    "item": Text("項目", "Item"),
    "low": Text("低め", "Low"),
    "mid": Text("中間", "Middle"),
    "high": Text("高め", "High"),
    "mean": Text("平均", "Mean"),
}

type Place = Callable[[float], float]


def ranges(one: Ranges, lang: Lang) -> str:
    """Picture, table and note; the table alone where there is nothing to draw."""
    note = f'<p class="leakcalc-note">{escape(one.note.get(lang))}</p>' if one.note else ""
    return f'<section class="leakcalc-ranges">{_picture(one, lang)}{_table(one, lang)}{note}</section>'


def _amounts(one: Ranges) -> list[int]:
    found = [value for span in one.spans for value in (span.low, span.mid, span.high, span.mean)]
    found += [one.marker[1]] if one.marker else []
    return [value for value in found if value is not None and value > 0]


def _picture(one: Ranges, lang: Lang) -> str:
    amounts = _amounts(one)
    if not amounts:
        return ""
    marks = log_ticks(min(amounts), max(amounts)) if one.log else ticks(max(amounts))
    start, end = (math.log10(marks[0]), math.log10(marks[-1])) if one.log else (0.0, marks[-1])

    def x(amount: float) -> float:
        at = math.log10(max(amount, marks[0])) if one.log else amount
        return round(1 + 98 * (at - start) / (end - start or 1), 2)

    foot = _HEAD + _ROW * len(one.spans)
    parts = [*_axis(marks, x, foot, lang)]
    for at, span in enumerate(one.spans):
        parts += _span(span, x, _HEAD + _ROW * at, lang)
    if one.marker:
        parts += _marker(one.marker, x, foot, lang)
    return (
        f'<svg class="leakcalc-spans" width="100%" height="{foot + _FOOT}" role="img" aria-label="{escape(one.caption.get(lang))}">'
        f"{''.join(parts)}</svg>"
    )


def _axis(marks: list[float], x: Place, foot: int, lang: Lang) -> Iterator[str]:
    """Gridlines with their amounts below; the outer words stay inside the picture."""
    for at, mark in enumerate(marks):
        anchor = "start" if at == 0 else "end" if at == len(marks) - 1 else "middle"
        yield f'<line class="leakcalc-gridline" x1="{x(mark)}%" x2="{x(mark)}%" y1="{_HEAD - 4}" y2="{foot}"/>'
        yield f'<text class="leakcalc-axis" x="{x(mark)}%" y="{foot + 18}" text-anchor="{anchor}">{escape(write.yen(int(mark), lang))}</text>'


def _span(span: Span, x: Place, top: int, lang: Lang) -> Iterator[str]:
    yield f'<text class="leakcalc-axis leakcalc-span-name" x="1%" y="{top + 14}">{escape(span.label.get(lang))}</text>'
    y, height = top + 22, 14
    known = [value for value in (span.low, span.mid, span.high) if value is not None]
    first = span.low if span.low is not None else span.mid
    if known and first is not None and (span.high is not None or span.low is not None):
        left, right = x(first), x(span.high) if span.high is not None else 98.5
        edge = "" if span.low is not None else " leakcalc-span-open"
        yield f'<rect class="leakcalc-span{edge}" x="{left}%" y="{y}" width="{round(max(right - left, 0.4), 2)}%" height="{height}"/>'
        if span.high is None:
            yield f'<svg class="leakcalc-arrow" x="{right}%" y="{y - 3}" width="10" height="20" overflow="visible"><path d="M-6 0L6 10L-6 20Z"/></svg>'
    if span.mid is not None:
        at = x(span.mid)
        yield f'<line class="leakcalc-span-mid" x1="{at}%" x2="{at}%" y1="{y - 4}" y2="{y + height + 4}"/>'
    if span.mean is not None:
        yield f'<circle class="leakcalc-dot" cx="{x(span.mean)}%" cy="{y + height / 2}" r="5"/>'


def _marker(marker: tuple[Text, int], x: Place, foot: int, lang: Lang) -> Iterator[str]:
    label, amount = marker
    at = x(amount)
    anchor = "start" if at < 30 else "end" if at > 70 else "middle"
    yield f'<line class="leakcalc-marker" x1="{at}%" x2="{at}%" y1="{_HEAD - 8}" y2="{foot}"/>'
    yield f'<text class="leakcalc-axis leakcalc-mark-name" x="{at}%" y="14" text-anchor="{anchor}">{escape(label.get(lang))}</text>'


def _table(one: Ranges, lang: Lang) -> str:
    """Every figure of the picture; a column that no row fills is left out."""
    keys = [key for key in ("low", "mid", "high", "mean") if any(getattr(span, key) is not None for span in one.spans)]
    head = "".join(f'<th scope="col">{escape(WORDS[key].get(lang))}</th>' for key in ("item", *keys))
    rows = "".join(
        f'<tr><th scope="row">{escape(span.label.get(lang))}</th>{"".join(_cell(getattr(span, key), lang) for key in keys)}</tr>'
        for span in one.spans
    )
    caption = escape(one.caption.get(lang))
    return (
        f'<div class="leakcalc-scroll" tabindex="0" role="group" aria-label="{caption}"><table class="leakcalc-table">'
        f"<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(value: int | None, lang: Lang) -> str:
    shown = "—" if value is None else escape(write.estimate(value, lang))
    return f'<td class="leakcalc-number">{shown}</td>'
