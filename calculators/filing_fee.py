"""The fee for bringing a civil claim, by bands of its value.

Act on Costs of Civil Procedure, annex 1: every started unit of a band counts. Only the part that goes by value; since
2026-05-21 a fixed part for postage is added, whose amount is not verified.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators import write
from calculators.calculator import Calculator
from calculators.facts import Fact, Law, NotInForce
from calculators.result import Output, Result, Step, Table
from calculators.spec import One, Option, Whole
from calculators.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    claim_value: Annotated[
        int,
        Whole(
            label=Text("訴額(請求する額)", "Value of the claim"),
            help=Text(
                "何人かで一緒に訴えるときは、額を合計します(民訴法9条)。遅延損害金は含めません。例:3,300万。",
                "Several plaintiffs’ values are added (Code of Civil Procedure art. 9). Leave delay interest out. For example 33 million.",
            ),
            unit="yen",
            low=1,
            high=10**13,
        ),
    ]
    procedure: Annotated[
        str,
        One(
            label=Text("手続", "Procedure"),
            help=Text(
                "控訴と上告は、同じ訴額の第一審より高くなります。訴額には、不服を申し立てる部分の額を入れてください。",
                "Appeals cost more than the first instance for the same value. Enter the value of the part appealed.",
            ),
            options=(
                Option(id="first", label=Text("訴え(第一審)", "Action, first instance")),
                Option(id="appeal", label=Text("控訴", "Appeal")),
                Option(id="final_appeal", label=Text("上告・上告受理", "Final appeal")),
                Option(id="conciliation", label=Text("民事調停・労働審判", "Conciliation, labour tribunal")),
            ),
        ),
    ] = "first"


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen; `bands` lists {above, up_to, units, fee}: the part of the value in each band, its started units, its fee."""
    bands, steps = _bands(inputs, law)
    base = sum(band["fee"] for band in bands)
    fee, more = _multiplied(base, inputs.procedure, law)
    return Result(
        outputs=(
            Output(name="fee", label=Text("手数料(訴額に応じる部分)", "Fee, part by value"), value=fee, unit="yen"),
            Output(
                name="bands",
                label=Text("使った段階", "Bands used"),
                value=tuple(dict(band) for band in bands),
                unit="bands",
                shown=Text(f"{len(bands)}段階(下の表)", f"{len(bands)}, see the table below"),
            ),
        ),
        steps=(*steps, *more),
        meaning=MEANING,
        tables=(_table(bands),),
        warnings=_warnings(inputs.procedure, law),
    )


def _bands(inputs: Inputs, law: Law) -> tuple[list[dict[str, int]], list[Step]]:
    column = "conciliation" if inputs.procedure == "conciliation" else "fee"
    bands: list[dict[str, int]] = []
    steps: list[Step] = []
    for row in law.rows("court_fees"):
        above, step, fee = row["above"].int, row["step"], row[column]
        top = row.get("up_to")
        reached = min(inputs.claim_value, top.int if top else inputs.claim_value)
        if reached <= above:
            break
        units = -(-(reached - above) // step.int)
        bands.append({"above": above, "up_to": reached, "units": units, "fee": units * fee.int})
        steps.append(
            Step(
                label=row.label,
                expression=f"⌈({reached:,} − {above:,}) ÷ {step.int:,}⌉ × {fee.int:,}",
                value=units * fee.int,
                unit="yen",
                facts=(step, fee),
            )
        )
    return bands, steps


def _table(bands: list[dict[str, int]]) -> Table:
    return Table(
        id="bands",
        caption=Text("段階ごとの手数料(第一審の訴えまたは調停)", "Fee by band (action or conciliation)"),
        columns=(
            (Text("この額を超え", "Above"), "yen"),
            (Text("この額まで", "Up to"), "yen"),
            (Text("単位の数", "Units"), "number"),
            (Text("手数料", "Fee"), "yen"),
        ),
        rows=tuple((band["above"], band["up_to"], band["units"], band["fee"]) for band in bands),
        note=Text("1単位に満たない部分も1単位と数えます。", "A started unit counts as a whole one."),
    )


def _multiplied(base: int, procedure: str, law: Law) -> tuple[int, list[Step]]:
    multiple: Fact | None = law[f"costs.{procedure}.multiple"] if procedure in ("appeal", "final_appeal") else None
    fee = int(base * multiple.ratio) if multiple else base
    expression = f"{base:,} × {multiple.value}" if multiple else f"{base:,}"
    facts = (law["costs.bands"], *((multiple,) if multiple else ()))
    return fee, [Step(label=Text("手数料", "Fee"), expression=expression, value=fee, unit="yen", facts=facts)]


def _warnings(procedure: str, law: Law) -> tuple[Text, ...]:
    try:
        since = law["costs.postage_part_from"]
    except NotInForce:
        return ()
    if procedure == "conciliation":
        return (CONCILIATION,)
    day = since.value if isinstance(since.value, date) else date.fromisoformat(str(since.value))
    return (
        Text(
            f"{write.short_day(day, 'ja')}からは、定額の郵便費用が手数料に加わります。その額は確かめられていないため、含めていません。",
            f"Since {write.short_day(day, 'en')} a fixed part for postage is added. Its amount is not verified and not included.",
        ),
    )


CONCILIATION = Text(
    "訴えの手数料に加わる定額の郵便費用が、調停や労働審判にも及ぶかは確かめていません。",
    "Whether the fixed postage part of actions also applies to conciliation and labour tribunals is not verified.",
)
MEANING = Text(
    "裁判所に納める手数料のうち、訴額に応じる部分です。弁護士の報酬や証拠集めの費用は含みません。",
    "The part of the court’s fee that goes by value; lawyers and evidence are extra.",
)

CALCULATOR = Calculator(
    name="filing_fee",
    title=Text("裁判の申立手数料", "Court filing fee"),
    summary=Text(
        "訴額と手続から、裁判所に納める手数料を求めます。",
        "From the value of the claim and the procedure: the fee paid to the court.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={"claim_value": "3,300万", "procedure": "first"},
    story=Text("委託先に3,300万円の賠償を求めて訴える場合。", "Suing a contractor for 33 million yen."),
    limits=(
        Text("郵便費用、弁護士費用、鑑定の費用は含みません。", "Postage, lawyers and experts are not included."),
        Text(
            "段階は2013年の条文で確かめました。今も同じことは要確認です。",
            "The bands were read in the text of 2013; that they are unchanged is to be verified.",
        ),
        Text("早く取り下げると、一部が戻ることがあります。", "Part may be refunded on early withdrawal."),
    ),
    pages=(
        ("impact/lawsuit-costs/", Text("訴訟の費用", "What a lawsuit costs")),
        ("company/civil/lawyers-fees/", Text("弁護士費用", "Lawyers’ fees")),
        ("law/costs/", Text("民事訴訟費用等に関する法律", "Act on Costs of Civil Procedure")),
        ("law/civil-procedure/", Text("民事訴訟法・消費者裁判手続特例法", "Civil procedure and collective redress")),
        ("calculators/delay-interest/", Text("次の計算:遅延損害金", "Next: delay interest")),
    ),
)
