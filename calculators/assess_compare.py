"""Sets the figures for one incident side by side: what courts would award, the JO model, and what others booked, with why they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from calculators import jo_model
from calculators.assess_case import Case
from calculators.assess_total import Money
from calculators.facts import Law
from calculators.result import Ranges, Result, Span, Table
from calculators.text import Text, from_json

SHOWN = 5
# What is spent on security to come, and what an authority takes, is no cost of the incident.
NO_COST = ("investment", "penalty")
CAUSES = {
    "external_attack": ("external_attack",),
    "ransomware": ("ransomware", "external_attack"),
    "insider": ("insider", "contractor"),
    "theft": ("loss_theft", "insider"),
    "loss": ("loss_theft",),
    "misdelivery": ("misdelivery", "deliberate_disclosure"),
    "misconfiguration": ("misconfiguration",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A published incident: its total in yen, what that total is, the people, and the page's anchor."""

    id: str
    name: Text
    year: int
    people: int | None
    total: int
    kind: str
    note: Text | None


def booked(case: Case, law: Law) -> tuple[Booked, ...]:
    """Published totals of the years before the law's day: same cause first, then by how near the number of people is."""
    wanted = CAUSES.get(case.inputs.cause, ())
    found = []
    for one in law.facts.incidents:
        amount, kind = _amount(one)
        if kind in NO_COST or one.get("currency") != "JPY" or not amount or one["year"] >= law.on.year:
            continue
        people = one.get("people")
        near = _distance(people, case.inputs.people) if people else Fraction(10**12)
        found.append(((one.get("cause") not in wanted, near, one["id"]), one, amount, kind))
    found.sort(key=lambda pair: pair[0])
    return tuple(_booked(one, amount, kind) for _, one, amount, kind in found[:SHOWN])


def _amount(one: Mapping[str, Any]) -> tuple[int, str]:
    total = one.get("booked_total")
    if isinstance(total, int) and total:
        return total, str(one.get("booked_as", ""))
    paid = one.get("compensation_total")
    return (paid, "compensation") if isinstance(paid, int) else (0, "")


def _distance(one: int, other: int) -> Fraction:
    return Fraction(max(one, other), min(one, other))


def _booked(one: Mapping[str, Any], amount: int, kind: str) -> Booked:
    name, note, people, year = one["name"], one.get("booked_note"), one.get("people"), one["year"]
    assert isinstance(name, dict)
    assert isinstance(year, int)
    return Booked(
        id=str(one["id"]),
        name=from_json(name),
        year=year,
        people=people if isinstance(people, int) else None,
        total=amount,
        kind=kind,
        note=from_json(note) if isinstance(note, dict) else None,
    )


def jo(case: Case, law: Law) -> tuple[jo_model.Inputs, Result]:
    """The JO model's figure for the same leak."""
    given = case.inputs
    asked = jo_model.Inputs(
        items=given.items, people=given.people, responsibility=given.responsibility, response=given.response
    )
    return asked, jo_model.calculate(asked, law)


def picture(money: Money, model: Result, total: dict[str, int], others: tuple[Booked, ...]) -> Ranges:
    """All figures on one logarithmic axis."""
    response = money.response.value("total")
    return Ranges(
        caption=Text("この件の見積りと、ほかの事件の公表額", "The estimate for this case beside published totals"),
        spans=(
            Span(label=ALL_IN, low=total["p10"], mid=total["p50"], high=total["p90"], mean=total["mean"]),
            Span(label=RESPONSE, low=response["low"], mid=response["mid"], high=response["high"]),
            Span(label=AWARDS, low=money.damages.low, mid=money.damages.mid, high=money.damages.high),
            Span(label=JO, mid=model.value("total")),
            *(Span(label=_named(one), mid=one.total) for one in others),
        ),
        log=True,
        note=Text(
            "軸は対数です。ほかの事件の額は、会社ごとに数え方が違います。",
            "The axis is logarithmic. Every company counts its own costs differently.",
        ),
    )


def _named(one: Booked) -> Text:
    ja, en = (
        (f"{one.people:,}人" if one.people else "人数不明"),
        (f"{one.people:,} people" if one.people else "people not known"),
    )
    return Text(f"{one.name.ja}({one.year}年、{ja})", f"{one.name.en} ({one.year}, {en})")


def table(money: Money, model: Result, total: dict[str, int], others: tuple[Booked, ...], people: int) -> Table:
    """Each figure with what it is per person and why it differs."""
    awards = money.award.value("per_person")
    rows: list[tuple[Text, int, int | None, Text]] = [
        (AWARDS, money.damages.mid, awards["mid"], WHY["award"]),
        (JO, model.value("total"), model.value("per_person"), WHY["jo"]),
        (ALL_IN, total["p50"], total["p50"] // people, WHY["total"]),
    ]
    for one in others:
        each = one.total // one.people if one.people else None
        why = WHY.get(one.kind, WHY["reported_cost"])
        said = Text(f"{why.ja}{one.note.ja if one.note else ''}", f"{why.en} {one.note.en if one.note else ''}".strip())
        rows.append((_named(one), one.total, each, said))
    return Table(
        id="side_by_side",
        caption=Text("並べて比べる:三つの見積りと公表額", "Side by side: the estimates and published totals"),
        columns=(
            (Text("何の額か", "What it is"), "text"),
            (Text("総額(中間)", "Total (middle)"), "yen"),
            (Text("1人当たり", "Per person"), "yen"),
            (Text("なぜ違うか", "Why it differs"), "text"),
        ),
        rows=tuple(rows),
    )


ALL_IN = Text("この件の合計(P10〜P90)", "This case in all (P10 to P90)")
RESPONSE = Text("うち事故対応費用", "Of which the response")
AWARDS = Text("うち賠償(訴える人の分)", "Of which damages (those who sue)")
JO = Text("JOモデル(全員が請求したら)", "JO model (if everybody claimed)")
WHY = {
    "award": Text(
        "裁判所が似た事件で認めた額に、訴えると見込まれる人数だけを掛けている。",
        "What courts awarded in like cases, times only those expected to sue. Per person: the middle award.",
    ),
    "jo": Text(
        "全員が請求したと仮定するモデルで、係数は専門家の判断による。支払われた額ではない。",
        "A model that supposes everybody claims, with coefficients set by experts; nobody paid it.",
    ),
    "total": Text(
        "対応費用が中心で、信用の低下と任意の見舞金は含まない。",
        "Mostly the response; lost trust and voluntary gifts not entered are not in it.",
    ),
    "compensation": Text("本人に渡した券や金銭の総額だけ。", "Only what was handed to the persons."),
    "extraordinary_loss": Text("会社が特別損失に計上した額。", "What the company booked as an extraordinary loss."),
    "reported_cost": Text("会社などが公表した費用。", "A cost that was published."),
    "forecast": Text("会社の見込みで、実績ではない。", "A forecast, not the outcome."),
    "lost_profit": Text("止まったことによる利益の減少。", "Profit lost by the standstill."),
    "settlement": Text("和解の額。", "A settlement."),
    "face_value": Text("券の額面の合計。", "The face value of vouchers in all."),
}
