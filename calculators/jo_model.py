"""Assumed damages of a leak of personal data by the JO model of the Japan Network Security Association (JNSA).

Per person = 500 yen × sensitivity × identifiability × social responsibility × response, where
sensitivity = 10^(x−1) + 5^(y−1), x and y being the highest levels of mental distress and of economic loss among the
leaked items, taken separately. Source: JNSA, annual survey of information security incidents (2003–2018).
"""

import math
from dataclasses import dataclass
from typing import Annotated

from calculators.calculator import Calculator
from calculators.facts import Law, Row
from calculators.result import Output, Result, Step, Table, estimate
from calculators.spec import MAX_PEOPLE, Many, One, Option, Whole
from calculators.text import Text, joined

GROUPS = (
    Option(id="basic", label=Text("基本の情報", "Basic details")),
    Option(id="contact", label=Text("連絡先", "Contact details")),
    Option(id="financial", label=Text("お金・決済", "Money and payment")),
    Option(id="credential", label=Text("ID・パスワード・生体情報", "Log-ins and biometrics")),
    Option(id="id_number", label=Text("番号・証明書", "Numbers and documents")),
    Option(id="health", label=Text("健康・医療", "Health")),
    Option(id="family", label=Text("家族・戸籍", "Family and registers")),
    Option(id="work_school", label=Text("勤務先・学校", "Work and school")),
    Option(id="private_life", label=Text("私生活・好み", "Private life and tastes")),
    Option(id="belief", label=Text("信条・出自", "Belief and origin")),
    Option(id="criminal", label=Text("犯罪・捜査", "Criminal matters")),
    Option(id="other", label=Text("その他", "Other")),
)

ITEMS = Many(
    label=Text("漏えいした項目", "What leaked"),
    help=Text(
        "漏れた、または漏れたおそれのある項目をすべて選んでください。項目ごとの段階のうち、最も高いものが使われます。",
        "Choose everything that leaked or may have leaked. The highest level among the items counts.",
    ),
    table="items",
    group="group",
    groups=GROUPS,
)

PEOPLE = Whole(
    label=Text("人数", "People affected"),
    help=Text(
        "漏えいした本人の数。分からないときは、あり得る最大の数を入れてください。「1万2,000」とも書けます。",
        "The number of individuals. If it is not known, use the highest possible number. 1万2,000 is understood too.",
    ),
    unit="people",
    low=1,
    high=MAX_PEOPLE,
)


def _level(label: Text) -> Whole:
    return Whole(
        label=label,
        help=Text(
            "JNSAの図にない項目が漏れたときだけ、1〜3で入力します。項目から決まる段階を上げることはあっても、下げることはありません。",
            "Only for something that JNSA's map does not list: 1 to 3. It can raise the level found from the items, never lower it.",
        ),
        unit="level",
        low=1,
        high=3,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    items: Annotated[tuple[str, ...], ITEMS]
    people: Annotated[int, PEOPLE]
    responsibility: Annotated[
        str,
        One(
            label=Text("社会的責任度", "Social responsibility"),
            help=Text(
                "医療・金融・信用・情報通信など、適正な取扱いが特に求められる業種、公的機関、知名度の高い大企業は「高い」を選びます。",
                "Choose “higher” for sectors held to stricter handling (health, finance and credit, telecoms), public bodies and well-known large companies.",
            ),
            options=(
                Option(id="general", label=Text("一般的", "Average")),
                Option(id="elevated", label=Text("一般より高い", "Higher than average")),
            ),
        ),
    ] = "general"
    response: Annotated[
        str,
        One(
            label=Text("事後対応", "Response after the leak"),
            help=Text(
                "公表・通知・原因究明・再発防止が速やかなら「適切」。放置や虚偽の報告があれば「不適切」。まだ分からなければ「不明」。",
                "“Appropriate” if publication, notice, inquiry and prevention were prompt; “inappropriate” if it was left alone or misreported; otherwise “not known”.",
            ),
            options=(
                Option(id="appropriate", label=Text("適切", "Appropriate")),
                Option(id="inappropriate", label=Text("不適切", "Inappropriate")),
                Option(id="unknown", label=Text("不明・その他", "Not known, other")),
            ),
        ),
    ] = "appropriate"
    mental_level: Annotated[
        int | None, _level(Text("精神的苦痛のレベル(図にない項目)", "Mental distress level (items not on the map)"))
    ] = None
    economic_level: Annotated[
        int | None, _level(Text("経済的損失のレベル(図にない項目)", "Economic loss level (items not on the map)"))
    ] = None


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen per person and in total on the assumption that every person claims.

    Shapes: `per_person` and `total` are yen; `sensitivity` and `identifiability` are multipliers of the model.
    """
    rows = [law.row("items", item) for item in inputs.items]
    sensitivity, sensitivity_steps = _sensitivity(rows, inputs, law)
    identifiability = law[f"jo_model.identifiability.{_identifiability(rows)}"]
    base, responsibility = law["jo_model.base_value"], law[f"jo_model.responsibility.{inputs.responsibility}"]
    response = law[f"jo_model.response.{inputs.response}"]
    ease = int(identifiability.ratio)
    factors = (base.int, sensitivity, ease, int(responsibility.ratio), int(response.ratio))
    per_person = math.prod(factors)
    total = per_person * inputs.people
    return Result(
        outputs=_outputs(total, per_person, sensitivity, ease),
        steps=(
            *sensitivity_steps,
            Step(
                label=EASE,
                expression=IDENTIFIABILITY[_identifiability(rows)],
                value=ease,
                unit="number",
                facts=(identifiability,),
            ),
            Step(
                label=Text("1人当たり", "Per person"),
                expression=" × ".join(f"{one:,}" for one in factors),
                value=per_person,
                unit="yen",
                facts=(base, responsibility, response),
            ),
            Step(
                label=Text("総額", "Total"), expression=f"{per_person:,} × {inputs.people:,}", value=total, unit="yen"
            ),
        ),
        meaning=MEANING,
        tables=(_awards(law),),
        warnings=_warnings(rows, inputs),
    )


def _outputs(total: int, per_person: int, sensitivity: int, ease: int) -> tuple[Output, ...]:
    return (
        estimate("total", TOTAL, total),
        Output(name="per_person", label=PER_PERSON, value=per_person, unit="yen"),
        Output(name="sensitivity", label=SENSITIVITY, value=sensitivity, unit="number"),
        Output(name="identifiability", label=EASE, value=ease, unit="number"),
    )


def _sensitivity(rows: list[Row], inputs: Inputs, law: Law) -> tuple[int, tuple[Step, ...]]:
    """The two highest levels, each to its own base."""
    mental, mental_step = _highest(MENTAL, rows, "mental", inputs.mental_level, law)
    economic, economic_step = _highest(ECONOMIC, rows, "economic", inputs.economic_level, law)
    ten, five = law["jo_model.mental_base"], law["jo_model.economic_base"]
    value = int(ten.ratio) ** (mental - 1) + int(five.ratio) ** (economic - 1)
    step = Step(
        label=SENSITIVITY,
        expression=f"{int(ten.ratio)}^({mental}−1) + {int(five.ratio)}^({economic}−1)",
        value=value,
        unit="number",
        facts=(ten, five),
    )
    return value, (mental_step, economic_step, step)


MENTAL = Text("精神的苦痛レベル x(最大)", "Mental distress level x (highest)")
ECONOMIC = Text("経済的損失レベル y(最大)", "Economic loss level y (highest)")


def _highest(label: Text, rows: list[Row], column: str, given: int | None, law: Law) -> tuple[int, Step]:
    """The highest level, from the cells that reach it; an item that the map leaves out counts as the lowest level."""
    cells = [cell for row in rows if (cell := row.get(column))]
    lowest = law["jo_model.level_min"].int
    level = max([cell.int for cell in cells] + [given or lowest, lowest])
    facts = tuple(cell for cell in cells if cell.int == level)
    return level, Step(label=label, expression=_levels(rows, column, given), value=level, unit="level", facts=facts)


def _levels(rows: list[Row], column: str, given: int | None) -> Text:
    def said(lang: str) -> str:
        parts = [
            f"{row.label.ja if lang == 'ja' else row.label.en} {cell.int if (cell := row.get(column)) else '–'}"
            for row in rows
        ]
        parts += [f"{'入力' if lang == 'ja' else 'given'} {given}"] if given else []
        return f"max({', '.join(parts)})"

    return Text(said("ja"), said("en"))


TOTAL = Text("想定損害賠償額(全員が請求したと仮定)", "Assumed damages if every person claimed")
PER_PERSON = Text("1人当たりの想定額", "Assumed amount per person")
SENSITIVITY = Text("機微情報度", "Sensitivity")
EASE = Text("本人特定容易度", "Identifiability")
IDENTIFIABILITY = {
    "easy": Text("氏名と住所の両方が含まれる", "name and address both leaked"),
    "some_cost": Text("氏名だけ、または住所と電話番号が含まれる", "the name alone, or address and telephone number"),
    "hard": Text("上のどちらでもない", "neither of these"),
}


def _identifiability(rows: list[Row]) -> str:
    """`easy` with name and address, `some_cost` with the name or with address and telephone number, else `hard`."""
    leaked = {str(cell.value) for row in rows if (cell := row.get("identifier"))}
    if {"name", "address"} <= leaked:
        return "easy"
    return "some_cost" if "name" in leaked or {"address", "phone"} <= leaked else "hard"


def _warnings(rows: list[Row], inputs: Inputs) -> tuple[Text, ...]:
    found = []
    unlisted = [row for row in rows if row.get("mental") is None]
    if unlisted and not (inputs.mental_level and inputs.economic_level):
        names = joined([row.label for row in unlisted])
        found.append(
            Text(
                f"JNSAの図にない項目です:{names.ja}。最も低い段階として数えました。段階を入力すると反映されます。",
                f"Not on JNSA's map: {names.en}. Counted at the lowest level; enter a level to change that.",
            )
        )
    graded = [row for row in rows if (cell := row.get("mental")) and cell.grade == "B"]
    if graded:
        names = joined([row.label for row in graded])
        found.append(
            Text(
                f"段階が要確認の項目を含みます:{names.ja}。",
                f"The level of some items is still to be verified: {names.en}.",
            )
        )
    found += [row.note for row in rows if row.note]
    return tuple(found)


MEANING = Text(
    "漏えいした全員が請求したと仮定した、モデル上の潜在額です。裁判所が認めた額でも、支払額の予測でもありません。JNSAも、実際に支払われた額ではないと断っています。",
    "A model's figure for the case that every person affected claims. It is neither an award nor a forecast of payments; JNSA itself says that no such sum was actually paid.",
)

AWARDS = (
    "uji-osaka-hc-2001",
    "tbc-tokyo-hc-2007-a",
    "tbc-tokyo-hc-2007-b",
    "yahoobb-osaka-hc-2007",
    "benesse-osaka-hc-2019",
    "benesse-tokyo-hc-2019-06",
    "benesse-tokyo-hc-2020",
    "benesse-tokyo-dc-2023",
)


def _awards(law: Law) -> Table:
    """What courts awarded per person in well-known leaks, to stand beside the model's figure."""
    found = [law.facts.precedent(one) for one in AWARDS]
    rows = tuple((Text(**one["name"]), Text(**one["court"]), one["date"], one["award"]) for one in found)
    return Table(
        id="awards",
        caption=Text("裁判所が実際に認めた1人当たりの額", "What courts actually awarded per person"),
        columns=(
            (Text("事件", "Case"), "text"),
            (Text("裁判所", "Court"), "text"),
            (Text("判決日", "Date"), "day"),
            (Text("認容額", "Award"), "yen"),
        ),
        rows=rows,
        note=Text(
            "慰謝料と弁護士費用の合計です。原告になったのは、漏えいした人のごく一部です。",
            "Consolation money and lawyers' fees together. Only a tiny share of those affected sued.",
        ),
    )


CALCULATOR = Calculator(
    name="jo_model",
    title=Text("JOモデルによる想定損害賠償額", "Assumed damages by the JO model"),
    summary=Text(
        "漏えいした項目と人数から、JNSAのJOモデルによる1人当たりと総額の想定損害賠償額を求めます。",
        "From what leaked and how many people, the assumed damages per person and in total by JNSA's JO model.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={
        "items": ["name", "address", "phone", "card_number_expiry"],
        "people": "7,316",
        "responsibility": "general",
        "response": "appropriate",
    },
    story=Text(
        "一般の通販会社から、氏名・住所・電話番号とクレジットカード番号(有効期限付き)が7,316人分漏れ、事後対応は適切だった場合。",
        "An ordinary online shop loses names, addresses, telephone numbers and card numbers with expiry dates of 7,316 people, and responds appropriately.",
    ),
    limits=(
        Text("実際に訴える人は、漏えいした人のごく一部です。", "Very few of the people affected actually sue."),
        Text(
            "係数は専門家の判断で決められたもので、判決から推定したものではありません。",
            "The coefficients were set by expert judgement, not estimated from judgments.",
        ),
        Text(
            "2006年以降の大量漏えいの判決と比べると、この金額は数倍になることが多くあります。",
            "Set beside awards in mass leaks since 2006 the figure is often several times too high.",
        ),
        Text(
            "調査費用・通知費用・売上の減少などは含みません。",
            "Costs of investigation and notices, lost sales and the like are not included.",
        ),
    ),
    pages=(
        ("impact/jo-model/", Text("JOモデルの考え方", "How the JO model works")),
        ("company/civil/", Text("会社の民事責任", "The company's civil liability")),
    ),
)
