"""Draws a time line: the periods of a rule one below another, each with its amounts, the one asked about marked in words.

A list rather than a wide picture, so that it reads at 320 px, on paper and aloud. Bars compare the amounts of one label
over time; they only repeat what stands in words beside them.
"""

from html import escape

from calculators import write
from calculators.result import Period, Timeline
from calculators.text import Lang, Text

WORDS = {
    "here": Text("入力した日", "the day asked about"),
    "none": Text("なし", "none"),
    "to_verify": Text("要確認", "to be verified"),
}


def timeline(line: Timeline, lang: Lang) -> str:
    """The periods in order as a list with its caption."""
    highest = {label: _highest(line, at) for at, label in enumerate(line.labels)}
    items = "".join(_period(one, highest, lang) for one in line.periods)
    caption = escape(line.caption.get(lang))
    return (
        f'<section class="leakcalc-timeline" aria-label="{caption}"><h3>{caption}</h3><ol>{items}</ol>'
        f'<p class="leakcalc-note">{escape(line.note.get(lang))}</p></section>'
    )


def _highest(line: Timeline, at: int) -> int:
    values = [one.amounts[at].value for one in line.periods if one.amounts]
    return max((value for value in values if value is not None), default=0)


def _period(one: Period, highest: dict[Text, int], lang: Lang) -> str:
    here = f' <strong class="leakcalc-here">{escape(WORDS["here"].get(lang))}</strong>' if one.here else ""
    mark = f' <span class="leakcalc-grade">{escape(WORDS["to_verify"].get(lang))}</span>' if one.grade == "B" else ""
    rows = "".join(
        f"<div><dt>{escape(label.get(lang))}</dt><dd>{_amount(amount.value, amount.words, top, lang)}</dd></div>"
        for (label, top), amount in zip(highest.items(), one.amounts, strict=False)
    )
    current = ' class="leakcalc-now"' if one.here else ""
    return (
        f'<li{current}><p class="leakcalc-span">{escape(span(one, lang))}{here}</p>'
        f"<p>{escape(one.title.get(lang))}{mark}</p>{f'<dl>{rows}</dl>' if rows else ''}</li>"
    )


def _amount(value: int | None, words: Text | None, top: int, lang: Lang) -> str:
    if words is not None:
        return escape(words.get(lang))
    if value is None:
        return escape(WORDS["none"].get(lang))
    width = round(100 * value / top, 2) if top else 0
    bar = (
        '<svg class="leakcalc-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="leakcalc-bar-track" x="0" y="2.5" width="100" height="1"/>'
        f'<rect class="leakcalc-bar-span" x="0" y="1" width="{max(width, 0.6)}" height="4"/></svg>'
    )
    return escape(write.yen(value, lang)) + bar


def span(one: Period, lang: Lang) -> str:
    """2022年4月1日〜2023年3月31日 / 1 April 2022 – 31 March 2023."""
    first, last = (write.short_day(day, lang) if day else "" for day in (one.first, one.last))
    return f"{first}〜{last}" if lang == "ja" else f"{first} – {last}".rstrip()
