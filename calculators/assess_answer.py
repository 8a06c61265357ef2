"""Writes an assessment as the result that every calculator gives: outputs in a fixed order, steps of all parts, warnings."""

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from calculators import assess_compare, registry
from calculators.assess_duties import Duty
from calculators.assess_total import damages_step
from calculators.facts import Law
from calculators.result import Output, Result, Step, Value, distinct, estimate
from calculators.text import Text, headed, joined

if TYPE_CHECKING:
    from calculators.assess import Assessment

DATES = ("preliminary_from", "preliminary_to", "final_report_due", "gdpr_due")


def result(found: "Assessment", law: Law) -> Result:
    """The contract's form: `total` is the headline; dates are null without a day of knowing or a duty."""
    total = found.total.value("total")
    results = [*(one.result for one in found.penalties if one.result), *(part.result for part in found.parts)]
    facts = [one.facts for one in found.case.assumed] + [one.all_facts() for one in results]
    return Result(
        outputs=(
            estimate("total", TOTAL, total),
            *_deadline_outputs(found),
            *_money_outputs(found),
            *_list_outputs(found),
        ),
        steps=_steps(found),
        meaning=MEANING,
        ranges=(assess_compare.picture(found.money, found.model, total, found.booked),),
        tables=(assess_compare.table(found.money, found.model, total, found.booked, found.case.inputs.people),),
        warnings=_warnings(found),
        facts=distinct(chain.from_iterable(facts)),
    )


def _deadline_outputs(found: "Assessment") -> list[Output]:
    """As report_deadlines gives them; days only where the day of knowing was given."""
    known = found.case.inputs.aware_on is not None or not found.deadlines.value("reportable")
    kept = []
    for one in found.deadlines.outputs:
        if one.name in DATES and not known:
            one = replace(one, value=None, shown=NO_AWARE)
        kept.append(one)
    return kept


def _money_outputs(found: "Assessment") -> list[Output]:
    money = found.money
    ranges: list[tuple[str, Text, Any, Any]] = [
        ("response", Text("事故対応費用", "Cost of the response"), money.response.value("total"), None),
        ("damages", Text("賠償(訴える人の分)", "Damages (those who sue)"), money.damages.ends(), None),
        ("award_per_person", Text("1人当たりの認容額", "Award per person"), money.award.value("per_person"), None),
        (
            "lost_profit",
            Text("休業の損失", "Profit lost by downtime"),
            money.downtime.value("loss") if money.downtime else None,
            None if money.downtime else NOT_ASKED,
        ),
        (
            "jo_total",
            Text("JOモデル(全員が請求したら)", "JO model (if everybody claimed)"),
            found.model.value("total"),
            None,
        ),
    ]
    claimants = Output(
        name="claimants",
        label=Text("訴えると見込まれる人数", "People expected to sue"),
        value=money.claimants.ends(),
        unit="people",
    )
    return [*(estimate(name, label, one, shown) for name, label, one, shown in ranges), claimants]


def _list_outputs(found: "Assessment") -> list[Output]:
    def listed(name: str, label: Text, rows: list[Value], words: list[Text]) -> Output:
        return Output(name=name, label=label, value=rows, unit="code", shown=joined(words or [NOTHING]))

    levers: list[Value] = [
        {"name": one.name, "label": one.label, "low": one.low, "high": one.high} for one in found.levers
    ]
    liable: list[Value] = [{"name": name, "basis": party.basis} for name, party in found.liable]
    booked: list[Value] = [
        {"id": one.id, "total": one.total, "people": one.people, "kind": one.kind} for one in found.booked
    ]
    count = len(found.case.assumed)
    return [
        listed("first_things", FIRST, [one.name for one in found.first], [one.what for one in found.first[:3]]),
        listed("tornado", TORNADO, levers, [one.label for one in found.levers[:2]]),
        listed("duties", DUTIES, [_duty(one) for one in found.duties], [one.what for one in found.duties]),
        listed("liable", LIABLE, liable, [party.who for _, party in found.liable]),
        listed(
            "penalties", PENALTIES, [_penalty(one) for one in found.penalties], [one.title for one in found.penalties]
        ),
        listed("booked", BOOKED, booked, [one.name for one in found.booked]),
        listed("assumed", ASSUMED, [one.name for one in found.case.assumed], [Text(f"{count}件", str(count))]),
    ]


FIRST = Text("いますること", "What to do now")
TORNADO = Text("金額を最も動かす入力", "Inputs that move the amount most")
DUTIES = Text("義務と日", "Duties and their days")
LIABLE = Text("責任を負い得る人", "Who may be liable")
PENALTIES = Text("関係し得る罰則", "Penalties in play")
BOOKED = Text("比べた公表額", "Published totals compared")
ASSUMED = Text("既定値を使った入力", "Inputs left at a default")


def _duty(one: Duty) -> Value:
    return {
        "name": one.name,
        "from": one.start,
        "due": one.due,
        "moment": one.moment,
        "done": one.done,
        "basis": one.basis,
    }


def _penalty(one: Any) -> Value:
    if one.result is None:
        return {"offence": one.offence, "fine_max_individual": None, "fine_max_corporation": None, "article": None}
    return {
        "offence": one.offence,
        "fine_max_individual": one.result.value("fine_max_individual"),
        "fine_max_corporation": one.result.value("fine_max_corporation"),
        "article": one.result.value("article"),
    }


def _steps(found: "Assessment") -> tuple[Step, ...]:
    """The steps of every part under its name; without a day of knowing the days are left out."""
    steps = []
    for part in found.parts:
        title = registry.get(part.name).title
        for step in part.result.steps:
            if part.name == "report_deadlines" and step.unit in ("date", "text") and found.case.inputs.aware_on is None:
                continue
            steps.append(replace(step, label=headed(title, step.label)))
    return (*steps, damages_step(found.money))


def missing(found: "Assessment") -> list[Text]:
    """Classes of loss that often weigh most and were not entered, so that the total leaves them out."""
    given = found.case.inputs
    open_ = {
        DOWNTIME: found.money.downtime is None,
        RESTORATION: given.restoration is None,
        GIFTS: not given.gift_per_person,
    }
    return [name for name, is_open in open_.items() if is_open]


def _not_counted(found: "Assessment") -> Text:
    names = joined(missing(found))
    return Text(
        f"合計に含まれていないもの:{names.ja}。ランサムウェアで業務が止まったときや、見舞金を配るときは、ここが合計より大きくなることがあります。",
        f"Not in the total: {names.en}. Where ransomware stops the business or gifts are handed out, these may exceed all the rest.",
    )


def _warnings(found: "Assessment") -> tuple[Text, ...]:
    said = [*found.gaps]
    if found.case.inputs.aware_on is None:
        said.append(NO_AWARE_WARNING)
    if found.case.inputs.encrypted:
        said.append(ENCRYPTED)
    if missing(found):
        said.append(_not_counted(found))
    reportable = found.deadlines.value("reportable")
    if reportable is False and found.case.inputs.notice == "letter":
        said.append(LETTER_THOUGH_FREE)
    for part in found.parts:
        if part.name in ("jo_model", "total_exposure"):
            continue
        skip = part.name == "report_deadlines" and found.case.inputs.aware_on is None
        said += [] if skip else list(part.result.warnings)
    unique = {one.ja: one for one in said}
    return tuple(unique.values())


DOWNTIME = Text("休業の損失", "lost profit")
RESTORATION = Text("復旧・再発防止", "recovery and prevention")
GIFTS = Text("見舞金・金券", "gifts and vouchers")
TOTAL = Text("この事故の費用の見込み(無形損害を除く)", "Expected cost of this incident (without intangible loss)")
NO_AWARE = Text("「知った日」を入れると出ます", "given once the day of knowing is entered")
NOT_ASKED = Text("入力なし", "not given")
NOTHING = Text("なし", "none")
NO_DAY = Text(
    "漏れた日が空欄のため、時効と遅延損害金は計算していません。",
    "Without the day of the leak, limitation and interest for delay are not worked out.",
)
NO_AWARE_WARNING = Text(
    "「知った日」が空欄のため、期限の日付は出していません。報告の要否は今の法令で判断しました。",
    "Without the day of knowing no dates are given; whether a report is due was judged on the present law.",
)
ENCRYPTED = Text(
    "裁判例のデータには暗号化の有無がないため、賠償は暗号化がないものとして計算しています。読めない情報なら、小さくみてください。",
    "Decisions are not coded for encryption, so damages are worked out as if there were none; for unreadable data think of less.",
)
LETTER_THOUGH_FREE = Text(
    "本人への通知の義務はありませんが、手紙の費用を含めています。知らせないなら「通知しない」を選んでください。",
    "Notice to the persons is not required, yet letters are costed. Choose “none” if nobody will be told.",
)
MEANING = Text(
    "この事故にかかる費用・賠償・失う利益を合わせた幅です。P10は10回に1回しか下回らない額、P90は10回に1回しか超えない額です。予測や判決の見込みではなく、入力と公表された単価・判決からの計算です。",
    "The range of response, damages and lost profit of this incident together. One case in ten lies below P10, one in ten above P90. It is worked out from your answers and published prices and decisions; it forecasts no judgment.",
)
LIMITS = (
    Text("信用の低下、株価、罰金は合計に含みません。", "Lost trust, share price and fines are not in the total."),
    Text(
        "責任があるかどうかは判断しません。「負い得る人」は検討の出発点です。",
        "It does not decide whether anybody is liable; “may be liable” is where to start looking.",
    ),
    Text(
        "JNSAの単価は2021年と2024年のものです。調査会社は4社だけの回答です。",
        "JNSA's prices are of 2021 and 2024; those for investigation are the answers of four vendors.",
    ),
    Text(
        "訴える人の割合は、事件によって桁が違います。賠償の幅のほとんどは、ここから来ます。",
        "The share of people who sue differs by orders of magnitude; most of the range of damages comes from it.",
    ),
    Text(
        "業法、条例、契約にもとづく報告や通知は、ここでは一部しか扱いません。",
        "Reports and notices under sector laws, ordinances and contracts are covered only in part.",
    ),
)
