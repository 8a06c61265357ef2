"""Whether a leak must be reported to the Personal Information Protection Commission, and by which day.

APPI art. 26 and Enforcement Rules arts. 7 and 8: the day of knowing is day one, weekends and holidays count, and a last
day on which offices are closed moves to the next open day. My Number Act art. 29-4; GDPR art. 33.
The guideline gives that way of counting for the final report only; the preliminary report is a span, never moved.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from calculators import working_days, write
from calculators.calculator import Calculator
from calculators.facts import Fact, Law
from calculators.jo_model import PEOPLE
from calculators.result import Output, Result, Step
from calculators.spec import Clock, Day, Flag
from calculators.text import Text, joined


def _flag(ja: str, en: str, ja_help: str, en_help: str) -> Flag:
    return Flag(label=Text(ja, en), help=Text(ja_help, en_help))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    aware_on: Annotated[
        date,
        Day(
            label=Text("漏えい等を知った日", "Day you became aware"),
            help=Text(
                "社内のどこか一つの部署が知った日です。この日を1日目と数えます(ガイドライン通則編3-5-3)。例:2026-11-24、令和8年11月24日。",
                "The day the first department of the firm knew; it counts as day one (Guidelines 3-5-3). For example 2026-11-24.",
            ),
            low=date(2005, 4, 1),
            high=date(2029, 12, 31),
        ),
    ]
    people: Annotated[int, PEOPLE]
    special_care: Annotated[
        bool,
        _flag(
            "要配慮個人情報を含む",
            "Special-care data are included",
            "病歴、犯罪の経歴、信条など。1人でも報告の対象です(規則7条1号)。",
            "Medical history, criminal record, creed and the like; one person is enough (Rule 7(i)).",
        ),
    ] = False
    property_risk: Annotated[
        bool,
        _flag(
            "不正に使われると財産の被害が出るおそれがある",
            "Misuse could cause property damage",
            "クレジットカードの番号や、決済サービスのIDとパスワードなど。1人でも対象です(規則7条2号)。",
            "Card numbers, log-ins of payment services; one person is enough (Rule 7(ii)).",
        ),
    ] = False
    improper_purpose: Annotated[
        bool,
        _flag(
            "不正の目的で行われたおそれがある",
            "An improper purpose is possible",
            "不正アクセス、ランサムウェア、盗難、従業員の持ち出しなど。1人でも対象で、確報の期限が延びます(規則7条3号)。",
            "Hacking, ransomware, theft, an insider; one person is enough and the final report has longer (Rule 7(iii)).",
        ),
    ] = False
    strong_encryption: Annotated[
        bool,
        _flag(
            "高度な暗号化などで守られていた",
            "Protected by strong encryption",
            "第三者が読めない状態で、復号の手段も漏れていない場合だけです。このときは報告の対象から外れます(規則7条1号かっこ書)。",
            "Only if unreadable to others and the means of decryption did not leak; no report is then due (Rule 7(i), bracket).",
        ),
    ] = False
    my_number: Annotated[
        bool,
        _flag(
            "マイナンバーを含む",
            "Individual Numbers are included",
            "番号法の報告の対象にもなり、人数の基準が低くなります(番号法29条の4)。",
            "Also reportable under the My Number Act, from a lower number of people (art. 29-4).",
        ),
    ] = False
    eu_data: Annotated[
        bool,
        _flag(
            "EUにいる人のデータを含む",
            "People in the EU are affected",
            "GDPRの適用を受ける会社の、監督機関への報告期限を合わせて示します(GDPR33条)。",
            "Adds the deadline to the supervisory authority for a firm subject to the GDPR (art. 33).",
        ),
    ] = False
    aware_at: Annotated[
        time | None,
        Clock(
            label=Text("知った時刻(日本時間)", "Time you became aware (Japan)"),
            help=Text(
                "GDPRの期限は時間で数えます。空欄なら、その日の0時から数えます。例:14:30。",
                "The GDPR counts hours. If left empty, they run from midnight at the start of the day. For example 14:30.",
            ),
        ),
    ] = None


def calculate(inputs: Inputs, law: Law) -> Result:
    """Days for both reports, null when none is due; `gdpr_due` is Japan time to the minute, `2026-11-27T14:30`.

    Individual Numbers were reported under rules of their own until March 2022, which were not verified: `reportable` and
    `notify_person` are then null, not false.

    Raises:
        NotInForce: under `aware_on`, where no rule or no table of holidays is known for the days involved.
    """
    then = law.at(inputs.aware_on, field="aware_on")
    mandatory = then["appi.26.mandatory"].value
    triggers, trigger_facts = _triggers(inputs, then) if mandatory else ([], ())
    reportable = None if inputs.my_number and not mandatory else bool(triggers)
    steps = _duty_steps(inputs, then, len(triggers), trigger_facts)
    warnings = [] if mandatory else [EFFORT]
    warnings += [MY_NUMBER if mandatory else OLD_MY_NUMBER] if inputs.my_number else []
    due = first = last = None
    if reportable:
        due, first, last, more, found = _days(inputs, then)
        steps += more
        warnings += found
    gdpr, gdpr_steps, gdpr_notes = _gdpr(inputs, then)
    warnings += gdpr_notes
    return Result(
        outputs=_outputs(reportable, due, first, last, gdpr, triggers),
        steps=(*steps, *gdpr_steps),
        meaning=MEANING,
        warnings=tuple(warnings),
    )


def _duty_steps(inputs: Inputs, law: Law, triggers: int, trigger_facts: tuple[Fact, ...]) -> list[Step]:
    duty, mandatory = law["appi.26.duty"], law["appi.26.mandatory"]
    numbers = (law["my_number.29_4.duty"],) if inputs.my_number else ()
    return [
        Step(
            label=Text("知った日の報告義務", "Duty on the day of knowing"),
            expression=write_day(inputs.aware_on),
            value=duty.value,
            unit="text",
            facts=(duty, mandatory, *numbers),
        ),
        Step(
            label=Text("当てはまる類型", "Triggers that apply"),
            expression=_why(inputs),
            value=triggers,
            unit="count",
            facts=trigger_facts,
        ),
    ]


def _outputs(
    reportable: bool | None,
    due: date | None,
    first: date | None,
    last: date | None,
    gdpr: datetime | None,
    triggers: list[str],
) -> tuple[Output, ...]:
    return (
        _day("final_report_due", Text("確報の期限", "Final report due"), due, reportable),
        _yes("reportable", Text("委員会への報告が必要", "Report to the Commission required"), reportable),
        _day("preliminary_from", Text("速報の目安(早いほう)", "Preliminary report, earlier guide"), first, reportable),
        _day("preliminary_to", Text("速報の目安(遅いほう)", "Preliminary report, later guide"), last, reportable),
        Output(
            name="gdpr_due",
            label=Text("GDPRの報告期限(日本時間)", "Report under the GDPR due (Japan time)"),
            value=gdpr.isoformat(timespec="minutes") if gdpr else None,
            unit="text",
            shown=_moment(gdpr) if gdpr else NOT_ASKED,
        ),
        Output(
            name="triggers",
            label=Text("当てはまる類型", "Triggers"),
            value=tuple(triggers),
            unit="code",
            shown=joined([TRIGGERS[one] for one in triggers] or [NO_TRIGGER]),
        ),
        _yes("notify_person", Text("本人への通知が必要", "Notice to the persons required"), reportable),
    )


def _day(name: str, label: Text, value: date | None, reportable: bool | None) -> Output:
    shown = UNVERIFIED if reportable is None else None if reportable else NOT_DUE
    return Output(name=name, label=label, value=value, unit="date", shown=shown)


def _yes(name: str, label: Text, value: bool | None) -> Output:
    return Output(name=name, label=label, value=value, unit="flag", shown=UNVERIFIED if value is None else None)


def _moment(moment: datetime) -> Text:
    clock = moment.strftime("%H:%M")
    return Text(f"{write.long_day(moment.date(), 'ja')} {clock}", f"{clock}, {write.long_day(moment.date(), 'en')}")


def write_day(day: date) -> Text:
    return Text(write.long_day(day, "ja"), write.long_day(day, "en"))


def _triggers(inputs: Inputs, law: Law) -> tuple[list[str], tuple[Fact, ...]]:
    """The triggers of Rule 7 and of the My Number rules that apply, with the numbers of people to be exceeded."""
    many, my_many = law["appi_rules.7.people_over"], law["my_number.29_4.people_over"]
    if inputs.strong_encryption:
        return [], (many,)
    found = {
        "special_care": inputs.special_care,
        "property_risk": inputs.property_risk,
        "improper_purpose": inputs.improper_purpose,
        "many_people": inputs.people > many.int,
        "my_number_improper_purpose": inputs.my_number and inputs.improper_purpose,
        "my_number_many_people": inputs.my_number and inputs.people > my_many.int,
    }
    facts = (many, my_many) if inputs.my_number else (many,)
    return [name for name, applies in found.items() if applies], facts


def _why(inputs: Inputs) -> Text:
    if inputs.strong_encryption:
        return Text("高度な暗号化により対象外", "excepted by strong encryption")
    return Text(f"本人の数 {inputs.people:,}", f"{inputs.people:,} people")


def _days(inputs: Inputs, law: Law) -> tuple[date, date, date, list[Step], list[Text]]:
    """The final report, the span of the preliminary report, their steps and what to note."""
    which = "final_days_improper" if inputs.improper_purpose else "final_days"
    length = law[f"appi_rules.8.{which}"]
    same = (law[f"my_number.29_4.{which}"],) if inputs.my_number else ()
    counted = inputs.aware_on + timedelta(days=length.int - 1)
    due, closed, forecast = working_days.next_open(counted, law, "aware_on")
    early, late = law["appi_rules.8.preliminary_from_day"], law["appi_rules.8.preliminary_to_day"]
    first, last = (inputs.aware_on + timedelta(days=fact.int - 1) for fact in (early, late))
    steps = [
        Step(
            label=Text("確報:数えた最終日", "Final report: last day counted"),
            expression=f"{inputs.aware_on.isoformat()} + {length.int} − 1",
            value=counted,
            unit="date",
            facts=(length, *same, law["appi_rules.8.first_day"]),
        ),
        Step(
            label=Text("休日なら次の開庁日へ", "Moved past closed days"),
            expression=Text("土日・祝日・12月29日〜1月3日を避ける", "weekends, holidays, 29 December to 3 January"),
            value=due,
            unit="date",
            facts=closed,
        ),
        Step(
            label=Text("速報の目安", "Preliminary report, guide"),
            expression=f"{inputs.aware_on.isoformat()} + {early.int} − 1, + {late.int} − 1",
            value=[first, last],
            unit="date",
            facts=(early, late),
        ),
    ]
    return due, first, last, steps, [PRELIMINARY, *([FORECAST] if forecast else [])]


def _gdpr(inputs: Inputs, law: Law) -> tuple[datetime | None, list[Step], list[Text]]:
    """The hours of the GDPR run on the clock, through nights, weekends and holidays; before it began there is nothing."""
    if not inputs.eu_data:
        return None, [], []
    began = next(law.facts.periods("gdpr.33.hours"))[0]
    if law.on.isoformat() < (began or ""):
        return None, [], [NO_GDPR]
    hours = law["gdpr.33.hours"]
    start = datetime.combine(inputs.aware_on, inputs.aware_at or time(0, 0))
    due = start + timedelta(hours=hours.int)
    step = Step(
        label=Text("GDPR:知った時から", "GDPR: from awareness"),
        expression=Text(
            f"{start.isoformat(' ', 'minutes')} + {hours.int}時間",
            f"{start.isoformat(' ', 'minutes')} + {hours.int} hours",
        ),
        value=_moment(due),
        unit="text",
        facts=(hours,),
    )
    return due, [step], [] if inputs.aware_at else [MIDNIGHT]


TRIGGERS = {
    "special_care": Text("要配慮個人情報(規則7条1号)", "special-care data (Rule 7(i))"),
    "property_risk": Text("財産の被害のおそれ(規則7条2号)", "risk of property damage (Rule 7(ii))"),
    "improper_purpose": Text("不正の目的のおそれ(規則7条3号)", "possible improper purpose (Rule 7(iii))"),
    "many_people": Text("人数が基準を超える(規則7条4号)", "number of people exceeded (Rule 7(iv))"),
    "my_number_improper_purpose": Text("番号法:不正の目的", "My Number Act: improper purpose"),
    "my_number_many_people": Text("番号法:人数が基準を超える", "My Number Act: number of people exceeded"),
}
NO_TRIGGER = Text("なし", "none")
NOT_DUE = Text("義務なし", "no duty")
UNVERIFIED = Text("要確認", "to be verified")
NOT_ASKED = Text("対象外", "not applicable")
NO_GDPR = Text(
    "GDPRが適用される前の日なので、その期限はありません。", "The GDPR did not apply yet, so it sets no deadline."
)
MIDNIGHT = Text(
    "知った時刻が空欄なので、GDPRの期限はその日の0時から数えました。",
    "No time was given, so the hours of the GDPR were counted from midnight at the start of the day.",
)
MY_NUMBER = Text(
    "マイナンバーは、不特定多数が見られる状態になったときや、行政の番号システムから漏れたときも、人数によらず報告の対象です。この計算では聞いていません。",
    "Individual Numbers must also be reported, whatever their number, if they became open to unspecified many or leaked from a public number system; this calculator does not ask that.",
)
EFFORT = Text(
    "2022年3月31日まで、個人情報保護法による報告は告示による努力義務で、法律上の期限はありませんでした。",
    "Until 31 March 2022 reporting under the APPI was a duty of effort, under a notice, without a statutory deadline.",
)
OLD_MY_NUMBER = Text(
    "マイナンバーについては、2022年3月31日までも、番号法に「重大な事態」の報告義務がありました(28条の4、後に29条の4)。当時の要件と期限は確かめられていないため、要否も日も答えていません。",
    "For Individual Numbers the My Number Act had a duty to report “serious events” before that day too (art. 28-4, later 29-4). The triggers and time limits of that time were not verified, so neither whether a report was due nor a day is given.",
)
PRELIMINARY = Text(
    "速報は「速やかに」行います。3日から5日はガイドラインの「概ね」の目安です。土日祝日を含めて数えるかは要確認です。知った日を1日目とする定めも確報だけのもので、ここでは早めの日を示すために同じように数えています。早いほうに合わせてください。",
    "The preliminary report is due promptly. Three to five days are the guideline’s “about”; whether closed days count within them is to be verified. The rule that the day of knowing is day one is for the final report only; it is used here too so as to show the earlier days. Aim for the earlier.",
)
FORECAST = Text(
    "官報に載る前の春分・秋分の日の予測を使いました(要確認)。",
    "A forecast of an equinox holiday not yet gazetted was used (to be verified).",
)
MEANING = Text(
    "個人情報保護法26条と番号法29条の4の報告について、確報の期限を、知った日を1日目として数えたものです。速報の日は目安です。委託先は、委託元に通知すれば報告を免れます。",
    "The deadline of the final report under APPI art. 26 and My Number Act art. 29-4, the day of knowing counted as day one; the days of the preliminary report are a guide. A contractor that notifies its client is released.",
)

CALCULATOR = Calculator(
    name="report_deadlines",
    title=Text("報告と通知の期限", "Report and notice deadlines"),
    summary=Text(
        "漏えいを知った日と内容から、個人情報保護委員会への報告が要るかと、速報・確報の日を求めます。",
        "From the day of knowing and what happened: whether to report to the Commission, and by which days.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={"aware_on": "2026-11-24", "people": "7,316", "property_risk": True, "improper_purpose": True},
    story=Text(
        "2026年11月24日に、通販サイトへの不正アクセスで7,316人分のカード情報が漏れたと知った場合。",
        "On 24 November 2026 a shop learns that an intruder took card data of 7,316 people.",
    ),
    limits=(
        Text(
            "人数が分からないときは、あり得る最大の数で考えます。後から基準を超えれば、その時に対象となります。",
            "Take an unknown number at its maximum; passing the threshold later triggers from then.",
        ),
        Text(
            "業法、自治体、取引先との契約、上場会社の開示には、別の期限があります。",
            "Sector laws, contracts with clients and stock-exchange disclosure have deadlines of their own.",
        ),
        Text(
            "本人への通知に日数の定めはありません。状況に応じて速やかに行います。",
            "Notice to the persons has no number of days: promptly, as the situation requires.",
        ),
    ),
    pages=(
        ("duties/report/", Text("委員会への報告", "Reporting to the Commission")),
        ("duties/notify/", Text("本人への通知", "Notifying the persons")),
        ("duties/first-72-hours/", Text("最初の72時間", "The first 72 hours")),
        ("law/appi-rules/", Text("個人情報保護法施行規則", "The APPI Rules")),
        ("law/my-number/", Text("番号法", "My Number Act")),
        ("calculators/penalty-exposure/", Text("次の計算:罰則の上限", "Next: maximum penalties")),
    ),
)
