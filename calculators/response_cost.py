"""What responding to a leak costs: investigation, notices, services and staff, line by line as low, middle and high.

Unit prices: JNSA, report on losses from incidents (2021 edition for forensic vendors, second edition of 2024 for the rest).
They are older than the postal charges of October 2024, so the price of a letter depends on the day.
"""

from calculators import write
from calculators.calculator import Calculator
from calculators.facts import Law, NotInForce
from calculators.response_cost_inputs import LINES, SECTIONS, Inputs
from calculators.response_cost_lines import Line, added, line
from calculators.result import BadInput, Ranges, Result, Span, Step, Table, estimate
from calculators.spec import Triple
from calculators.text import Text, joined


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen: `total` {low, mid, high} and one such output per line; a line that is not counted is nil and named in a warning.

    Raises:
        BadInput: nothing to cost, gifts without people, or vendor D without hours.
    """
    _check(inputs)
    lines = {name: found for name in LINES if (found := line(name, inputs, law))}
    if not lines:
        raise BadInput({"people": NOTHING})
    total = added([one.amount for one in lines.values()])
    amounts = {name: lines[name].amount if name in lines else Triple.flat(0) for name in LINES}
    return Result(
        outputs=(
            estimate("total", Text("事故対応費用の合計", "Cost of the response in all"), total.ends()),
            *(estimate(name, LINES[name], amount.ends()) for name, amount in amounts.items()),
        ),
        steps=(*(_step(name, one) for name, one in lines.items()), _total_step(lines, total)),
        meaning=MEANING,
        ranges=(_picture(lines),),
        tables=(_prices(law), _vendors(law)),
        warnings=_warnings(inputs, lines, law),
    )


def _check(inputs: Inputs) -> None:
    problems = {}
    if inputs.gift_unit and inputs.people is None and not inputs.quote_gifts:
        problems["people"] = Text("見舞品の費用には人数が要ります。", "The cost of gifts needs the number of people.")
    if inputs.vendor == "d" and inputs.vendor_hours is None and not inputs.quote_investigation:
        problems["vendor_hours"] = Text("D社は時間制です。時間数を入力してください。", "Vendor D charges by the hour.")
    if problems:
        raise BadInput(problems)


# What stands beside the answer


def _step(name: str, line: Line) -> Step:
    return Step(label=LINES[name], expression=line.expression, value=line.amount.ends(), unit="yen", facts=line.facts)


def _total_step(lines: dict[str, Line], total: Triple) -> Step:
    return Step(
        label=Text("合計", "Total"),
        expression=" + ".join(f"{one.amount.mid:,}" for one in lines.values()),
        value=total.ends(),
        unit="yen",
    )


def _picture(lines: dict[str, Line]) -> Ranges:
    return Ranges(
        caption=Text("項目ごとの費用", "Cost line by line"),
        spans=tuple(
            Span(label=LINES[name], low=one.amount.low, mid=one.amount.mid, high=one.amount.high)
            for name, one in lines.items()
        ),
        outputs=tuple(LINES),
        note=Text(
            "公表された下限と上限の「中間」は二つの真ん中で、統計の中央値ではありません。調査費の幅の中間は、3社のうち真ん中の単価です。",
            "The middle of a published range is halfway between its ends, no median. For the investigation it is the middle price of three vendors.",
        ),
    )


def _prices(law: Law) -> Table:
    rows = tuple(
        (
            row.label,
            row["low"].value if row.get("low") else None,
            row["high"].value if row.get("high") else None,
            row["per"].value,
            row["per"].since,
            row.note,
        )
        for row in law.rows("jnsa_unit_prices")
    )
    return Table(
        id="unit_prices",
        caption=Text("JNSAの単価と版", "JNSA's unit prices and their editions"),
        columns=(
            (Text("項目", "Item"), "text"),
            (Text("下限", "From"), "yen"),
            (Text("上限", "To"), "yen"),
            (Text("何当たりか", "Per"), "text"),
            (Text("公表日", "Published"), "text"),
            (Text("注意", "Note"), "text"),
        ),
        rows=rows,
        note=Text(
            "事業者への聞き取りなどによる目安で、見積りではありません。額の書かれていない項目は、JNSAも示していません。",
            "Guides from interviews and the like, no quotations. Where no amount stands, JNSA gives none.",
        ),
    )


def _vendors(law: Law) -> Table:
    columns = ("initial", "pc", "server", "hour")
    rows = law.rows("jnsa_forensic_vendors")
    return Table(
        id="vendors",
        caption=Text("調査会社4社の単価(2021年版)", "Prices of four forensic vendors (2021 edition)"),
        columns=(
            (Text("会社", "Vendor"), "text"),
            (Text("初動対応", "First response"), "yen"),
            (Text("パソコン1台", "Per PC"), "yen"),
            (Text("サーバー1台", "Per server"), "yen"),
            (Text("1時間", "Per hour"), "yen"),
        ),
        rows=tuple((row.label, *(cell.value if (cell := row.get(one)) else None for one in columns)) for row in rows),
    )


def _warnings(inputs: Inputs, lines: dict[str, Line], law: Law) -> tuple[Text, ...]:
    found = []
    if absent := [label for name, label in LINES.items() if name not in lines]:
        listed = joined(absent)
        found.append(Text(f"合計に含まれていない項目:{listed.ja}。", f"Not in the total: {listed.en}."))
    if inputs.notice == "email" and "notices" not in lines:
        found.append(EMAIL)
    if inputs.letter_unit and "notices" in lines and not inputs.quote_notices:
        found += _cheap(inputs.letter_unit.low, law)
    return tuple(found)


def _cheap(unit: int, law: Law) -> list[Text]:
    """A warning where the letter costs less than its postage; none for a day whose postage is not known."""
    try:
        postage = law["postage.letter_yen"].int
    except NotInForce:
        return []
    if unit >= postage:
        return []
    ja, en = write.digits(postage, "ja"), write.digits(postage, "en")
    return [
        Text(
            f"手紙1通の費用が、その日の定形郵便の料金({ja})より低くなっています。割引やはがきでなければ足りません。",
            f"A letter costs less here than that day's postage for a standard letter ({en}); only bulk rates or postcards do.",
        )
    ]


EMAIL = Text(
    "電子メールの通知には公表された単価がないため、0円としました。",
    "E-mail notices have no published price and count as nil.",
)
NOTHING = Text(
    "費用のかかる項目が一つもありません。台数、人数、月数、見積りのどれかを入力してください。",
    "Nothing here costs anything. Give machines, people, months or a quotation.",
)
MEANING = Text(
    "公表された単価に数量を掛けた目安です。見積りではありません。賠償金、失った利益、信用の低下は含みません。",
    "A guide from published unit prices times quantities. It is no quotation. Damages, lost profit and lost trust are not in it.",
)

CALCULATOR = Calculator(
    name="response_cost",
    title=Text("事故対応費用", "Cost of the response"),
    summary=Text(
        "調査・通知・窓口・専門家などの費用を、JNSAの単価と見積りから項目ごとの幅で求めます。",
        "Investigation, notices, enquiries and experts, line by line as ranges from JNSA's unit prices or your quotations.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={
        "pcs": 2,
        "servers": 1,
        "vendor": "range",
        "people": "1万",
        "notice": "letter",
        "call_centre_months": 3,
        "legal": True,
        "overtime_person_months": 3,
    },
    story=Text(
        "不正アクセスで1万人分の個人データが漏れ、パソコン2台とサーバー1台を調べ、手紙で通知し、3か月の窓口を置き、弁護士に相談し、社内で3人月をかける場合。",
        "An intrusion leaks the data of 10,000 people: two PCs and a server are examined, letters sent, a call centre kept for three months, a lawyer asked, three person-months spent.",
    ),
    sections=SECTIONS,
    limits=(
        Text(
            "調査会社の単価は4社だけの回答で、2021年のものです。",
            "Forensic prices are the answers of four vendors only, of 2021.",
        ),
        Text(
            "全国紙の広告、ダークウェブの調査、ネット炎上への対応は項目にありません。見積りを近い項目に加えてください。",
            "National papers, searches of the dark web and outcries on the net have no line; add quotations to a line close to them.",
        ),
        Text(
            "国や会社の規模、緊急の度合いで額は大きく変わります。",
            "Country, size and urgency move the sums a great deal.",
        ),
        Text("保険で払われる分を引いていません。", "What insurance pays is not deducted."),
    ),
    pages=(
        ("impact/recovery/", Text("調査と復旧の費用", "Investigation and recovery")),
        ("impact/notification/", Text("通知の費用", "Cost of notices")),
        ("incidents/", Text("公表された補償と費用", "Published compensation and costs")),
        ("calculators/downtime-loss/", Text("次の計算:休業の損失", "Next: loss from downtime")),
    ),
)
