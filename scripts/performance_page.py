"""Writes what the benchmark measured (site-data/performance.json): a table for each question, and a picture of what grows."""

import json
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from calculators.text import Lang
from scripts import figures
from scripts.figure_html import WIDTH, figure, table
from scripts.guide import Guide
from scripts.performance_words import AFTER, FILES, PAGES, WORDS

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "site-data" / "performance.json"
MEGA, KILO = 1_000_000, 1_000
# Each takes the one before it a step further.
TECHNIQUES = ("whole", "library", "image_uncleared", "image_whole_module", "image")
VARIANTS = ("image", "library", "whole", "script")

type Spread = list[float]


@cache
def _found() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def performance(guide: Guide, base: str, part: str) -> str:
    """One part of the last benchmark: results, techniques, after, touch, pages, sizes, growth or machine."""
    return PARTS[part](guide.lang)


def _word(name: str, lang: Lang) -> str:
    return escape(WORDS[name].get(lang))


def _heads(names: tuple[str, ...], lang: Lang) -> list[str]:
    return [_word(name, lang) for name in names]


def _span(values: Spread) -> str:
    middle, low, high = (f"{value:,}" for value in values)
    return f'{middle} <span class="small">({low}–{high})</span>'


def _mega(size: float) -> str:
    return f"{size / MEGA:.2f}"


def _ratio(values: dict[str, Spread], base: dict[str, Spread], turn: str) -> str:
    return f"{values[turn][0] / base[turn][0]:.2f}"


def _results(lang: Lang) -> str:
    found = _found()
    return "".join(
        _condition(f"{WORDS[name].get(lang)} (n = {found['rounds'][name]})", rows, lang)
        for name, rows in found["results"].items()
    )


def _condition(caption: str, found: dict[str, dict[str, Spread]], lang: Lang) -> str:
    base, longest = found["whole"], max(values["cold"][0] for values in found.values())
    rows = [
        (
            _word(name, lang) + _bar(found[name]["cold"][0] / longest),
            _span(found[name]["cold"]),
            _span(found[name]["warm"]),
            _mega(found[name]["bytes"][0]),
            " · ".join(_ratio(found[name], base, turn) for turn in ("cold", "warm")),
        )
        for name in VARIANTS
    ]
    return table(caption, _heads(("variant", "cold", "warm", "bytes", "ratio"), lang), rows)


def _bar(share: float) -> str:
    return (
        '<svg class="performance-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect width="{100 * share:.1f}" height="4"/></svg>'
    )


def _techniques(lang: Lang) -> str:
    found = _found()["results"]["local"]
    rows = []
    for before, name in zip((None, *TECHNIQUES), TECHNIQUES, strict=False):
        now, change = (
            found[name],
            {key: found[name][key][0] - found[before][key][0] if before else 0 for key in found[name]},
        )
        said = f"{change['cold']:+,} · {change['warm']:+,} · {change['bytes'] / MEGA:+.2f}" if before else "–"
        rows.append((_word(f"step_{name}", lang), _span(now["cold"]), _span(now["warm"]), _mega(now["bytes"][0]), said))
    caption = f"{WORDS['techniques'].get(lang)} (n = {_found()['rounds']['local']})"
    return table(caption, _heads(("technique", "cold", "warm", "bytes", "change"), lang), rows)


def _after(lang: Lang) -> str:
    found = _found()
    measured = found["after"] | {"next_day": found["touch"]["next_day"]}
    rows = [(escape(words.get(lang)), _span(measured[name])) for name, words in AFTER.items()]
    return table(WORDS["after"].get(lang), _heads(("what", "wait"), lang), rows)


def _touch(lang: Lang) -> str:
    found = _found()
    page = found["pages"]["ja/calculators/jo-model/"]
    rows = [
        (_word(f"touch_{name}", lang), _span(found["touch"][name]), _mega(size))
        for name, size in (("local", page), ("line8", page), ("kept", found["copy"]))
    ]
    return table(WORDS["touched"].get(lang), _heads(("before_touch", "wait", "before_bytes"), lang), rows)


def _pages(lang: Lang) -> str:
    rows = [(escape(PAGES[path].get(lang)), f"{size / KILO:,.0f}") for path, size in _found()["pages"].items()]
    return table(WORDS["pages"].get(lang), _heads(("page", "kilobytes"), lang), rows)


def _sizes(lang: Lang) -> str:
    rows = [
        (escape(FILES[name].get(lang)), _mega(size), _mega(packed))
        for name, (size, packed) in _found()["sizes"].items()
    ]
    return table(WORDS["sizes"].get(lang), _heads(("file", "in_memory", "packed"), lang), rows)


def _growth(lang: Lang) -> str:
    found = _found()
    steps: dict[str, dict[str, Any]] = found["growth"]
    rows = [
        (
            _step(name, one, lang),
            _mega(one["image"]),
            _mega(one["bytes"][0]),
            _span(one["cold"]),
            _span(one["warm"]),
            _span(one["compare"]),
        )
        for name, one in steps.items()
    ]
    heads = ("grown", "image_size", "bytes", "cold", "warm", "compare")
    caption = f"{WORDS['growth'].get(lang)} (n = {found['growth_rounds']})"
    points = [
        {
            "bytes": one["bytes"][0] / MEGA,
            "mid": mid,
            "low": low,
            "high": high,
            "turn": turn,
            "padded": name == "padded",
        }
        for name, one in steps.items()
        for turn in ("cold", "warm")
        for mid, low, high in [one[turn]]
    ]
    legend = [
        ("figure-step-0", WORDS["cold"].get(lang)),
        ("figure-step-1", WORDS["warm"].get(lang)),
        ("figure-other", WORDS["padded"].get(lang)),
        ("figure-range", WORDS["range"].get(lang)),
    ]
    picture = figures.svg("growth", points, lang, WIDTH)
    return table(caption, _heads(heads, lang), rows) + figure(picture, WORDS["growth_figure"].get(lang), legend)


def _step(name: str, one: dict[str, Any], lang: Lang) -> str:
    if name == "padded":
        return _word("padded", lang)
    return escape(WORDS["many"].get(lang).format(calculators=one["calculators"], judgments=f"{one['judgments']:,}"))


def _machine(lang: Lang) -> str:
    found = _found()
    return f'<p class="small">{_word("measured", lang)}: {escape(found["processor"])} · Pyodide {found["pyodide"]} · {found["day"]}</p>'


PARTS: dict[str, Callable[[Lang], str]] = {
    "results": _results,
    "techniques": _techniques,
    "after": _after,
    "touch": _touch,
    "pages": _pages,
    "sizes": _sizes,
    "growth": _growth,
    "machine": _machine,
}
