"""How far wages may be cut as discipline: half a day's average wage for one act, a tenth of the period's wages in all.

Labour Standards Act art. 91. The average wage by art. 12 is three months' wages over the calendar days, cut to the sen;
for pay by the day or hour it is at least 60 % of that pay over the days worked.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from calculators import write
from calculators.calculator import Calculator
from calculators.facts import Law
from calculators.result import BadInput, Output, Result, Step
from calculators.spec import Real, Whole
from calculators.text import Text

SEN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    period_wage: Annotated[
        int,
        Whole(
            label=Text("この賃金支払期の賃金", "Wages of this pay period"),
            help=Text(
                "総額の上限のもとになる額です。減給の前に実際に支払うべき賃金で、月給なら1か月分です。欠勤で減っていれば、減った後の額です。",
                "The base of the limit for the period: wages actually due before the cut, for monthly pay one month. After absences, the reduced sum.",
            ),
            unit="yen",
            low=1,
        ),
    ]
    offences: Annotated[
        int,
        Whole(
            label=Text("懲戒の対象となる行為の数", "Number of offences"),
            help=Text(
                "上限は行為ごとに決まるので、数を聞きます。ふつうは1です。1つの行為を何度も減給することはできません。",
                "The limit is set for each act. Usually 1; one act cannot be sanctioned twice.",
            ),
            unit="count",
            low=1,
            high=1000,
        ),
    ] = 1
    average_daily_wage: Annotated[
        Fraction | None,
        Real(
            label=Text("平均賃金(1日分)", "Average daily wage"),
            help=Text(
                "1回の上限のもとになる額です。労働基準法12条で計算します。分からなければ空欄にし、下の欄から計算してください。",
                "The base of the limit for one act, by art. 12. If it is not known, leave it empty and work it out below.",
            ),
            unit="yen",
            low=Fraction(1, SEN),
        ),
    ] = None
    wages_three_months: Annotated[
        int | None,
        Whole(
            label=Text("直前3か月の賃金の総額", "Wages of the last three months"),
            help=Text(
                "直前の賃金締切日までの{labour_standards.12.months}の賃金です。通勤手当や残業代を含み、3か月を超える期間ごとの賞与や臨時の賃金は除きます。",
                "Wages of the {labour_standards.12.months} up to the last cut-off day, with commuting and overtime pay, without bonuses for longer periods and occasional pay.",
            ),
            unit="yen",
            low=1,
        ),
    ] = None
    calendar_days: Annotated[
        int | None,
        Whole(
            label=Text("その3か月の総日数(暦日)", "Calendar days of those months"),
            help=Text(
                "働いた日数ではなく、休日も数えた暦の日数です。多くは90日前後です。入社から3か月たっていなければ、入社後の日数にします。",
                "All days of the calendar, days off included, not days worked: some 90 as a rule. Less than three months after hiring, the days since then.",
            ),
            unit="days",
            low=1,
            high=92,
        ),
    ] = None
    days_worked: Annotated[
        int | None,
        Whole(
            label=Text(
                "働いた日数(日給・時給・出来高払いの人だけ)", "Days worked (only for pay by the day, hour or piece)"
            ),
            help=Text(
                "賃金がすべて日給・時給・出来高払いなら入れます。最低保障(賃金÷働いた日数の{labour_standards.12.floor})と比べ、高いほうを使います。",
                "If all pay is by the day, hour or piece. The floor ({labour_standards.12.floor} of wages over days worked) applies where it is higher.",
            ),
            unit="days",
            low=1,
            high=92,
        ),
    ] = None


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen, floored: `this_period` is what may be cut now, `carried_over` what must wait for later periods.

    Raises:
        BadInput: neither the average wage nor what it is worked out from.
    """
    average, first = _average(inputs, law)
    half, tenth = law["labour_standards.91.per_offence"], law["labour_standards.91.period"]
    each = int(average * half.ratio)
    cap = int(inputs.period_wage * tenth.ratio)
    wanted = each * inputs.offences
    now = min(wanted, cap)
    return Result(
        outputs=(
            Output(name="this_period", label=MOST, value=now, unit="yen"),
            Output(name="per_offence", label=EACH, value=each, unit="yen"),
            Output(name="period_cap", label=Text("この期の上限(総額)", "Limit for the period"), value=cap, unit="yen"),
            Output(name="carried_over", label=LEFT, value=wanted - now, unit="yen"),
        ),
        steps=(
            *first,
            Step(label=EACH, expression=f"{write.trim(average)} × {half.value}", value=each, unit="yen", facts=(half,)),
            Step(
                label=Text("この期の上限", "Limit for the period"),
                expression=f"{inputs.period_wage:,} × {tenth.value}",
                value=cap,
                unit="yen",
                facts=(tenth,),
            ),
            Step(
                label=Text("この期に減給できる額", "What may be cut now"),
                expression=f"min({each:,} × {inputs.offences}, {cap:,})",
                value=now,
                unit="yen",
            ),
        ),
        meaning=MEANING,
        warnings=_warnings(inputs, wanted - now),
    )


def _average(inputs: Inputs, law: Law) -> tuple[Fraction, tuple[Step, ...]]:
    """The average daily wage in yen, as given or worked out and cut to the sen, with the steps that say how."""
    if inputs.average_daily_wage is not None:
        return inputs.average_daily_wage, ()
    wages, days = inputs.wages_three_months, inputs.calendar_days
    if wages is None or days is None:
        raise BadInput(_missing(inputs))
    if inputs.days_worked and inputs.days_worked > days:
        raise BadInput({"days_worked": MORE_THAN_DAYS})
    by_calendar = Fraction(wages * SEN // days, SEN)
    step = Step(
        label=Text("平均賃金(銭未満切捨て)", "Average wage, cut to the sen"),
        expression=f"{wages:,} ÷ {days}",
        value=by_calendar,
        unit="number",
        facts=(law["labour_standards.12.months"],),
    )
    if not inputs.days_worked:
        return by_calendar, (step,)
    share = law["labour_standards.12.floor"]
    least = Fraction(int(wages * share.ratio * SEN / inputs.days_worked), SEN)
    floor = Step(
        label=Text("最低保障(銭未満切捨て)", "Floor, cut to the sen"),
        expression=f"{wages:,} ÷ {inputs.days_worked} × {share.value}",
        value=least,
        unit="number",
        facts=(share,),
    )
    return max(by_calendar, least), (step, floor)


def _missing(inputs: Inputs) -> dict[str, Text]:
    """Where to say that the average wage is missing: beside itself, or beside the half that the helper lacks."""
    halves = ("wages_three_months", "calendar_days")
    absent = [name for name in halves if getattr(inputs, name) is None]
    return {"average_daily_wage" if len(absent) == len(halves) else absent[0]: MISSING}


def _warnings(inputs: Inputs, later: int) -> tuple[Text, ...]:
    found = []
    if inputs.average_daily_wage is not None and (inputs.wages_three_months or inputs.calendar_days):
        found.append(BOTH_GIVEN)
    if later:
        found.append(LATER)
    return tuple(found)


MOST = Text("この期に減給できる上限", "Most that may be cut now")
LEFT = Text("次の期に回す額", "Left for later periods")
EACH = Text("1回の上限", "Limit for one act")
MISSING = Text(
    "平均賃金か、直前3か月の賃金と総日数の両方を入力してください。",
    "Give the average wage, or both the wages and the calendar days of three months.",
)
MORE_THAN_DAYS = Text("働いた日数が総日数を超えています。", "More days worked than there were days.")
BOTH_GIVEN = Text(
    "平均賃金が入力されているので、そのまま使いました。3か月の賃金と日数は使っていません。",
    "The average wage was given and is used as it stands; the wages and days of three months are not.",
)
LATER = Text(
    "この期の上限を超える分は、次の期以降に回せます。その期にも同じ上限がかかります。",
    "What exceeds the limit of this period may be cut in later ones, each with its own limit.",
)
MEANING = Text(
    "減給という懲戒で差し引ける上限です。就業規則に減給の定めがあり、処分が有効であることが前提です。損害の賠償を賃金から差し引くことはできません。",
    "The most a disciplinary pay cut may take. It supposes work rules that provide for it and a valid sanction. Damages may not be docked from wages.",
)

CALCULATOR = Calculator(
    name="pay_cut_limit",
    title=Text("減給の上限", "Limit of a pay cut"),
    summary=Text(
        "平均賃金と賃金支払期の賃金から、懲戒として減給できる上限を求めます。",
        "From the average wage and the wages of the period: the most a disciplinary pay cut may take.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={"period_wage": "30万", "offences": 1, "average_daily_wage": "1万"},
    sections=(
        (
            Text("平均賃金を計算する", "Work out the average wage"),
            ("wages_three_months", "calendar_days", "days_worked"),
        ),
    ),
    story=Text(
        "月給30万円、平均賃金1日1万円の従業員が、規則に反してデータを1回持ち出した場合。",
        "An employee with 300,000 yen a month and an average wage of 10,000 yen a day takes data out once against the rules.",
    ),
    limits=(
        Text(
            "降格や出勤停止で賃金が下がる場合には、別の規律があります。", "Demotion and suspension follow other rules."
        ),
        Text(
            "月給と時給などが混ざる人や、休業の期間がある人の平均賃金は、ここでは計算していません。",
            "Not calculated here: the average wage of people paid partly by the month and partly by the hour, or with periods of leave.",
        ),
        Text(
            "減給が有効かどうかは別の問題です。行為に比べて重すぎる処分は無効になります。",
            "Whether the cut is valid is another matter; a sanction too heavy for the act is void.",
        ),
        Text("賞与からの減給では、賞与の10分の1までとなります。", "From a bonus, a tenth of the bonus is the limit."),
    ),
    pages=(
        ("employee/discipline/", Text("懲戒処分", "Discipline")),
        ("law/labour-standards/", Text("労働基準法", "Labour Standards Act")),
        ("calculators/employee-share/", Text("次の計算:従業員の負担の幅", "Next: the employee’s share")),
    ),
)
