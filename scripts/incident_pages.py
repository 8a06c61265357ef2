"""Writes what organisations paid, offered or booked after a leak: all of them in a table, or some beside each other."""

from collections.abc import Callable
from fractions import Fraction
from html import escape
from typing import Any

from calculators import write
from calculators.text import Lang, Text
from scripts.case_pages import WORDS
from scripts.case_tables import row, table
from scripts.figure_html import boxed
from scripts.guide import Guide
from scripts.listings import grade_mark

HEADS = (
    WORDS["case"],
    Text("年", "Year"),
    WORDS["people"],
    Text("1人当たり・形", "Per person, form"),
    Text("補償の総額", "Compensation in all"),
    Text("公表された金額", "Published amount"),
    Text("その数字は何か", "What the figure is"),
    WORDS["sources"],
)
BOOKED = {
    "extraordinary_loss": Text("特別損失", "extraordinary loss"),
    "forecast": Text("会社の見込み", "the company's forecast"),
    "investment": Text("対策投資", "investment"),
    "face_value": Text("券の額面", "face value of vouchers"),
    "reported_cost": Text("報道された費用", "reported cost"),
    "settlement": Text("和解", "settlement"),
    "penalty": Text("制裁金", "penalty"),
    "lost_profit": Text("失った利益", "lost profit"),
    "unknown": Text("不明", "not known"),
}


def incidents(guide: Guide, base: str) -> str:
    """What organisations paid, offered or booked, with what each figure is."""
    lang = guide.lang
    heads = "".join(f'<th scope="col">{escape(one.get(lang))}</th>' for one in HEADS)
    rows = "".join(_incident(guide, base, one) for one in sorted(guide.data.incidents.values(), key=_foreign))
    caption = "公表された補償と費用" if lang == "ja" else "Published compensation and costs"
    return boxed(caption, heads, rows, table_id="incidents-table")


def _foreign(one: dict[str, Any]) -> bool:
    """Under another law and in another currency: below those of Japan."""
    return bool(one.get("currency", "JPY") != "JPY")


def _incident(guide: Guide, base: str, one: dict[str, Any]) -> str:
    lang = guide.lang
    foreign = _foreign(one)
    money: Callable[[int], str] = (
        (lambda value: f"{value:,} {one['currency']}") if foreign else (lambda value: write.yen(value, lang))
    )
    per_person = " ".join(
        part
        for part in (
            money(one["per_person"]) if "per_person" in one else "",
            one["per_person_note"][lang] if one.get("per_person_note") else "",
        )
        if part
    )
    booked = BOOKED[one["booked_as"]].get(lang) if one.get("booked_as") else ""
    what = " — ".join(part for part in (booked, one["booked_note"][lang] if one.get("booked_note") else "") if part)
    note = guide.text(one, "note", '<br><span class="small">', "</span>")
    cells = (
        str(one["year"]),
        write.quantity(one["people"], "people", lang) if "people" in one else "—",
        per_person or "—",
        money(one["compensation_total"]) if "compensation_total" in one else "—",
        money(one["booked_total"]) if "booked_total" in one else "—",
        what or "—",
    )
    body = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr id="{one["id"]}"><th scope="row">{escape(one["name"][lang])}{grade_mark(one, lang)}{note}</th>{body}<td>{guide.source_links(base, one["sources"])}</td></tr>'


def booked(guide: Guide, base: str, ids: str) -> str:
    """Published amounts beside the heads, with what each amount is; the quotient is marked as ours."""
    lang = guide.lang
    heads = (
        ["事件", "人数", "公表された額", "その数字は何か", "人数で割った値(計算)"]
        if lang == "ja"
        else ["Incident", "People", "Published amount", "What the figure is", "Divided by people (derived)"]
    )
    rows = "".join(_booked_row(guide, base, guide.data.incidents[one.strip()]) for one in ids.split(","))
    return table("公表された額" if lang == "ja" else "Published amounts", heads, rows)


def _booked_row(guide: Guide, base: str, one: dict[str, Any]) -> str:
    lang = guide.lang
    whole = one.get("booked_total", one.get("compensation_total"))
    kind = BOOKED[one["booked_as"]].get(lang) if "booked_as" in one else ""
    note = one["booked_note"][lang] if "booked_note" in one else one["note"][lang]
    each, among = _each(one, whole, lang)
    link = f'<a href="{base}incidents/#{one["id"]}">{escape(one["name"][lang])}</a>{grade_mark(one, lang)}'
    return row(
        [
            f"{link} ({one['year']})",
            escape(write.quantity(one["people"], "people", lang)) if "people" in one else "",
            escape(write.yen(whole, lang)) if whole else "",
            escape(" — ".join(part for part in (kind, note) if part)),
            escape(write.estimate(round(each), lang) + among) if each else "",
        ]
    )


def _each(one: dict[str, Any], whole: int | None, lang: Lang) -> tuple[Fraction | None, str]:
    """A total over those it concerns, and their number where it is not that of the leak: compensation goes by the people paid."""
    people = one.get("people", 0)
    paid = people if "booked_total" in one else one.get("people_paid", people)
    if not whole or paid <= 1:
        return None, ""
    told = write.quantity(paid, "people", lang)
    return Fraction(whole, paid), "" if paid == people else Text(f"(配った{told}で割る)", f" (over {told} paid)").get(
        lang
    )
