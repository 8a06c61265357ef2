"""By when a claim for damages must be brought: the shorter period from knowledge and the longer one from the event.

Civil Code arts. 166 and 724, and the old text before 2020-04-01. The first day is not counted (art. 140); a period of
years ends the day before the day that corresponds to its start (art. 143). Injury to life or body is left out.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from calculators.calculator import Calculator
from calculators.delay_interest import BASES
from calculators.facts import Fact, Law
from calculators.result import BadInput, Output, Result, Step
from calculators.spec import Day, One
from calculators.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    claim: Annotated[
        str,
        One(
            label=Text("請求の根拠", "Basis of the claim"),
            help=Text(
                "契約の相手への請求なら契約、契約のない相手や使用者責任なら不法行為です。",
                "Contract against the other party of a contract; tort otherwise, employer’s liability included.",
            ),
            options=BASES,
        ),
    ]
    happened_on: Annotated[
        date,
        Day(
            label=Text("起きた日", "Day it happened"),
            help=Text(
                "不法行為の日、または契約の請求権を行使できるようになった日です。漏えいでは、ふつう漏れた日です。例:2024-05-20。",
                "The day of the tort, or the day the contract claim could first be exercised; for a leak normally the day of the leak. For example 2024-05-20.",
            ),
        ),
    ]
    known_on: Annotated[
        date | None,
        Day(
            label=Text("知った日", "Day of knowledge"),
            help=Text(
                "不法行為では損害と加害者の両方を知った日、契約では行使できると知った日です。分からなければ空欄にします。",
                "In tort, of both the damage and the tortfeasor; in contract, that the claim can be exercised. Leave empty if not known.",
            ),
        ),
    ] = None


def calculate(inputs: Inputs, law: Law) -> Result:
    """Dates on whose end the claim is barred; `short_expires_on` is null without a day of knowledge.

    Raises:
        BadInput: knowledge before the event.
    """
    if inputs.known_on and inputs.known_on < inputs.happened_on:
        raise BadInput(
            {"known_on": Text("起きた日より前にはできません。", "This cannot be before the day it happened.")}
        )
    then = law.at(inputs.happened_on, field="happened_on")
    short_years, long_years = _periods(inputs.claim, then)
    steps = []
    short = None
    if inputs.known_on and short_years:
        short = _after(inputs.known_on, short_years.int)
        steps.append(_step(Text("知った時から", "From knowledge"), inputs.known_on, short_years, short))
    long = _after(inputs.happened_on, long_years.int)
    steps.append(_step(START[inputs.claim], inputs.happened_on, long_years, long))
    expires = min(short or long, long)
    return Result(
        outputs=(
            _day("expires_on", Text("時効が完成する日(この日の終わり)", "Barred at the end of this day"), expires),
            _day("short_expires_on", Text("短い期間の末日(知った時から)", "Shorter period, from knowledge"), short),
            _day(
                "long_expires_on",
                Text(
                    "長い期間の末日(起きた時・行使できる時から)",
                    "Longer period, from the event or when it could be claimed",
                ),
                long,
            ),
        ),
        steps=tuple(steps),
        meaning=MEANING,
        warnings=_warnings(inputs, long, then),
        facts=_old_years(then) if inputs.claim == "contract" else (),
    )


def _day(name: str, label: Text, day: date | None) -> Output:
    return Output(name=name, label=label, value=day, unit="date")


def _periods(claim: str, law: Law) -> tuple[Fact | None, Fact]:
    """The shorter period (None where the law then had none) and the longer one."""
    if claim == "tort":
        return law["civil.724.short_years"], law["civil.724.long_years"]
    if law.on >= _reform(law):
        return law["civil.166.subjective_years"], law["civil.166.objective_years"]
    return None, law["civil.old_167.years"]


def _reform(law: Law) -> date:
    """The first day of the reformed law of obligations."""
    return date.fromisoformat(next(law.facts.periods("civil.166.subjective_years"))[0] or "")


def _after(day: date, years: int) -> date:
    """The last day of the period.

    It starts the day after (art. 140) and ends the day before the day that corresponds to its start, or on the last day
    of February where a start on the 29th has no such day (art. 143(2)).
    """
    start = day + timedelta(days=1)
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:
        return date(start.year + years, 2, 28)


def _warnings(inputs: Inputs, long: date, law: Law) -> tuple[Text, ...]:
    found = []
    if inputs.known_on is None:
        found.append(NOT_KNOWN)
    if inputs.claim == "tort" and long < _reform(law):
        found.append(EXCLUDED)
    if inputs.claim == "contract":
        found.append(_contract_note(law))
    return (*found, LIFE)


def _old_years(law: Law) -> tuple[Fact, Fact]:
    """The period of contract claims before the reform, and that of commercial ones (old Commercial Code art. 522)."""
    before = law.at(_reform(law) - timedelta(days=1))
    return before["civil.old_167.years"], before["civil.old_522.years"]


def _contract_note(law: Law) -> Text:
    general, commercial = (fact.int for fact in _old_years(law))
    if law.on < _reform(law):
        return Text(
            f"2020年3月31日までに生じた契約の請求権は、改正前の期間によります。知った時からの短い期間はありません。商事の債権なら{commercial}年でした(旧商法522条)。",
            f"Contract claims that arose by 31 March 2020 keep the old period, with no shorter one from knowledge. Commercial claims had {commercial} years (old Commercial Code art. 522).",
        )
    return Text(
        f"もとになる契約が2020年3月31日までに結ばれていれば、改正前の期間({general}年、商事は{commercial}年)によります(改正附則10条)。",
        f"If the contract behind the claim was made by 31 March 2020, the old periods apply: {general} years, or {commercial} for commercial claims (supplementary provision 10).",
    )


def _step(label: Text, start: date, years: Fact, end: date) -> Step:
    return Step(
        label=label,
        expression=Text(
            f"{start.isoformat()} + {years.int}年(初日は数えない)",
            f"{start.isoformat()} + {years.int} years, first day not counted",
        ),
        value=end,
        unit="date",
        facts=(years,),
    )


START = {
    "tort": Text("起きた時から", "From the event"),
    "contract": Text("行使できる時から", "From when it could be claimed"),
}
MEANING = Text(
    "示した日が終わると時効が完成します。相手が時効を主張(援用)して初めて請求は退けられます。裁判、催告、協議の合意などで完成を止められます。",
    "The period completes at the end of the day shown. The claim fails only if the debtor invokes it. Suit, demand or an agreement to negotiate can hold it off.",
)
LIFE = Text(
    "生命や身体の侵害には、より長い期間があります。情報の漏えいはふつうこれに当たりません。",
    "Injury to life or body has longer periods; a leak of information normally is neither.",
)
NOT_KNOWN = Text(
    "知った日が空欄なので、起きた日からの長い期間だけで答えました。知った日があれば、より早く完成することがあります。",
    "No day of knowledge was given, so only the longer period counts here; with one the claim may be barred earlier.",
)
EXCLUDED = Text(
    "2020年3月31日までに過ぎた20年は、時効ではなく除斥期間と解されていました。相手の主張がなくても請求権は消えます。",
    "Twenty years that ran out by 31 March 2020 were read as an exclusion period: the claim ended without being invoked against.",
)
CALCULATOR = Calculator(
    name="limitation_period",
    title=Text("損害賠償請求の時効", "Limitation of claims"),
    summary=Text(
        "起きた日と知った日から、損害賠償の請求がいつまでできるかを求めます。",
        "From the day it happened and the day of knowledge: until when damages can be claimed.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={"claim": "tort", "happened_on": "2024-05-20", "known_on": "2024-06-01"},
    story=Text(
        "2024年5月20日に漏れ、本人が6月1日に漏えいと漏らした会社を知った場合。",
        "Data leaked on 20 May 2024; the person learned of the leak and of the company on 1 June.",
    ),
    limits=(
        Text(
            "更新や完成猶予(裁判、催告、協議の合意)は計算していません。",
            "Restart and standstill (suit, demand, agreement to negotiate) are not calculated.",
        ),
        Text(
            "末日が休日のときの扱いは考えていません。余裕をもって動いてください。",
            "A last day on a holiday is not considered; act in good time.",
        ),
        Text("いつ「知った」かは、しばしば争いになります。", "When somebody “knew” is often disputed."),
    ),
    pages=(
        ("law/civil/", Text("民法", "Civil Code")),
        ("company/civil/limitation/", Text("消滅時効", "Limitation")),
        ("calculators/filing-fee/", Text("次の計算:申立手数料", "Next: filing fee")),
    ),
)
