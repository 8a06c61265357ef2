"""Where a figure stands among published statistics of the cost of incidents, each with its own population.

DBIR 2015 figure 23, Jacobs 2014, Cyentia IRIS 2025, JNSA's survey of victims and the National Police Agency's classes.
They differ up to thirty-fold: no one of them is the answer, and none is a forecast.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from calculators import severity_models as models
from calculators import severity_tables as tables
from calculators import write
from calculators.calculator import Calculator
from calculators.facts import Law
from calculators.result import Output, Result, Step, Value, estimate
from calculators.severity_sources import Found, bucket, said_share
from calculators.severity_words import HELP, KINDS, LIMITS, MEANING, NAMES, TIERS, WARN
from calculators.spec import MAX_PEOPLE, Day, One, Real, Whole
from calculators.text import Text, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    records: Annotated[
        int,
        Whole(
            label=Text("漏えいした件数", "Records leaked"), help=HELP["records"], unit="records", low=1, high=MAX_PEOPLE
        ),
    ]
    kind: Annotated[str, One(label=Text("事故の種類", "Kind of incident"), help=HELP["kind"], options=KINDS)]
    usd_jpy: Annotated[
        Fraction,
        Real(
            label=Text("1ドルの円", "Yen for a US dollar"),
            help=HELP["usd_jpy"],
            unit="usd_jpy",
            low=Fraction(50),
            high=Fraction(500),
        ),
    ]
    revenue_tier: Annotated[
        str, One(label=Text("売上の規模(ドル)", "Revenue (US dollars)"), help=HELP["revenue_tier"], options=TIERS)
    ] = "all"
    rate_on: Annotated[date | None, Day(label=Text("その為替の日", "Day of that rate"), help=HELP["rate_on"])] = None
    figure: Annotated[
        int | None, Whole(label=Text("比べたい額", "Figure to place"), help=HELP["figure"], unit="yen", low=1)
    ] = None


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen by source; null where a source says nothing about such an incident.

    `spread` is the highest middle value over the lowest, to a tenth. `positions` are shares of events at or below `figure`.
    """
    found = Found.of(inputs, law)
    spread = Fraction(round(10 * Fraction(max(found.middles), min(found.middles))), 10)
    return Result(
        outputs=(
            Output(
                name="spread",
                label=Text(
                    "統計どうしの開き(中心の値の最大÷最小)", "How far the statistics differ (highest middle ÷ lowest)"
                ),
                value=spread,
                unit="times",
            ),
            *_outputs(found),
        ),
        steps=(*_steps(inputs, found), _spread_step(found, spread)),
        meaning=MEANING,
        ranges=(tables.picture(inputs.figure, found),),
        tables=(*tables.placed(inputs.figure, found), tables.populations(found, law), *tables.police_table(found)),
        warnings=_warnings(inputs, found, law),
        facts=(*(cell for row in found.survey for cell in row.cells.values() if cell.unit == "yen"),),
    )


def _outputs(found: Found) -> tuple[Output, ...]:
    def ends(name: str, keys: dict[str, str]) -> Value:
        return {public: found.yen[name][key] for public, key in keys.items()} if name in found.yen else None

    survey = found.survey[-1] if found.survey else None
    median = survey.get("median") if survey else None
    return (
        *(estimate(name, NAMES[name], ends(name, keys)) for name, keys in SPANS.items()),
        estimate(
            "jnsa_survey",
            NAMES["jnsa_survey"],
            {"mean": survey["mean"].int, "median": median.int if median else None} if survey else None,
        ),
        Output(
            name="police_ransomware",
            label=NAMES["police_ransomware"],
            value=[list(bucket(row)) for row in found.police] or None,
            unit="share_of_amounts",
            shown=_classes_said(found),
        ),
        Output(
            name="positions",
            label=Text("比べたい額が位置するところ", "Where the figure stands"),
            value={**found.positions} if found.positions else None,
            unit="ratio",
            shown=_positions_said(found),
        ),
        _usd("dbir2015_usd", Text("DBIR 2015(米ドル)", "DBIR 2015 (US dollars)"), found.dbir),
        _usd("jacobs2014_usd", Text("Jacobs 2014(米ドル)", "Jacobs 2014 (US dollars)"), found.jacobs),
    )


LOW_MID_HIGH = {"low": "low", "mid": "mid", "high": "high"}
# Study → its ends as the answer names them and as the study's range holds them.
SPANS = {"dbir2015": LOW_MID_HIGH, "jacobs2014": LOW_MID_HIGH, "iris2025": {"median": "mid", "p95": "high"}}


def _classes_said(found: Found) -> Text:
    if not found.police:
        return WARN["police_none"]
    parts = [(row.label, write.percent(bucket(row)[2])) for row in found.police]
    return joined([Text(f"{label.ja} {share}", f"{label.en} {share}") for label, share in parts])


def _usd(name: str, label: Text, found: dict[str, int] | None) -> Output:
    return Output(name=name, label=label, value={**found} if found else None, unit="usd", shown=_dollars(found))


def _dollars(usd: dict[str, int] | None) -> Text:
    if usd is None:
        return WARN["no_dbir"]
    said = " / ".join(f"{one:,}" for one in usd.values())
    return Text(f"{said} 米ドル", f"US${said}")


def _positions_said(found: Found) -> Text:
    if found.positions is None:
        return WARN["no_figure"]
    parts = [(NAMES[name], said_share(share)) for name, share in found.positions.items()]
    return joined(
        [
            Text(f"{name.ja}では下から{share.ja}", f"{name.en}: {share.en} of events cost no more")
            for name, share in parts
        ]
    )


def _steps(inputs: Inputs, found: Found) -> tuple[Step, ...]:
    rate = write.trim(inputs.usd_jpy)
    printed = {
        "dbir2015": [found.dbir[key] for key in ("single_low", "expected", "single_high")] if found.dbir else [],
        "jacobs2014": list(found.jacobs.values()),
        "iris2025": list(found.iris.values()),
    }
    return tuple(
        Step(
            label=NAMES[name],
            expression=f"({' / '.join(f'{one:,}' for one in printed[name])}) USD × {rate}",
            value=list(yen.values()),
            unit="yen",
            facts=found.facts[name],
        )
        for name, yen in found.yen.items()
    )


def _spread_step(found: Found, spread: Fraction) -> Step:
    return Step(
        label=Text("中心の値の開き", "Spread of the middle values"),
        expression=f"{max(found.middles):,} ÷ {min(found.middles):,}",
        value=spread,
        unit="times",
    )


def _warnings(inputs: Inputs, found: Found, law: Law) -> tuple[Text, ...]:
    edge = law.row("jacobs2014", "records_max")["value"].int
    known = models.dbir(edge, law)
    assert known is not None
    times = round(Fraction(models.jacobs(edge, law)[0]["mid"], known[0]["expected"]))
    warned = [
        Text(
            f"件数から額を求める二つの式だけでも、{edge:,}件では{times}倍違います。",
            f"The two formulas from records alone differ {times}-fold at {edge:,} records.",
        ),
        _rate_said(inputs),
    ]
    least, most = (law.row("jacobs2014", one)["value"].int for one in ("records_min", "records_max"))
    if not least <= inputs.records <= most:
        warned.append(
            Text(
                f"Jacobsの式のもとになったのは約{least:,}〜{most:,}件の漏えいです。その外なので、延長した参考値です。",
                f"Jacobs used leaks of about {least:,} to {most:,} records; yours lies outside, so his figure is only drawn out.",
            )
        )
    warned += [] if found.dbir else [WARN["no_dbir"]]
    warned.append(WARN["iris"])
    if inputs.kind in ("web_card", "web_pii", "emotet"):
        warned.append(WARN["mean_only"])
    return tuple(warned)


def _rate_said(inputs: Inputs) -> Text:
    rate = write.trim(inputs.usd_jpy)
    if inputs.rate_on is None:
        return Text(
            f"1ドル{rate}円で換算しました。いつの為替かが入力されていないので、記録するときは日付を添えてください。",
            f"Converted at {rate} yen a dollar. The day of that rate was not given; note it when you keep this result.",
        )
    ja, en = write.short_day(inputs.rate_on, "ja"), write.short_day(inputs.rate_on, "en")
    return Text(f"{ja}の1ドル{rate}円で換算しました。", f"Converted at {rate} yen a dollar, the rate of {en}.")


CALCULATOR = Calculator(
    name="severity_benchmark",
    title=Text("統計の中での位置", "Where a figure stands"),
    summary=Text(
        "件数・売上・事故の種類から、公表された統計の範囲を一つの軸に並べ、手元の額の位置を示します。",
        "From records, revenue and kind of incident: the ranges of published statistics on one axis, and where your figure stands.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={"records": "1万", "kind": "ransomware", "revenue_tier": "to_10m", "usd_jpy": "150", "figure": "5,000万"},
    story=Text(
        "売上1,000万ドル未満の会社がランサムウェアの被害に遭い、1万件の個人データが漏れた。見込んだ損害5,000万円は大きいのか小さいのか。1ドル150円は計算例のための仮の値である。",
        "A firm with revenue under ten million dollars is hit by ransomware and 10,000 records leak. Is the expected 50 million yen large or small? The rate of 150 yen a dollar is only for the example.",
    ),
    limits=LIMITS,
    pages=(
        ("impact/how-large/", Text("損害はどれくらいか", "How large the loss is")),
        ("impact/jo-model/", Text("JOモデルの考え方", "How the JO model works")),
        ("incidents/", Text("公表された補償と費用", "Published compensation and costs")),
        ("calculators/total-exposure/", Text("次の計算:合計の損失の分布", "Next: total loss as a distribution")),
    ),
)
