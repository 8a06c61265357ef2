"""Draws several ranges of yen on one axis, each under its name, with the same figures as a table.

Names are text of the page, so that they wrap; pictures have no viewBox and positions are percentages, so that amounts keep
their size on a narrow screen. Kinds of mark differ in shape, not only in colour: a bar from end to end, a line for the
middle, a ring for the mean, an arrow or a broken edge for an end that nobody knows, a dashed line for the amount to compare.
"""

import math
from collections.abc import Callable, Iterator
from html import escape

from calculators import write
from calculators.chart import log_ticks, ticks
from calculators.result import Ranges, Span
from calculators.text import Lang, Text

_ROW, _FOOT, _BAR = 26, 24, 14
# What an axis can hold on a screen of 320 px, and about how wide a character is.
_NARROW, _WIDE_CHAR, _CHAR = 270, 13, 7
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

    lines = "".join(_grid(x(mark)) for mark in marks) + (_marker_line(x(one.marker[1])) if one.marker else "")
    rows = "".join(
        f'<div class="leakcalc-span-name">{escape(span.label.get(lang))}</div>{_svg(_ROW, lines + "".join(_span(span, x)))}'
        for span in one.spans
    )
    head = _svg(18, _marker_name(one.marker, x, lang)) if one.marker else ""
    return (
        f'<div class="leakcalc-spans" role="img" aria-label="{escape(one.caption.get(lang))}">{head}{rows}'
        f"{_svg(_FOOT, ''.join(_axis(marks, x, lang)))}</div>"
    )


def _svg(height: int, inside: str) -> str:
    return f'<svg width="100%" height="{height}" focusable="false">{inside}</svg>'


def _grid(at: float) -> str:
    return f'<line class="leakcalc-gridline" x1="{at}%" x2="{at}%" y1="0" y2="{_ROW}"/>'


def _axis(marks: list[float], x: Place, lang: Lang) -> Iterator[str]:
    """Amounts below the gridlines, as many as a narrow screen can hold; the outer ones stay inside the picture."""
    words = [write.yen(int(mark), lang) for mark in marks]
    widest = max(sum(_WIDE_CHAR if char > "\u2e7f" else _CHAR for char in one) for one in words)
    stride = math.ceil((len(words) - 1) / max(_NARROW // widest - 1, 1)) or 1
    for at in range(0, len(marks), stride):
        anchor = "start" if at == 0 else "end" if at == len(marks) - 1 else "middle"
        yield f'<text class="leakcalc-axis" x="{x(marks[at])}%" y="16" text-anchor="{anchor}">{escape(words[at])}</text>'


def _span(span: Span, x: Place) -> Iterator[str]:
    top = (_ROW - _BAR) // 2
    first = span.low if span.low is not None else span.mid
    if first is not None and (span.high is not None or span.low is not None):
        left, right = x(first), x(span.high) if span.high is not None else 98.5
        edge = "" if span.low is not None else " leakcalc-span-open"
        width = round(max(right - left, 0.4), 2)
        yield f'<rect class="leakcalc-span{edge}" x="{left}%" y="{top}" width="{width}%" height="{_BAR}"/>'
        if span.high is None:
            yield f'<svg class="leakcalc-arrow" x="{right}%" y="{top - 3}" width="10" height="20" overflow="visible"><path d="M-6 0L6 10L-6 20Z"/></svg>'
    if span.mid is not None:
        yield f'<line class="leakcalc-span-mid" x1="{x(span.mid)}%" x2="{x(span.mid)}%" y1="{top - 4}" y2="{top + _BAR + 4}"/>'
    if span.mean is not None:
        yield f'<circle class="leakcalc-dot" cx="{x(span.mean)}%" cy="{_ROW // 2}" r="5"/>'


def _marker_line(at: float) -> str:
    return f'<line class="leakcalc-marker" x1="{at}%" x2="{at}%" y1="0" y2="{_ROW}"/>'


def _marker_name(marker: tuple[Text, int], x: Place, lang: Lang) -> str:
    label, amount = marker
    at = x(amount)
    anchor = "start" if at < 30 else "end" if at > 70 else "middle"
    return f'<text class="leakcalc-axis leakcalc-mark-name" x="{at}%" y="14" text-anchor="{anchor}">{escape(label.get(lang))}</text>'


def _table(one: Ranges, lang: Lang) -> str:
    """Every figure of the picture; a column that no row fills is left out."""
    keys = [key for key in ("low", "mid", "high", "mean") if any(getattr(span, key) is not None for span in one.spans)]
    head = f'<th scope="col">{escape(WORDS["item"].get(lang))}</th>' + "".join(
        f'<th scope="col" class="leakcalc-number">{escape(WORDS[key].get(lang))}</th>' for key in keys
    )
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
