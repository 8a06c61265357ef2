"""Writes the picture of awards with its filters and the table beside it, from the decisions in site-data."""

from html import escape
from typing import Any

from calculators import decisions, similar, write
from calculators.text import Text, listed
from scripts import case_pages, figures
from scripts.case_pages import HARMS, LEVELS
from scripts.figure_html import WIDTH, boxed, figure
from scripts.guide import Guide
from scripts.listings import grade_mark


def explorer(guide: Guide, base: str) -> str:
    """The picture of awards, what sifts it, and the table beside it; complete without JavaScript."""
    lang = guide.lang
    found = sorted(
        (one for one in guide.data.precedents.values() if one["kind"] == "person" and "award" in one),
        key=lambda one: (str(one.get("date", "9999")), one["id"]),
    )
    points = [point for one in found if (point := _point(guide, base, one))]
    caption = Text("判決の年と、1人当たりの認容額", "Awards per person by year of the decision").get(lang)
    legend = [(f"figure-step-{step}", label.get(lang)) for step, label in enumerate(similar.DATA)]
    picture = figure(figures.svg("awards", points, lang, WIDTH), caption, legend)
    rows = "".join(_row(guide, base, one) for one in found)
    heads = "".join(
        f'<th scope="col" data-key="{key}">{case_pages.word(key, lang)}</th>'
        for key in ("date", "case", "court", "items", "award", "harm")
    )
    name = "図に示した判決" if lang == "ja" else "The decisions in the picture"
    return (
        f'<div><award-explorer lang="{lang}">{_filters(guide, found)}{picture}'
        f"{boxed(name, heads, rows, ' figure-table')}</award-explorer></div>"
    )


def _step(guide: Guide, one: dict[str, Any]) -> int:
    return decisions.data_level(one["items"], guide.facts.current)


def _point(guide: Guide, base: str, one: dict[str, Any]) -> dict[str, Any] | None:
    """What the picture needs of a decision; the browser reads the same from the row. None without a day."""
    if "date" not in one:
        return None
    return {
        "name": _name(guide, one),
        "day": one["date"].isoformat(),
        "award": one["award"],
        "step": _step(guide, one),
        "href": f"{base}precedents/table/#{one['id']}",
    }


def _name(guide: Guide, one: dict[str, Any]) -> str:
    lang = guide.lang
    return f"{one['name'][lang]} {one['court'][lang]} {one.get('date', '')} {write.yen(one['award'], lang)}"


def _row(guide: Guide, base: str, one: dict[str, Any]) -> str:
    lang = guide.lang
    kinds = sorted(decisions.categories(one["items"], guide.facts.current))
    named = listed((guide.category(key) for key in kinds), lang) or "—"
    day = one["date"].isoformat() if "date" in one else ""
    harm = one.get("secondary_harm", "unknown")
    cells = (
        escape(one["court"][lang]),
        escape(named),
        escape(write.yen(one["award"], lang)),
        escape(HARMS[harm].get(lang)),
    )
    return (
        f'<tr data-name="{escape(_name(guide, one))}" data-day="{day}" data-award="{one["award"]}" data-step="{_step(guide, one)}" '
        f'data-level="{one.get("level", "")}" data-harm="{harm}" data-category="{" ".join(kinds)}">'
        f'<td class="day">{day or case_pages.word("undated", lang)}</td>'
        f'<th scope="row"><a href="{base}precedents/table/#{one["id"]}">{escape(one["name"][lang])}</a>{grade_mark(one, lang)}</th>'
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def _filters(guide: Guide, found: list[dict[str, Any]]) -> str:
    """The controls, hidden until the script that drives them is there; only choices that some decision has."""
    lang, law = guide.lang, guide.facts.current
    kinds = sorted({kind for one in found for kind in decisions.categories(one["items"], law)})
    harms = {one.get("secondary_harm", "unknown") for one in found}
    levels = {one.get("level") for one in found}
    controls = (
        ("category", {one: guide.category(one) for one in kinds}),
        ("harm", {key: text.get(lang) for key, text in HARMS.items() if key in harms}),
        ("level", {key: text.get(lang) for key, text in LEVELS.items() if key in levels}),
    )
    every = f'<option value="">{case_pages.word("all", lang)}</option>'
    selects = "".join(
        f'<label>{case_pages.word(key, lang)} <select name="{key}">{every}'
        + "".join(f'<option value="{value}">{escape(label)}</option>' for value, label in options.items())
        + "</select></label>"
        for key, options in controls
    )
    return f'<form class="sift" hidden>{selects}<p class="sift-count" role="status" data-words="{case_pages.word("shown", lang)}"></p></form>'
