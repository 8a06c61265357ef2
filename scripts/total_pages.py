"""Writes what organisations published beside what the calculators say, grouped by what each figure is."""

from collections.abc import Callable
from functools import cache
from html import escape

from calculators import reading, registry, render, spec, write
from calculators.facts import Facts
from calculators.text import Lang, Text
from scripts import back_test, case_pages, figures, incident_pages, total_test
from scripts.figure_html import WIDTH, figure, inline, rough, table, unlike
from scripts.guide import Guide
from scripts.listings import grade_mark

GROUPS: dict[total_test.Group, Text] = {
    "leak": Text(
        "漏えいの費用(特別損失・会社の説明・見込み)", "cost of a leak (extraordinary loss, statement, forecast)"
    ),
    "ransomware": Text("ランサムウェア(費用も利益の減少も含む)", "ransomware (cost or lost profit)"),
    "other": Text("別の性質の数字(投資など)", "figure of another kind (investment and the like)"),
    "part": Text("補償だけの額(費用の一部)", "compensation only (part of the cost)"),
    "single": Text("特定の人との和解", "settlement with single persons"),
}
TOTAL_WORDS = {
    "group": Text("数字の性質", "What the figure is"),
    "count": Text("件数", "Incidents"),
    "inside": Text("範囲に入った件数", "Within the range"),
    "times": Text("見積りの中間に対する倍率(中央値)", "Times the middle (median)"),
    "actual": Text("公表された額", "Published"),
    "range": Text("見積りの範囲", "Estimated range"),
    "gifts": Text("うち券・金銭", "Of which gifts"),
    "one_times": Text("中間に対する倍率", "Times the middle"),
    "jo": Text("JOモデル(全員が請求)", "JO model (all claim)"),
}


@cache
def _all_totals(facts: Facts) -> list[total_test.Total]:
    return total_test.totals(facts.current)


def _heads(lang: Lang, *keys: str) -> list[str]:
    return [escape(TOTAL_WORDS[key].get(lang)) for key in keys]


def _totals_summary(guide: Guide, base: str) -> str:
    lang = guide.lang
    rows = [
        (
            escape(GROUPS[group].get(lang)),
            str(len(found)),
            str(sum(one.covered for one in found)),
            escape(write.quantity(rough(back_test.median(one.times for one in found)), "times", lang)),
        )
        for group, found in total_test.by_group(_all_totals(guide.facts)).items()
    ]
    caption = Text(
        "公表された額と見積り、数字の性質ごと", "Published totals against the estimate, by what they are"
    ).get(lang)
    return table(caption, _heads(lang, "group", "count", "inside", "times"), rows)


def _totals_table(guide: Guide, base: str) -> str:
    lang = guide.lang
    rows = []
    for one in _all_totals(guide.facts):
        entry = guide.data.incidents[one.id]
        low, high, gifts, jo = (escape(write.estimate(value, lang)) for value in (one.low, one.high, one.gifts, one.jo))
        kind = COMPENSATION if one.kind == "compensation" else incident_pages.BOOKED[one.kind]
        rows.append(
            (
                f'<a href="{base}incidents/#{one.id}">{escape(entry["name"][lang])} ({entry["year"]})</a>{grade_mark(entry, lang)}',
                f"{escape(write.yen(one.actual, lang))}<br>{escape(kind.get(lang))}",
                f"{low} – {high}",
                gifts,
                escape(write.quantity(rough(one.times), "times", lang)),
                jo,
            )
        )
    caption = Text("事故ごとの公表額と見積り", "Published total and estimate of each incident").get(lang)
    return table(
        caption, [case_pages.word("case", lang), *_heads(lang, "actual", "range", "gifts", "one_times", "jo")], rows
    )


def _assumptions(guide: Guide, base: str) -> str:
    """What the response is taken to be, in the words of its calculator."""
    lang, calculator = guide.lang, registry.get("response_cost")
    inputs = reading.read(calculator.inputs, {**total_test.RESPONSE, "people": 1}, guide.facts)
    lines = [
        f"<li>{escape(calculator.question(field).get(lang))}: {escape(render.answer(field.kind, field.of(inputs), guide.facts, lang))}</li>"
        for field in spec.fields(calculator.inputs)
        if field.name in total_test.RESPONSE
    ]
    return f"<ul>{''.join(lines)}</ul>"


COMPENSATION = Text("補償だけの額", "compensation only")


def _totals_figure(guide: Guide, base: str) -> str:
    lang = guide.lang
    rows = []
    for one in _all_totals(guide.facts):
        entry = guide.data.incidents[one.id]
        name, room = entry["name"][lang], 17 if lang == "ja" else 34
        head = name if len(name) <= room else name[: room - 1].rstrip() + "…"
        rows.append(
            {
                "name": f"{head} {entry['year']}",
                "low": one.low,
                "mid": one.mid,
                "high": one.high,
                "actual": one.actual,
                "covered": one.covered,
                "other": one.jo,
                "href": f"{base}incidents/#{one.id}",
            }
        )
    caption = Text(
        "事故対応費用と裁判の見積り(線)と、公表された額",
        "Estimated cost of response and court awards (line), and the published total",
    ).get(lang)
    legend = (
        ("figure-range", Text("見積りの範囲", "estimated range")),
        ("figure-mid", Text("中間の額", "middle")),
        ("figure-inside", Text("公表された額(範囲内)", "published, inside")),
        ("figure-outside", Text("公表された額(範囲外)", "published, outside")),
        ("figure-other", Text("JOモデル(全員が請求したとき)", "JO model (if all claimed)")),
    )
    return figure(
        figures.svg("totals", unlike(rows), lang, WIDTH), caption, [(css, text.get(lang)) for css, text in legend]
    )


PARTS: dict[str, Callable[[Guide, str], str]] = {
    "totals": _totals_figure,
    "totals_assumptions": _assumptions,
    "totals_summary": _totals_summary,
    "totals_table": _totals_table,
    "totals_without": lambda guide, base: inline(
        write.quantity(total_test.without_people(guide.facts.current), "count", guide.lang)
    ),
}
