"""One incident described once: what it may cost, what courts would award, by when to report, who may be liable, what to do first.

It composes the other calculators and holds no rule of its own: deadlines (report_deadlines), response (response_cost), awards
(court_award), downtime (downtime_loss), their total (total_exposure), JO model, penalties, limitation and interest for delay.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from calculators import assess_answer as answer_words
from calculators import (
    assess_compare,
    assess_duties,
    assess_liable,
    assess_total,
    delay_interest,
    limitation_period,
    report_deadlines,
    total_exposure,
)
from calculators.assess_case import Case, Judged, fill, judge
from calculators.assess_compare import Booked
from calculators.assess_duties import Duty, First
from calculators.assess_inputs import STEPS, Inputs, check, migrate
from calculators.assess_liable import Penalty
from calculators.assess_liable_words import Party
from calculators.assess_total import Lever, Money
from calculators.calculator import Calculator
from calculators.facts import Law, NotInForce
from calculators.result import Result
from calculators.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The answer of one calculator inside the assessment."""

    name: str
    inputs: Any
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything known about one incident. `parts` hold the working; `gaps` say what could not be answered and why."""

    case: Case
    deadlines: Result
    money: Money
    total: Result
    levers: tuple[Lever, ...]
    model: Result
    booked: tuple[Booked, ...]
    duties: tuple[Duty, ...]
    first: tuple[First, ...]
    liable: tuple[tuple[str, Party], ...]
    penalties: tuple[Penalty, ...]
    parts: tuple[Part, ...]
    gaps: tuple[Text, ...]


def assess(inputs: Inputs, law: Law) -> Assessment:
    """The whole assessment on the law of `law.on`; deadlines follow the law of the day of knowing.

    Raises:
        BadInput: answers that contradict each other, or a part that cannot be worked out from them.
        NotInForce: no verified rule for the day of knowing.
    """
    check(inputs)
    judged = judge(inputs, law)
    deadlines_inputs, deadlines = _deadlines(inputs, judged, law)
    case = fill(inputs, judged, law, told=_told(deadlines_inputs, deadlines, law))
    money = assess_total.price(case, law)
    total_inputs = assess_total.total_inputs(case, money)
    total = total_exposure.calculate(total_inputs, law)
    model_inputs, model = assess_compare.jo(case, law)
    duties = assess_duties.duties(case, deadlines, law)
    later, gaps = _later(inputs, money, law)
    parts = [
        Part(name="report_deadlines", inputs=deadlines_inputs, result=deadlines),
        *_money_parts(money),
        Part(name="total_exposure", inputs=total_inputs, result=total),
        Part(name="jo_model", inputs=model_inputs, result=model),
        *later,
    ]
    return Assessment(
        case=case,
        deadlines=deadlines,
        money=money,
        total=total,
        levers=assess_total.levers(case, money, law),
        model=model,
        booked=assess_compare.booked(case, law),
        duties=duties,
        first=assess_duties.first_things(case, duties),
        liable=assess_liable.liable(case),
        penalties=assess_liable.penalties(case, law),
        parts=tuple(parts),
        gaps=gaps,
    )


def _money_parts(money: Money) -> list[Part]:
    found = [
        Part(name="response_cost", inputs=money.response_inputs, result=money.response),
        Part(name="court_award", inputs=money.award_inputs, result=money.award),
    ]
    if money.downtime:
        found.append(Part(name="downtime_loss", inputs=money.downtime_inputs, result=money.downtime))
    return found


def _deadlines(given: Inputs, judged: Judged, law: Law) -> tuple[report_deadlines.Inputs, Result]:
    """Without a day of knowing the law's own day stands in, and only what does not depend on days is used."""
    asked = report_deadlines.Inputs(
        aware_on=given.aware_on or law.on,
        people=given.people,
        special_care=judged.special_care,
        property_risk=judged.property_risk,
        improper_purpose=judged.improper_purpose,
        strong_encryption=given.encrypted,
        my_number="my_number" in judged.groups,
        eu_data=given.eu_data,
        aware_at=given.aware_at,
    )
    return asked, report_deadlines.calculate(asked, law)


def _told(asked: report_deadlines.Inputs, answer: Result, law: Law) -> bool:
    """Whether people would be told: a report is due, or would be by today's law, as many were told before it was a duty."""
    today = law.facts.current
    again = replace(asked, aware_on=today.on, aware_at=None, eu_data=False)
    return any(one.value("reportable") for one in (answer, report_deadlines.calculate(again, today)))


def _later(inputs: Inputs, money: Money, law: Law) -> tuple[list[Part], tuple[Text, ...]]:
    """Limitation, and a year of interest on the middle damages, from the day of the leak; what is not known is said."""
    if inputs.leaked_on is None:
        return [], (answer_words.NO_DAY,)
    found: list[Part] = []
    gaps: list[Text] = []
    barred = limitation_period.Inputs(claim="tort", happened_on=inputs.leaked_on, known_on=None)
    year = inputs.leaked_on + timedelta(days=delay_interest.DAYS_IN_YEAR - 1)
    interest = delay_interest.Inputs(
        principal=max(money.damages.mid, 1), liability="tort", delay_from=inputs.leaked_on, paid_on=year
    )
    for name, module, asked in (
        ("limitation_period", limitation_period, barred),
        ("delay_interest", delay_interest, interest),
    ):
        try:
            found.append(Part(name=name, inputs=asked, result=module.calculate(asked, law)))
        except NotInForce as error:
            gaps.append(error.reason)
    return found, tuple(gaps)


def calculate(inputs: Inputs, law: Law) -> Result:
    """The assessment as every calculator answers; `detail` holds the whole of it for its own page."""
    found = assess(inputs, law)
    return replace(answer_words.result(found, law), detail=found)


CALCULATOR = Calculator(
    name="assess",
    title=Text("事故の総合評価", "Assessment of an incident"),
    summary=Text(
        "事故を一度だけ説明すると、報告の要否と期限、費用と賠償の幅、責任を負い得る人、最初にすることを一枚にまとめます。",
        "Describe an incident once: whether and by when to report, the range of cost and damages, who may be liable, what to do first, on one sheet.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={
        "items": ["name", "address", "phone", "card_number_expiry"],
        "people": "12,000",
        "cause": "external_attack",
        "leaked_on": "2026-11-10",
        "aware_on": "2026-11-24",
    },
    story=Text(
        "通販サイトへの不正アクセスで、最大12,000人分の氏名・住所・電話番号・カード情報が漏れたと、2026年11月24日に知った。ほかは何も分かっていない場合。",
        "On 24 November 2026 a shop learns that an intruder took names, addresses, telephone numbers and card data of up to 12,000 people. Nothing else is known.",
    ),
    limits=answer_words.LIMITS,
    pages=(
        ("now/", Text("漏えいに気づいたら", "When you notice a leak")),
        ("duties/report/", Text("個人情報保護委員会への報告", "The report to the Commission")),
        ("company/civil/", Text("会社の民事責任", "The company's civil liability")),
        ("calculators/", Text("一つずつ計算する", "Every calculator by itself")),
    ),
    sections=STEPS,
    stepped=True,
    migrate=migrate,
    view="calculators.assess_views",
)
