"""Draws the two pictures of a result as SVG: the bar of a range and the curve of the chance of exceeding an amount.

Both carry no style attribute (the site's policy forbids it), take their colours from CSS classes so that dark mode and
print follow, and stand beside the same figures in words.
"""

import math
from html import escape
from typing import Any

from calculators import write
from calculators.result import Output
from calculators.text import Lang

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 640, 300, 56, 36


def range_bar(output: Output, lang: Lang) -> str:
    """The span from low to high with a tick in the middle, on a scale from zero to the highest value."""
    value = output.value
    if not isinstance(value, dict) or not {"low", "high"} <= set(value):
        return ""
    low, high = _number(value["low"]), _number(value["high"])
    mid = _number(value.get("mid", value["low"]))
    top = high or 1
    left, right, tick = (round(100 * one / top, 2) for one in (low, high, mid))
    return (
        '<svg class="leakcalc-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="leakcalc-bar-track" x="0" y="2" width="100" height="2"/>'
        f'<rect class="leakcalc-bar-span" x="{left}" y="1" width="{max(right - left, 0.6)}" height="4"/>'
        f'<rect class="leakcalc-bar-mid" x="{max(tick - 0.4, 0)}" y="0" width="0.8" height="6"/></svg>'
    )


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def curve_svg(output: Output, lang: Lang) -> str:
    """A chart of [yen, probability of exceeding it] on a logarithmic scale of yen, with the same points as a table."""
    pairs: Any = output.value
    points = [(float(amount), float(chance)) for amount, chance in pairs if amount > 0]
    if len(points) < 2:
        return ""
    first, last = math.floor(math.log10(points[0][0])), math.ceil(math.log10(points[-1][0]))
    span = max(last - first, 1)

    def x(amount: float) -> float:
        return round(_LEFT + (math.log10(amount) - first) / span * (_WIDTH - _LEFT - 16), 1)

    def y(chance: float) -> float:
        return round(12 + (1 - chance) * (_HEIGHT - _BOTTOM - 12), 1)

    path = "M" + "L".join(f"{x(amount)},{y(chance)}" for amount, chance in points)
    across = "".join(
        f'<text class="leakcalc-axis" x="{x(10.0**power)}" y="{_HEIGHT - 14}" text-anchor="middle">{escape(write.yen(10**power, lang))}</text>'
        f'<line class="leakcalc-gridline" x1="{x(10.0**power)}" x2="{x(10.0**power)}" y1="12" y2="{_HEIGHT - _BOTTOM}"/>'
        for power in range(max(first, 0), last + 1)
    )
    up = "".join(
        f'<text class="leakcalc-axis" x="{_LEFT - 6}" y="{y(share / 100) + 4}" text-anchor="end">{share}%</text>'
        f'<line class="leakcalc-gridline" x1="{_LEFT}" x2="{_WIDTH - 16}" y1="{y(share / 100)}" y2="{y(share / 100)}"/>'
        for share in (0, 25, 50, 75, 100)
    )
    label = escape(output.label.get(lang))
    return (
        f'<svg class="leakcalc-curve" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">{up}{across}'
        f'<path class="leakcalc-line" d="{path}" fill="none"/></svg>{_curve_table(points, label, lang)}'
    )


def _curve_table(points: list[tuple[float, float]], label: str, lang: Lang) -> str:
    chosen = [min(points, key=lambda point: abs(point[1] - share)) for share in (0.95, 0.9, 0.75, 0.5, 0.25, 0.1, 0.05)]
    rows = "".join(
        f'<tr><th scope="row">{write.percent(round(chance, 2))}</th><td>{escape(write.estimate(round(amount), lang))}</td></tr>'
        for amount, chance in dict.fromkeys(chosen)
    )
    heads = ("これを超える確率", "金額") if lang == "ja" else ("Chance of exceeding it", "Amount")
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return f'<table class="leakcalc-table"><caption>{label}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
