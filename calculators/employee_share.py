"""What part of a loss an employer may put on the employee: bands drawn from decided cases, never a score.

Supreme Court, 8 July 1976: only what is reasonable in good faith from a fair sharing of the loss. The cases are mostly
other torts than leaks; each is listed.
"""

from dataclasses import dataclass
from typing import Annotated

from calculators import write
from calculators.calculator import Calculator
from calculators.facts import Fact, Law, Row
from calculators.result import Output, Result, Step, Table, Value, estimate
from calculators.spec import Flag, One, Option, Whole
from calculators.text import Text, joined


def _factor(ja: str, en: str, help_ja: str, help_en: str) -> Flag:
    return Flag(label=Text(ja, en), help=Text(help_ja, help_en))


# What the Supreme Court looked at on 8 July 1976, with the direction in which it moves a case inside the band.
FACTORS = {
    "factor_long_hours": (
        _factor(
            "長時間労働や人手不足があった",
            "Long hours or too few staff",
            "最高裁の「労働条件」に当たります。勤怠の記録で確かめます。",
            "The court’s “working conditions”; see the attendance records.",
        ),
        "down",
    ),
    "factor_no_training": (
        _factor(
            "研修や手順書がなかった",
            "No training or written procedure",
            "会社による「予防への配慮」に当たります。研修の記録で確かめます。",
            "The employer’s “care in prevention”; see the training records.",
        ),
        "down",
    ),
    "factor_weak_controls": (
        _factor(
            "技術的な対策が足りなかった",
            "Technical controls were weak",
            "これも「予防への配慮」です。送信前の確認や持ち出しの制限がなかった場合です。",
            "Also “care in prevention”: no check before sending, no limit on taking data out.",
        ),
        "down",
    ),
    "factor_insurance": (
        _factor(
            "保険で損失を分散できた",
            "The loss could have been insured",
            "会社による「損失の分散への配慮」に当たります。サイバー保険に入れたかを見ます。",
            "The employer’s “spreading of loss”: could cyber insurance have been taken out?",
        ),
        "down",
    ),
    "factor_low_pay": (
        _factor(
            "職務に比べて賃金が低い",
            "Pay was low for the responsibility",
            "これも「労働条件」です。責任の重さと賃金の釣り合いを見ます。",
            "Also “working conditions”: was the pay in line with the responsibility?",
        ),
        "down",
    ),
    "factor_warned": (
        _factor(
            "以前に注意や処分を受けていた",
            "Earlier warnings or sanctions",
            "「勤務態度」に当たります。書面で残る注意を数えます。",
            "The court’s “work attitude”; count warnings on paper.",
        ),
        "up",
    ),
    "factor_against_rules": (
        _factor(
            "明確な規則に反した",
            "A clear rule was broken",
            "「加害行為の態様」に当たります。周知された規則かどうかも見ます。",
            "The “manner of the act”: was the rule known to the staff?",
        ),
        "up",
    ),
    "factor_own_gain": (
        _factor(
            "自分の利益を得た",
            "There was personal gain",
            "これも「加害行為の態様」です。売却や転職先への持ち込みが典型です。",
            "Also the “manner of the act”: sale, or taking data to a new employer.",
        ),
        "up",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    loss: Annotated[
        int,
        Whole(
            label=Text("会社の損害", "The company’s loss"),
            help=Text(
                "割合を掛けるもとの額です。会社が実際に払った額や費用のうち、証明できるものを合計します。見込みや、信用の低下のような証明しにくいものは入れません。",
                "The sum that the share is taken of: what the company actually paid or spent and can prove. Leave out forecasts and what is hard to prove, such as lost trust.",
            ),
            unit="yen",
            low=1,
        ),
    ]
    culpability: Annotated[
        str,
        One(
            label=Text("責めの程度", "Culpability"),
            help=Text(
                "幅を決める問いです。誤送信のような不注意は通常の過失、わずかな注意で防げたのに怠ったなら重過失、利益のための持ち出しは故意に当たります。迷うときは両方を計算して比べてください。",
                "This chooses the band. A slip such as a misdirected mail is ordinary negligence; failing to take even slight care is gross; taking data for gain is intent. When in doubt, compare both.",
            ),
            options=(
                Option(id="slight", label=Text("通常の過失", "Ordinary negligence")),
                Option(id="gross", label=Text("重過失", "Gross negligence")),
                Option(id="intentional", label=Text("故意・背信", "Intent or breach of trust")),
            ),
        ),
    ]
    factor_long_hours: Annotated[bool, FACTORS["factor_long_hours"][0]] = False
    factor_no_training: Annotated[bool, FACTORS["factor_no_training"][0]] = False
    factor_weak_controls: Annotated[bool, FACTORS["factor_weak_controls"][0]] = False
    factor_insurance: Annotated[bool, FACTORS["factor_insurance"][0]] = False
    factor_low_pay: Annotated[bool, FACTORS["factor_low_pay"][0]] = False
    factor_warned: Annotated[bool, FACTORS["factor_warned"][0]] = False
    factor_against_rules: Annotated[bool, FACTORS["factor_against_rules"][0]] = False
    factor_own_gain: Annotated[bool, FACTORS["factor_own_gain"][0]] = False


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen, floored: `share` {low, mid, high}; `share_ratio` {low, mid, high} is the band itself, `mid` its middle.

    The ticked factors never change a figure: no court publishes a scale of points.
    """
    low, high = (law[f"employee_share.{inputs.culpability}.{end}"] for end in ("low", "high"))
    ratios = {"low": low.ratio, "mid": (low.ratio + high.ratio) / 2, "high": high.ratio}
    share = {key: int(inputs.loss * ratio) for key, ratio in ratios.items()}
    step = Step(
        label=Text("損害 × 割合の幅", "Loss × band"),
        expression=f"{inputs.loss:,} × {write.percent(low.ratio)} – {inputs.loss:,} × {write.percent(high.ratio)}",
        value=[share["low"], share["high"]],
        unit="yen",
        facts=(low, high),
    )
    middle = Step(
        label=Text(
            "幅の真ん中(目安の一つで、最も起こりやすい額ではない)", "Middle of the band (a mark, not the likeliest sum)"
        ),
        expression=f"{inputs.loss:,} × ({write.percent(low.ratio)} + {write.percent(high.ratio)}) ÷ 2",
        value=share["mid"],
        unit="yen",
    )
    return Result(
        outputs=(
            estimate(
                "share", Text("会社が従業員に求められる額の幅", "What the company may ask of the employee"), {**share}
            ),
            Output(name="share_ratio", label=Text("割合の幅", "Band"), value={**ratios}, unit="ratio"),
        ),
        steps=(step, middle),
        meaning=MEANING,
        tables=(_cases(law),),
        warnings=(*_outside(inputs, low, high, law), *_moves(inputs)),
        facts=tuple(row["ratio"] for row in law.rows("employee_share_cases")),
    )


FAULTS = {"slight": "ordinary", "gross": "gross", "intentional": "intentional"}


def _outside(inputs: Inputs, low: Fact, high: Fact, law: Law) -> tuple[Text, ...]:
    """Decided shares of the loss, for the same degree of fault, that lie outside the band."""
    found = []
    for row in law.rows("employee_share_cases"):
        fault, base = row.get("fault"), row["ratio_of"]
        same = fault is not None and fault.value == FAULTS[inputs.culpability] and base.value == "damage"
        if same and not low.ratio <= row["ratio"].ratio <= high.ratio:
            ratio = write.percent(row["ratio"].ratio)
            found.append(
                Text(
                    f"幅の外の裁判例があります:{row.label.ja}({ratio})。",
                    f"One decision lies outside the band: {row.label.en} ({ratio}).",
                )
            )
    return tuple(found)


def _moves(inputs: Inputs) -> tuple[Text, ...]:
    """The ticked factors, by the direction in which they move a case inside the band."""
    found = []
    for way, words in (("down", DOWN), ("up", UP)):
        ticked = [flag.label for name, (flag, moves) in FACTORS.items() if moves == way and getattr(inputs, name)]
        if ticked:
            listed = joined(ticked)
            found.append(Text(f"{words.ja}{listed.ja}", f"{words.en} {listed.en}"))
    return tuple(found)


DOWN = Text("幅の中で低いほうへ動かす事情(点数にはしない):", "Moves the case down within the band, without points:")
UP = Text("幅の中で高いほうへ動かす事情(点数にはしない):", "Moves the case up within the band, without points:")


def _cases(law: Law) -> Table:
    """Every decision that the guide holds, with what the ratio is a ratio of and whether it was a leak at all."""
    return Table(
        id="cases",
        caption=Text("裁判所が判断した例", "Decided cases"),
        columns=(
            (Text("事件", "Case"), "text"),
            (Text("裁判所", "Court"), "text"),
            (Text("判決日", "Date"), "day"),
            (Text("割合", "Ratio"), "ratio"),
            (Text("何に対する割合か", "Ratio of what"), "text"),
            (Text("責めの程度", "Fault"), "text"),
            (Text("情報の漏えいか", "A leak?"), "flag"),
            (Text("事案と注意", "What happened, and cautions"), "text"),
        ),
        rows=tuple(_case(row) for row in law.rows("employee_share_cases")),
        note=Text(
            "多くは漏えい以外の事案です。割合の分母は事件によって違うため、平均はしません。",
            "Most are not leaks. The base of the ratio differs, so no mean is taken.",
        ),
    )


def _case(row: Row) -> tuple[Value, ...]:
    def cell(name: str) -> Value:
        found = row.get(name)
        return found.value if found else None

    fault, happened = row.get("fault"), row.get("happened")
    words = [part for part in (happened.value if happened else None, row.note) if part]
    if row["ratio"].grade == "B":
        words.append(VERIFY)
    told = Text("".join(part.ja for part in words), " ".join(part.en for part in words)) if words else None
    named = WORDS[fault.value] if fault else None
    day = str(cell("date")) if row.get("date") else None
    return (row.label, cell("court"), day, row["ratio"].ratio, WORDS[row["ratio_of"].value], named, cell("leak"), told)


VERIFY = Text("【要確認】", "[to be verified]")
WORDS = {
    "damage": Text("会社の損害", "the loss"),
    "claim": Text("請求額", "the claim"),
    "ordinary": Text("通常の過失", "ordinary"),
    "gross": Text("重過失", "gross"),
    "intentional": Text("故意", "intent"),
}

MEANING = Text(
    "裁判例から整理した幅で、判決の予測ではありません。会社が求められるのは、損害の公平な分担として信義則上相当な限度までです。漏えいの事件で裁判所がこの割合を示した例は見つかっていません。",
    "A band drawn from decisions, not a forecast. A company may ask only what is reasonable in good faith from a fair sharing of the loss. No court was found to state such a share in a leak case.",
)

CALCULATOR = Calculator(
    name="employee_share",
    title=Text("従業員の負担の幅", "The employee’s share"),
    summary=Text(
        "会社の損害と責めの程度から、従業員に求められる額の幅を、裁判例とともに示します。",
        "From the loss and the degree of fault: what may be asked of the employee, beside decided cases.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={"loss": "1,000万", "culpability": "gross", "factor_no_training": True, "factor_against_rules": True},
    story=Text(
        "会社に1,000万円の損害が出て、従業員に重過失があったが、研修は行われていなかった場合。",
        "The company loses ten million yen; the employee was grossly negligent, but there had been no training.",
    ),
    sections=((Text("当てはまる事情(点数にはしません)", "Circumstances that apply (not scored)"), tuple(FACTORS)),),
    limits=(
        Text("点数で割合を決める裁判所はありません。", "No court decides the share by points."),
        Text(
            "会社は、損害額をあらかじめ契約で決めることも、賃金から一方的に差し引くこともできません。",
            "The sum may not be fixed in advance by contract, nor docked from wages unilaterally.",
        ),
        Text(
            "労働者についての制限です。独立した委託先や役員への請求は、契約や会社法によります。",
            "The limit is for workers. Claims on independent contractors and directors follow the contract or company law.",
        ),
    ),
    pages=(
        ("employee/damages/", Text("従業員への損害賠償請求", "Claims against an employee")),
        ("law/labour-contracts/", Text("労働契約法と判例", "Labour Contracts Act and case law")),
        ("calculators/pay-cut-limit/", Text("次の計算:減給の上限", "Next: the limit of a pay cut")),
    ),
)
