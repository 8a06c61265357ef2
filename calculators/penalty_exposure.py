"""The maximum penalty for an offence met in leaks, by the text in force on the day of the act.

APPI, Unfair Competition Prevention Act, My Number Act and Unauthorized Access Act through every renumbering; insiders'
trade-secret offences carry no corporate fine. Source: site-data/statutes/penalty.toml.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators import penalty_history
from calculators.calculator import Calculator
from calculators.facts import Fact, Law
from calculators.penalty_history import Maxima
from calculators.result import Output, Result, Step, Value
from calculators.spec import Day, Flag, One, Option
from calculators.text import Text


def _option(offence: str, ja: str, en: str) -> Option:
    return Option(id=offence, label=Text(ja, en))


OFFENCES = (
    _option("appi_order_violation", "個人情報保護法:委員会の命令に違反", "APPI: violating an order of the Commission"),
    _option(
        "appi_database_misuse",
        "個人情報保護法:データベースの不正提供・盗用",
        "APPI: providing or misusing a database for improper gain",
    ),
    _option(
        "appi_report_refusal",
        "個人情報保護法:報告の拒否・虚偽、検査の拒否",
        "APPI: refusing or falsifying a report or inspection",
    ),
    _option("ucpa_outsider", "不正競争防止法:外部の者による営業秘密の侵害", "UCPA: trade secrets, an outsider"),
    _option("ucpa_insider", "不正競争防止法:内部の者による営業秘密の侵害", "UCPA: trade secrets, an insider"),
    _option("ucpa_outsider_abroad", "不正競争防止法:外部の者、国外使用", "UCPA: an outsider, for use abroad"),
    _option("ucpa_insider_abroad", "不正競争防止法:内部の者、国外使用", "UCPA: an insider, for use abroad"),
    _option("mynumber_file", "番号法:特定個人情報ファイルの不正提供", "My Number Act: providing a file"),
    _option(
        "mynumber_improper_gain",
        "番号法:個人番号の不正提供・盗用",
        "My Number Act: providing or misusing a number for gain",
    ),
    _option("mynumber_order_violation", "番号法:委員会の命令に違反", "My Number Act: violating an order"),
    _option("unauthorized_access", "不正アクセス禁止法:不正アクセス行為", "Unauthorized Access Act: intrusion"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    offence: Annotated[
        str,
        One(
            label=Text("罪", "Offence"),
            help=Text(
                "不注意で漏らしたこと自体を罰する罪は、ここにはありません。どの行為が問題になるかを選びます。営業秘密では、会社から秘密を示されていた人が内部の者です。",
                "None of these punishes a careless leak as such; choose the act. For trade secrets an insider is somebody to whom the firm had shown the secret.",
            ),
            options=OFFENCES,
        ),
    ]
    act_on: Annotated[
        date,
        Day(
            label=Text("行為の日", "Day of the act"),
            help=Text(
                "刑は行為の日の法律によります。続いた行為なら終わった日を入れます。例:2026-11-01。",
                "The law of the day of the act applies; for a continued act the day it ended. For example 2026-11-01.",
            ),
            low=date(2005, 4, 1),
        ),
    ]
    in_business_of_corporation: Annotated[
        bool,
        Flag(
            label=Text("法人の業務に関して行われた", "Done in relation to a corporation’s business"),
            help=Text(
                "法人の罰金は、従業者などが法人の業務に関して罪を犯したときに限られます。自分のために盗んだ場合は、ふつう当たりません。",
                "A corporation is fined only for acts in relation to its business; stealing for oneself normally is not.",
            ),
        ),
    ] = True


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen and years at most; `term_max_years` and `fine_max_corporation` are null where the law has none."""
    then = law.at(inputs.act_on, field="act_on")
    maxima = penalty_history.maxima(inputs.offence, then)
    corporation = maxima[2]
    kind, code = then["penal.imprisonment.kind"], then["penal.imprisonment.code"]
    company = corporation.value if inputs.in_business_of_corporation and corporation.value is not False else None
    return Result(
        outputs=_outputs(maxima, kind, code, company),
        steps=_steps(inputs, maxima, kind, company),
        meaning=MEANING,
        timelines=(penalty_history.timeline(inputs.offence, inputs.act_on, law.facts),),
        warnings=_warnings(inputs, corporation),
    )


def _outputs(maxima: Maxima, kind: Fact, code: Fact, company: Value) -> tuple[Output, ...]:
    fine, term, _, article = maxima
    years = penalty_history.years_of(term)
    return (
        Output(
            name="fine_max_individual",
            label=Text("罰金の上限(行為者)", "Maximum fine, individual"),
            value=fine.int,
            unit="yen",
        ),
        Output(
            name="term_max_years",
            label=Text("自由刑の上限", "Maximum term of imprisonment"),
            value=years,
            unit="years",
        ),
        Output(
            name="term_kind",
            label=Text("自由刑の種類", "Kind of imprisonment"),
            value=None if years is None else code.value.ja,
            unit="code",
            shown=penalty_history.NO_TERM if years is None else kind.value,
        ),
        Output(
            name="fine_max_corporation",
            label=Text("罰金の上限(法人)", "Maximum fine, corporation"),
            value=company,
            unit="yen",
        ),
        Output(
            name="article",
            label=Text("条文", "Article"),
            value=article.value.ja,
            unit="article",
            shown=article.value,
        ),
    )


def _steps(inputs: Inputs, maxima: Maxima, kind: Fact, company: Value) -> tuple[Step, ...]:
    fine, term, corporation, article = maxima
    years = penalty_history.years_of(term)
    return (
        Step(
            label=Text("行為者の罰金", "Fine, individual"),
            expression=article.value,
            value=fine.int,
            unit="yen",
            facts=(fine, article),
        ),
        Step(
            label=Text("自由刑", "Imprisonment"),
            expression=_term_words(years, kind),
            value=years,
            unit="years",
            facts=(term, kind),
        ),
        Step(
            label=Text("法人の罰金", "Fine, corporation"),
            expression=_corporation_words(inputs, corporation),
            value=company,
            unit="yen",
            facts=(corporation,),
        ),
    )


def _term_words(years: float | None, kind: Fact) -> Text:
    if years is None:
        return Text("この罪に自由刑はない", "none for this offence")
    word: Text = kind.value
    return word


def _corporation_words(inputs: Inputs, corporation: Fact) -> Text:
    if corporation.value is False:
        return Text("法人を罰する規定がない", "no corporate fine is provided for")
    if not inputs.in_business_of_corporation:
        return Text("法人の業務に関しない", "not in relation to the business")
    return Text("両罰規定", "dual liability")


def _warnings(inputs: Inputs, corporation: Fact) -> tuple[Text, ...]:
    found = []
    if corporation.value is False and inputs.offence.startswith("ucpa_insider"):
        found.append(
            Text(
                "内部の者の営業秘密侵害では、法人は罰せられません。秘密を漏らされた会社は被害者です。",
                "An insider’s offence carries no corporate fine: the company whose secret was taken is the victim.",
            )
        )
    if inputs.offence in ("appi_order_violation", "mynumber_order_violation"):
        found.append(
            Text(
                "安全管理の不備や報告の遅れは、それだけでは罰せられません。命令に違反したときの刑です。",
                "Poor security or a late report is not punished as such; this is the penalty for violating an order.",
            )
        )
    return tuple(found)


MEANING = Text(
    "法律が定める上限です。実際の刑は、行為の内容や結果によって裁判所が決めます。",
    "The maximum the law provides for. The court decides the actual sentence by the act and its results.",
)

CALCULATOR = Calculator(
    name="penalty_exposure",
    title=Text("罰則の上限", "Maximum penalties"),
    summary=Text(
        "罪と行為の日から、その日の法律による刑の上限と条文を求めます。",
        "From the offence and the day of the act: the maximum penalty and the article then in force.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={"offence": "appi_database_misuse", "act_on": "2026-11-01", "in_business_of_corporation": True},
    story=Text(
        "2026年11月1日に、従業員が業務に関して顧客データベースを不正な利益のために他社へ渡した場合。",
        "On 1 November 2026 a worker, in relation to the business, gives a customer database to another firm for improper gain.",
    ),
    limits=(
        Text("刑の見込みではなく、上限です。", "A maximum, not a forecast of the sentence."),
        Text(
            "自由刑と罰金のどちらか一方か、両方かは、罪によって違います。条文で確かめてください。",
            "Whether imprisonment and fine exclude each other or may be combined differs by offence; see the article.",
        ),
        Text(
            "ここに挙げた罪には、どれも故意が要ります。不注意で漏らしただけでは当たりません。",
            "Every offence listed here needs intent; a merely negligent leak is none of them.",
        ),
        Text(
            "2027年1月17日からの個人情報保護法の額は確かめられていないため、答えません。",
            "APPI amounts from 17 January 2027 are not verified, so no answer is given.",
        ),
    ),
    pages=(
        ("company/penalties/", Text("会社の刑事責任と行政上の責任", "Criminal and administrative liability")),
        ("employee/criminal/", Text("従業員の刑事責任", "Criminal liability of employees")),
        ("law/penalty/", Text("罰則の移り変わり", "Penalties over time")),
        ("law/ucpa/", Text("不正競争防止法", "Unfair Competition Prevention Act")),
        ("calculators/report-deadlines/", Text("次の計算:報告と通知の期限", "Next: report and notice deadlines")),
    ),
)
