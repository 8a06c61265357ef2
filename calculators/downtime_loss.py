"""Profit lost while business stands still: daily sales × margin × dependency × days × (1 − recovered later) + extra cost.

The days are the user's own, or a class of the National Police Agency's survey of ransomware victims. Its top class has no
upper end; then the loss has none either, unless the user says how long it may last at most.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from calculators import write
from calculators.calculator import Calculator
from calculators.facts import Fact, Law
from calculators.result import BadInput, Output, Result, Step, Table, Value, estimate
from calculators.spec import One, Option, Range, Share, Triple, Whole
from calculators.text import Text

MAX_DAYS = 3650
CLASSES = {"under_1w": "y2022_to_1w", "1w_1m": "y2022_1w_1m", "1m_2m": "y2022_1m_2m", "over_2m": "y2022_over_2m"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    daily_sales: Annotated[
        int,
        Whole(
            label=Text("1日の売上", "Sales a day"),
            help=Text(
                "止まる事業の、ふだんの1日の売上です。年商を営業日数で割るなら、日数も営業日で数えてください。",
                "Usual sales a day of the business that stops. If a year's sales are divided by business days, count the days in business days too.",
            ),
            unit="yen",
            low=0,
        ),
    ]
    gross_margin: Annotated[
        Fraction,
        Share(
            label=Text("粗利益率(限界利益率)", "Gross margin"),
            help=Text(
                "売れなければかからない費用(仕入れなど)を引いた残りの割合です。失うのは売上ではなく、この分です。決算書の売上総利益÷売上高が目安です。",
                "The share left after costs that fall away without the sale, such as purchases: what is lost is this, not the sales. Gross profit over sales in the accounts is a guide.",
            ),
        ),
    ]
    dependency: Annotated[
        Fraction,
        Share(
            label=Text("止まったシステムへの依存度", "Dependency on the stopped system"),
            help=Text(
                "システムが止まると売上のうちどれだけが止まるか、です。すべて止まるなら100%、電話や紙で半分続けられるなら50%です。公表された標準の値はありません。",
                "How much of the sales stops with it: 100% if all, 50% if half goes on by telephone or paper. There is no published standard value.",
            ),
        ),
    ]
    days: Annotated[
        Triple | None,
        Range(
            label=Text("止まる日数", "Days of downtime"),
            help=Text(
                "一つの日数か、「最短~中間~最長」(例:5~14~30)です。見当がつかなければ空欄にし、次の問いで選んでください。",
                "One number, or shortest~likely~longest (for example 5~14~30). If you have no idea, leave it empty and choose below.",
            ),
            unit="days",
            high=MAX_DAYS,
        ),
    ] = None
    duration: Annotated[
        str | None,
        One(
            label=Text(
                "日数の代わりに使う区分(ランサムウェアの復旧期間)", "Class in place of days (recovery from ransomware)"
            ),
            help=Text(
                "警察庁の2022年の統計の区分です。答えた{police_ransomware_duration.y2022_to_1w.n}のうち、1週間未満は{police_ransomware_duration.y2022_to_1w.share}でした。日数を入れたときは選びません。",
                "Classes of the National Police Agency for 2022; of {police_ransomware_duration.y2022_to_1w.n} answers {police_ransomware_duration.y2022_to_1w.share} were under a week. Leave it if days are given.",
            ),
            options=(
                Option(id="under_1w", label=Text("1週間未満", "Under a week")),
                Option(id="1w_1m", label=Text("1週間以上1か月未満", "A week to a month")),
                Option(id="1m_2m", label=Text("1か月以上2か月未満", "One to two months")),
                Option(id="over_2m", label=Text("2か月以上(上限なし)", "Two months and over (no upper end)")),
            ),
        ),
    ] = None
    longest_days: Annotated[
        int | None,
        Whole(
            label=Text(
                "最も長くて何日か(「2か月以上」を選んだとき)", "Longest days (if two months and over is chosen)"
            ),
            help=Text(
                "統計には上限がありません。自社で耐えられる、または想定する最長の日数を入れると、上限と中間も出ます。",
                "The statistics give no upper end. With the longest you can imagine, the high and middle figures can be given too.",
            ),
            unit="days",
            low=1,
            high=MAX_DAYS,
        ),
    ] = None
    recovered_later: Annotated[
        Fraction,
        Share(
            label=Text("後から取り戻せる売上の割合", "Share of sales made up later"),
            help=Text(
                "再開後に注文が戻る分です。待ってもらえる取引が多いほど高くなります。分からなければ0%で計算します。",
                "Orders that come back after reopening. With nothing known, 0%.",
            ),
        ),
    ] = Fraction(0)
    extra_per_day: Annotated[
        int,
        Whole(
            label=Text("1日ごとの追加費用", "Extra cost a day"),
            help=Text(
                "代わりの機器、外注、休日の出勤など、止まっている間だけ余分にかかる費用です。なければ0円です。",
                "Hired machines, outsourcing, weekend work: what is spent only while things stand still. None is 0.",
            ),
            unit="yen",
        ),
    ] = 0


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen, floored: `loss` {low, mid, high}; `days` is a number, or {low, mid, high} where it is a span.

    The middle of a class is halfway between its ends. Of an open class only `low` is known; the others are null.

    Raises:
        BadInput: neither or both of days and class, or a longest day that does not fit.
    """
    ends, facts = _days(inputs, law)
    daily = inputs.daily_sales * inputs.gross_margin * inputs.dependency * (1 - inputs.recovered_later)
    loss = {key: None if days is None else int((daily + inputs.extra_per_day) * days) for key, days in ends.items()}
    values: dict[str, Value] = {**ends}
    spoken: Value = values if ends["low"] != ends["high"] else ends["mid"]
    return Result(
        outputs=(
            estimate("loss", Text("止まることで失う利益", "Profit lost by the downtime"), {**loss}),
            Output(name="days", label=Text("止まる日数", "Days of downtime"), value=spoken, unit="days"),
        ),
        steps=_steps(inputs, daily, ends, loss, facts),
        meaning=MEANING,
        tables=(_durations(law),),
        warnings=_warnings(inputs, ends),
    )


type Ends = dict[str, int | Fraction | None]


def _days(inputs: Inputs, law: Law) -> tuple[Ends, tuple[Fact, ...]]:
    if (inputs.days is None) == (inputs.duration is None):
        raise BadInput({"days": ONE_OF})
    if inputs.longest_days is not None and inputs.duration != "over_2m":
        raise BadInput({"longest_days": ONLY_OPEN})
    if inputs.days is not None:
        return inputs.days.ends(), ()
    row = law.row("police_ransomware_duration", CLASSES[inputs.duration or ""])
    low, end = row["low"], row.get("high")
    facts = tuple(fact for fact in (low, end, row["share"]) if fact)
    high = end.int if end else inputs.longest_days
    if high is None:
        return {"low": low.int, "mid": None, "high": None}, facts
    if high < low.int:
        raise BadInput({"longest_days": _too_short(low.int)})
    return {"low": low.int, "mid": Fraction(low.int + high, 2), "high": high}, facts


def _steps(
    inputs: Inputs, daily: Fraction, ends: Ends, loss: dict[str, int | None], facts: tuple[Fact, ...]
) -> tuple[Step, ...]:
    factors = (inputs.gross_margin, inputs.dependency)
    per_day = " × ".join(write.percent(one) for one in factors)
    said = [write.trim(days) for days in ends.values() if days is not None]
    return (
        Step(
            label=Text("1日に失う利益", "Profit lost a day"),
            expression=f"{inputs.daily_sales:,} × {per_day} × (1 − {write.percent(inputs.recovered_later)})",
            value=daily,
            unit="number",
        ),
        Step(
            label=Text("(失う利益 + 追加費用) × 日数", "(Profit lost + extra cost) × days"),
            expression=f"({write.trim(daily)} + {inputs.extra_per_day:,}) × {' / '.join(dict.fromkeys(said))}",
            value=[one for one in loss.values() if one is not None],
            unit="yen",
            facts=facts,
        ),
    )


def _warnings(inputs: Inputs, ends: Ends) -> tuple[Text, ...]:
    found = []
    if inputs.duration:
        found.append(POLICE)
    if ends["high"] is None:
        found.append(OPEN)
    elif inputs.longest_days:
        found.append(OWN_END)
    return tuple(found)


def _durations(law: Law) -> Table:
    """The police's classes year by year, those still recovering included."""
    rows = tuple(
        (
            row.label,
            row["n"].int if row.get("n") else None,
            row["count"].int if row.get("count") else None,
            row["share"].ratio if row.get("share") else None,
            row.note,
        )
        for row in law.rows("police_ransomware_duration")
    )
    return Table(
        id="durations",
        caption=Text(
            "ランサムウェアの被害から復旧するまで(警察庁)", "Time to recover from ransomware (National Police Agency)"
        ),
        columns=(
            (Text("区分", "Class"), "text"),
            (Text("回答数", "Answers in all"), "number"),
            (Text("件数", "In the class"), "number"),
            (Text("割合", "Share"), "ratio"),
            (Text("注意", "Note"), "text"),
        ),
        rows=rows,
        note=Text(
            "警察に届け出て、期間に答えた被害者だけの値です。復旧中の被害は、まだ長さが決まっていません。年により読めた区分が違うので、足し合わせません。",
            "Only victims who reported to the police and answered. Cases still recovering have no length yet. Different classes could be read for different years, so do not add them.",
        ),
    )


ONE_OF = Text(
    "日数を入力するか、区分を一つ選ぶか、どちらか一方にしてください。",
    "Give either the days or a class, not both and not neither.",
)
ONLY_OPEN = Text(
    "この欄は「2か月以上」を選んだときだけ使います。空欄にしてください。",
    "Only used with two months and over; leave it empty.",
)
POLICE = Text(
    "区分の日数は、ランサムウェアの被害者が答えた復旧までの期間です。事業が止まった日数とは限らず、ほかの事故にはそのまま当てはまりません。",
    "The days of a class are the time to recover that ransomware victims reported. It need not be the time that business stood still, and other incidents differ.",
)
OPEN = Text(
    "「2か月以上」の区分には上限が公表されていません。示せるのは「少なくともこの額」だけです。最も長い日数を入れると、上限も計算します。",
    "No upper end is published for two months and over. Only “at least this much” can be said; give the longest days to have a high figure.",
)
OWN_END = Text(
    "上限と中間は、入力した最長の日数によります。統計ではありません。",
    "The high and middle figures rest on the longest days you gave, not on statistics.",
)


def _too_short(low: int) -> Text:
    return Text(
        f"この区分は{low}日から始まります。それ以上の日数にしてください。",
        f"This class starts at {low} days; give at least as many.",
    )


MEANING = Text(
    "止まっている間に失う粗利益と追加費用の目安です。調査や復旧の費用、賠償金、その後の客離れは含みません。",
    "A guide to the gross profit lost and the extra cost while things stand still. Investigation, recovery, damages and customers lost later are not in it.",
)

CALCULATOR = Calculator(
    name="downtime_loss",
    title=Text("休業の損失", "Loss from downtime"),
    summary=Text(
        "1日の売上と止まる日数から、失う利益の幅を求めます。日数は警察庁の統計の区分でも選べます。",
        "The profit lost from sales a day and the days of downtime, which may be a class of the police's statistics.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={
        "daily_sales": "200万",
        "gross_margin": "30%",
        "dependency": "50%",
        "duration": "1w_1m",
        "recovered_later": "20%",
        "extra_per_day": "5万",
    },
    story=Text(
        "1日200万円を売る会社がランサムウェアの被害に遭った。粗利益率は30%、売上の半分が止まり、2割は後で取り戻せる。代わりの機器などに1日5万円かかり、復旧に1週間以上1か月未満かかる場合。",
        "A firm selling two million yen a day is hit by ransomware. Its margin is 30%, half of the sales stop, a fifth is made up later; hired machines cost 50,000 yen a day; recovery takes a week to a month.",
    ),
    limits=(
        Text(
            "再開した後の客離れや値引きは含みません。", "Customers lost and prices cut after reopening are not in it."
        ),
        Text(
            "日によって売上が大きく違う事業では、止まる時期で結果が変わります。",
            "Where sales differ from day to day, the season of the downtime matters.",
        ),
        Text(
            "委託先などへの損害賠償として認められる逸失利益とは、範囲も証明の仕方も異なります。",
            "Lost profit that a court allows as damages has its own limits and its own proof.",
        ),
    ),
    pages=(
        ("impact/trust-and-business/", Text("信用と事業への影響", "Trust and business")),
        ("calculators/response-cost/", Text("事故対応費用", "Cost of the response")),
        ("calculators/total-exposure/", Text("次の計算:合計の損失の分布", "Next: total loss as a distribution")),
    ),
)
