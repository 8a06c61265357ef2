"""Draws the pictures of a result as SVG: the bar of a range, the curve of the chance of exceeding an amount, and shares.

None carries a style attribute (the site's policy forbids it). Colours come from CSS classes so that dark mode and print
follow, nothing is told by colour alone, and each picture stands beside the same figures in words.
"""

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Any

from calculators import write
from calculators.result import Output
from calculators.text import Lang, Text

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 400, 280, 54, 18, 14, 50
_ENDS = (("low", "mid", "high"), ("p10", "p50", "p90"))
_SCALES = {
    "ja": ((10**12, "兆円"), (10**8, "億円"), (10**4, "万円"), (1, "円")),
    "en": (
        (10**12, "trillion yen"),
        (10**9, "billion yen"),
        (10**6, "million yen"),
        (10**3, "thousand yen"),
        (1, "yen"),
    ),
}
_MARKS = (("P10", 0.9), ("P50", 0.5), ("P90", 0.1))
WORDS = {
    "exceed": Text("これを超える確率", "Chance of exceeding it"),
    "amount": Text("金額", "Amount"),
    "loss": Text("金額({unit})", "Amount ({unit})"),
    "input": Text("項目", "Input"),
    "share": Text("割合", "Share"),
}


def range_bar(output: Output, lang: Lang) -> str:
    """The span from low to high with a tick in the middle, on a scale from zero to the highest value.

    A range of percentiles is drawn from the tenth to the ninetieth, on a scale that ends at the ninety-fifth.
    """
    value = output.value
    ends = next((names for names in _ENDS if isinstance(value, dict) and {names[0], names[2]} <= set(value)), None)
    if not isinstance(value, dict) or ends is None or None in value.values():
        return ""
    low, high = _number(value[ends[0]]), _number(value[ends[2]])
    mid = _number(value.get(ends[1], value[ends[0]]))
    top = _number(value.get("p95", high)) or 1
    left, right, tick = (round(100 * one / top, 2) for one in (low, high, mid))
    return (
        '<svg class="leakcalc-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="leakcalc-bar-track" x="0" y="2" width="100" height="2"/>'
        f'<rect class="leakcalc-bar-span" x="{left}" y="1" width="{max(right - left, 0.6)}" height="4"/>'
        f'<rect class="leakcalc-bar-mid" x="{max(tick - 0.4, 0)}" y="0" width="0.8" height="6"/></svg>'
    )


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float | Fraction | Decimal) else 0.0


def curve_svg(output: Output, lang: Lang) -> str:
    """A chart of [yen, probability of exceeding it] with the tenth, fiftieth and ninetieth percentiles marked, and a table.

    The yen axis is linear, or logarithmic where the amounts span a factor of more than thirty.
    """
    pairs: Any = output.value
    points = [(float(amount), float(chance)) for amount, chance in pairs if amount > 0 and chance > 0]
    if len(points) < 2 or points[0][0] == points[-1][0]:
        return ""
    first, last = points[0][0], points[-1][0]
    log = last > 30 * first
    marks_at = log_ticks(first, last) if log else ticks(last)
    start, end = (math.log10(marks_at[0]), math.log10(marks_at[-1])) if log else (0.0, marks_at[-1])

    def x(amount: float) -> float:
        at = math.log10(amount) if log else amount
        return round(_LEFT + (at - start) / (end - start) * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(chance: float) -> float:
        return round(_TOP + (1 - chance) * (_HEIGHT - _BOTTOM - _TOP), 1)

    scale, unit = next((scale, unit) for scale, unit in _SCALES[lang] if marks_at[-1] >= scale)
    path = "M" + "L".join(f"{x(amount)},{y(chance)}" for amount, chance in points)
    across = "".join(_across(x(tick), write.trim(round(tick / scale, 6))) for tick in marks_at)
    up = "".join(_up(y(share / 100), share) for share in (0, 25, 50, 75, 100))
    marks = "".join(_mark(name, x, y, points, chance) for name, chance in _MARKS)
    label = escape(output.label.get(lang))
    titles = (
        f'<text class="leakcalc-axis" x="{(_WIDTH + _LEFT - _RIGHT) // 2}" y="{_HEIGHT - 8}" text-anchor="middle">'
        f"{escape(WORDS['loss'].get(lang).format(unit=unit))}</text>"
        f'<text class="leakcalc-axis" transform="rotate(-90)" x="{-(_HEIGHT - _BOTTOM + _TOP) // 2}" y="12" text-anchor="middle">'
        f"{escape(WORDS['exceed'].get(lang))}</text>"
    )
    return (
        f'<svg class="leakcalc-curve" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">{up}{across}{titles}'
        f'<path class="leakcalc-line" d="{path}" fill="none"/>{marks}</svg>{_curve_table(points, label, lang)}'
    )


def ticks(top: float) -> list[float]:
    """Zero to at least the top in three to six round steps of 1, 2 or 5."""
    step = next(
        size * 10.0**power
        for power in range(math.floor(math.log10(top)) - 1, 20)
        for size in (1, 2, 5)
        if top / (size * 10.0**power) <= 5
    )
    return [step * at for at in range(math.ceil(top / step) + 1)]


def log_ticks(first: float, last: float) -> list[float]:
    """Powers of ten that hold the amounts between them, at most six of them."""
    low, high = math.floor(math.log10(first)), math.ceil(math.log10(last))
    stride = max(math.ceil((high - low) / 5), 1)
    return [10.0**power for power in range(low, high + stride, stride)]


def _across(at: float, words: str) -> str:
    foot = _HEIGHT - _BOTTOM
    return (
        f'<text class="leakcalc-axis" x="{at}" y="{foot + 18}" text-anchor="middle">{words}</text>'
        f'<line class="leakcalc-gridline" x1="{at}" x2="{at}" y1="{_TOP}" y2="{foot}"/>'
    )


def _up(at: float, share: int) -> str:
    return (
        f'<text class="leakcalc-axis" x="{_LEFT - 5}" y="{at + 4}" text-anchor="end">{share}%</text>'
        f'<line class="leakcalc-gridline" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at}" y2="{at}"/>'
    )


def _mark(name: str, x: Any, y: Any, points: list[tuple[float, float]], chance: float) -> str:
    """A dot on the curve with its name beside it, on the side that stays inside the picture."""
    amount, at = min(points, key=lambda point: abs(point[1] - chance))
    left, top = x(amount), y(at)
    inward = left < _WIDTH - 70
    return (
        f'<circle class="leakcalc-dot" cx="{left}" cy="{top}" r="4.5"/>'
        f'<text class="leakcalc-axis leakcalc-mark-name" x="{round(left + (9 if inward else -9), 1)}" y="{round(top - 5, 1)}" '
        f'text-anchor="{"start" if inward else "end"}">{name}</text>'
    )


def _curve_table(points: list[tuple[float, float]], label: str, lang: Lang) -> str:
    chosen = [
        min(points, key=lambda point: abs(point[1] - share)) for share in (0.95, 0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.01)
    ]
    rows = "".join(
        f'<tr><th scope="row">{write.percent(round(chance, 3))}</th><td>{escape(write.estimate(round(amount), lang))}</td></tr>'
        for amount, chance in dict.fromkeys(chosen)
    )
    return _table(label, ("exceed", "amount"), rows, lang)


def shares_svg(output: Output, labels: Mapping[str, str], lang: Lang) -> str:
    """[name, share] as horizontal bars, the largest on top, each with its figure; shares add up to 1."""
    pairs: Any = output.value
    rows = "".join(
        f'<tr><th scope="row">{escape(labels.get(name, name))}</th><td class="leakcalc-number">{write.percent(round(float(share), 3))}</td>'
        f'<td class="leakcalc-share"><svg class="leakcalc-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="leakcalc-bar-track" x="0" y="2.5" width="100" height="1"/>'
        f'<rect class="leakcalc-bar-span" x="0" y="0.5" width="{round(100 * float(share), 2)}" height="5"/></svg></td></tr>'
        for name, share in pairs
    )
    return _table(escape(output.label.get(lang)), ("input", "share", ""), rows, lang) if rows else ""


def _table(caption: str, heads: tuple[str, ...], rows: str, lang: Lang) -> str:
    head = "".join(f'<th scope="col">{escape(WORDS[one].get(lang))}</th>' if one else "<td></td>" for one in heads)
    return (
        f'<div class="leakcalc-scroll" tabindex="0" role="group" aria-label="{caption}"><table class="leakcalc-table" aria-label="{caption}">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
