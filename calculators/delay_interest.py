"""Delay interest on damages: simple, at the statutory rate of the first day of delay for the whole period.

Civil Code arts. 404 and 419; supplementary provision 17(3) of the 2017 amendment. A tort debt is in delay from the day of
the tort, a contract debt from the day after the demand; `delay_from` is the first day counted in both.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from calculators.calculator import Calculator
from calculators.facts import Fact, Law
from calculators.result import BadInput, Output, Result, Step
from calculators.spec import Day, One, Option, Whole
from calculators.text import Text

DAYS_IN_YEAR = 365
BASES = (
    Option(id="tort", label=Text("不法行為", "Tort")),
    Option(id="contract", label=Text("契約(債務不履行)", "Contract")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    principal: Annotated[
        int,
        Whole(
            label=Text("元本", "Principal"),
            help=Text(
                "賠償金の額。慰謝料と弁護士費用の合計です。「1億2,345万」とも書けます。",
                "The damages, lawyers’ fees included. 1億2,345万 is understood too.",
            ),
            unit="yen",
            low=1,
        ),
    ]
    liability: Annotated[
        str,
        One(
            label=Text("責任の根拠", "Basis"),
            help=Text(
                "不法行為では不法行為の日から、契約では請求を受けた日の翌日から遅れます。",
                "A tort debt is late from the day of the tort, a contract debt from the day after the demand.",
            ),
            options=BASES,
        ),
    ]
    delay_from: Annotated[
        date,
        Day(
            label=Text("遅れの初日", "First day of delay"),
            help=Text(
                "この日を1日目として数えます。不法行為では漏えいの日、契約では請求を受けた日の翌日です。例:2024-04-01。",
                "Counted as day one: in tort the day of the leak, in contract the day after the demand. For example 2024-04-01.",
            ),
        ),
    ]
    paid_on: Annotated[
        date,
        Day(
            label=Text("支払う日", "Day of payment"),
            help=Text("この日までを数えます。", "Counted up to and including this day."),
        ),
    ]


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen, floored; `days` counts both ends; `rate` is per year.

    Raises:
        BadInput: payment before the first day of delay.
        NotInForce: under `delay_from`, where the rate of that day is not announced.
    """
    if inputs.paid_on < inputs.delay_from:
        raise BadInput(
            {"paid_on": Text("遅れの初日より後の日にしてください。", "This must not be before the first day of delay.")}
        )
    rate = law.at(inputs.delay_from, field="delay_from")["civil.404.statutory_rate"]
    days = (inputs.paid_on - inputs.delay_from).days + 1
    interest = int(inputs.principal * rate.ratio * Fraction(days, DAYS_IN_YEAR))
    total = inputs.principal + interest
    return Result(
        outputs=(
            Output(name="interest", label=Text("遅延損害金", "Delay interest"), value=interest, unit="yen"),
            Output(name="days", label=Text("日数", "Days"), value=days, unit="days"),
            Output(name="rate", label=Text("利率", "Rate"), value=rate.ratio, unit="per_year"),
            Output(name="total", label=Text("元本との合計", "With the principal"), value=total, unit="yen"),
        ),
        steps=_steps(inputs, rate, days, interest, total),
        meaning=MEANING[inputs.liability],
        warnings=(CONVENTION,),
    )


def _steps(inputs: Inputs, rate: Fact, days: int, interest: int, total: int) -> tuple[Step, ...]:
    return (
        Step(
            label=Text("利率(遅れの初日のもの)", "Rate on the first day of delay"),
            expression=inputs.delay_from.isoformat(),
            value=rate.ratio,
            unit="per_year",
            facts=(rate,),
        ),
        Step(
            label=Text("日数(両端を含む)", "Days, both ends counted"),
            expression=f"{inputs.paid_on.isoformat()} − {inputs.delay_from.isoformat()} + 1",
            value=days,
            unit="days",
        ),
        Step(
            label=Text("利息(円未満切捨て)", "Interest, floored to the yen"),
            expression=f"{inputs.principal:,} × {rate.value} × {days:,} ÷ {DAYS_IN_YEAR}",
            value=interest,
            unit="yen",
        ),
        Step(label=Text("合計", "Total"), expression=f"{inputs.principal:,} + {interest:,}", value=total, unit="yen"),
    )


MEANING = {
    "tort": Text(
        "不法行為の賠償金は、請求がなくても不法行為の日から遅れます。利率は遅れの初日のもので、支払う日まで変わりません。",
        "A tort debt is late from the day of the tort without demand. The rate of the first day applies until payment.",
    ),
    "contract": Text(
        "契約による賠償金は、請求を受けた日の翌日から遅れるのがふつうです。利率は遅れの初日のもので、支払う日まで変わりません。",
        "A contract debt is normally late from the day after the demand. The rate of the first day applies until payment.",
    ),
}
CONVENTION = Text(
    "日数を365で割る単利です。満年数と端数の日数に分けて計算する方法とは、うるう年を挟むと少し違います。",
    "Simple interest, days over 365. Counting whole years and odd days apart gives slightly different sums across leap years.",
)

CALCULATOR = Calculator(
    name="delay_interest",
    title=Text("遅延損害金", "Delay interest"),
    summary=Text(
        "賠償金の元本と遅れの初日、支払う日から、法定利率による遅延損害金を求めます。",
        "From principal, first day of delay and day of payment: delay interest at the statutory rate.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={"principal": "100万", "liability": "tort", "delay_from": "2024-04-01", "paid_on": "2026-11-24"},
    story=Text(
        "2024年4月1日の漏えいについて、100万円の賠償金を2026年11月24日に支払う場合。",
        "One million yen for a leak of 1 April 2024, paid on 24 November 2026.",
    ),
    limits=(
        Text(
            "訴訟では、訴状が届いた日の翌日からだけ請求することもあります。その日を遅れの初日に入れてください。",
            "In suits interest is sometimes claimed only from the day after service; enter that day then.",
        ),
        Text("契約で定めた、法定より高い利率は考えていません。", "A higher agreed rate is not considered."),
        Text(
            "2020年3月31日までに遅れた商事の債務(年6%)は扱いません。",
            "Commercial debts late by 31 March 2020 (the old commercial rate) are not covered.",
        ),
        Text(
            "原因となった行為が2020年4月より前でも、遅れの初日で決めています。解説には違う読み方もあります。",
            "The first day of delay decides, even for an earlier cause; published summaries differ.",
        ),
    ),
    pages=(
        ("law/civil/", Text("民法", "Civil Code")),
        ("company/civil/delay-damages/", Text("遅延損害金", "Delay damages")),
        ("calculators/limitation-period/", Text("次の計算:時効", "Next: limitation")),
    ),
)
