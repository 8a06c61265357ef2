"""Total loss of a leak from a range for each of JNSA's six classes, as percentiles and the chance of exceeding an amount.

Each class is a modified PERT between its low and high amounts with the likely one as its mode; the five classes that can be
put in money are added up over many runs. Intangible loss is kept apart. Classes: JNSA, report on losses from incidents (2021).
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from math import isqrt
from typing import Annotated

from calculators import sampling, write
from calculators.calculator import Calculator
from calculators.facts import Fact, Law
from calculators.result import BadInput, Output, Result, Step, Value, estimate
from calculators.spec import One, Option, Range, Triple, Whole
from calculators.text import Text, joined
from calculators.total_exposure_words import DEPENDENCE, HELP, LABELS, LIMITS, MEANING, RUNS, SEED, STORY

# The classes that are added up, in JNSA's order, with their rows in `damage_classes`.
CLASSES = {
    "response": "response",
    "damages": "liability",
    "lost_profit": "profit",
    "money": "money",
    "administrative": "administrative",
}
PERCENTILES = {"p10": Fraction(1, 10), "p50": Fraction(1, 2), "p90": Fraction(9, 10), "p95": Fraction(19, 20)}
NOT_EXCEEDED = tuple(
    Fraction(one, 1000)
    for one in (1, 5, 10, 25, 50, *range(100, 901, 50), 925, 950, 960, 970, 975, 980, 985, 990, 995, 999)
)

type Together = tuple[Fraction, tuple[Fact, ...]]


def _range(name: str) -> Range:
    return Range(label=LABELS[name], help=HELP[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    response: Annotated[Triple | None, _range("response")] = None
    damages: Annotated[Triple | None, _range("damages")] = None
    lost_profit: Annotated[Triple | None, _range("lost_profit")] = None
    money: Annotated[Triple | None, _range("money")] = None
    administrative: Annotated[Triple | None, _range("administrative")] = None
    intangible: Annotated[Triple | None, _range("intangible")] = None
    runs: Annotated[
        int, Whole(label=Text("試す回数", "Number of runs"), help=RUNS, unit="runs", low=100, high=100_000)
    ] = 10_000
    seed: Annotated[int, Whole(label=Text("乱数の種", "Seed"), help=SEED, unit="number", low=0, high=2**53 - 1)] = (
        12_345
    )
    dependence: Annotated[
        str,
        One(
            label=Text("項目どうしの連動", "Do the classes move together?"),
            help=DEPENDENCE,
            options=(
                Option(id="independent", label=Text("独立(別々に動く)", "Independent")),
                Option(id="moderate", label=Text("中くらい", "Moderate")),
                Option(id="strong", label=Text("強い(悪いことが重なる)", "Strong (bad things coincide)")),
            ),
        ),
    ] = "independent"


def calculate(inputs: Inputs, law: Law) -> Result:
    """Percentiles, mean, exceedance curve and shares of variance, yen.

    `mean` is exact (the mean of a sum is the sum of the means); percentiles come from the runs. `drivers` are covariance
    shares from the formulas, free of sampling noise: they add up to 1, or are empty where nothing varies.

    Raises:
        BadInput: none of the five classes that are added up is given.
    """
    given = {name: part for name in CLASSES if (part := getattr(inputs, name)) is not None}
    if not given:
        raise BadInput({"response": NOTHING_GIVEN})
    shape = law.row("security_models", "pert_lambda")["value"]
    together = _together(inputs, law)
    everything = [*given.values(), *([inputs.intangible] if inputs.intangible else [])]
    parts = [sampling.quantiles(part, inputs.runs, shape.int) for part in everything]
    runs = sampling.running_totals(parts, inputs.seed, together[0])
    batches = [sorted(batch[len(given) - 1]) for batch in runs]
    ordered = sorted(chain.from_iterable(batches))
    mean = sum((sampling.pert_mean(part, shape.int) for part in given.values()), Fraction(0))
    total = {**_percentiles(ordered), "mean": round(mean)}
    return Result(
        outputs=(
            estimate("total", TOTAL, total),
            Output(name="curve", label=CURVE, value=_curve(ordered, list(given.values())), unit="exceedance"),
            Output(
                name="drivers",
                label=Text("ばらつきを生む項目(分散に占める割合)", "What drives the spread (share of the variance)"),
                value=_drivers(given, parts, together[0], shape.int),
                unit="shares",
            ),
            *_intangible(inputs.intangible, runs, mean, shape.int),
        ),
        steps=(
            *(_mean_step(name, part, shape, law) for name, part in given.items()),
            *_total_steps(inputs, given, mean, together, batches),
        ),
        meaning=MEANING,
        warnings=_warnings(inputs, given, total),
    )


def _together(inputs: Inputs, law: Law) -> Together:
    if inputs.dependence == "independent":
        return Fraction(0), ()
    fact = law[f"assumptions.dependence_{inputs.dependence}"]
    return fact.ratio, (fact,)


def _percentiles(ordered: list[int]) -> dict[str, Value]:
    return {name: sampling.at_share(ordered, share) for name, share in PERCENTILES.items()}


def _curve(ordered: list[int], given: list[Triple]) -> list[Value]:
    """[yen, share of the runs above it], from the sum of the lowest amounts (1) to the sum of the highest (0)."""
    count = len(ordered)
    ranks = dict.fromkeys(-(-share.numerator * count // share.denominator) for share in NOT_EXCEEDED)
    points = {ordered[rank - 1]: Fraction(count - rank, count) for rank in ranks if rank < count}
    first, last = sum(part.low for part in given), sum(part.high for part in given)
    if first == last:
        return [[last, 0]]
    inside: list[Value] = [[amount, chance] for amount, chance in points.items() if first < amount < last]
    return [[first, 1], *inside, [last, 0]]


def _drivers(given: dict[str, Triple], parts: list[list[int]], together: Fraction, shape: int) -> list[Value]:
    """Each class's covariance with the total as a share of the total's variance, in steps of 0.0001 that add up to 1."""
    apart = {name: sampling.pert_variance(part, shape) for name, part in given.items()}
    if together:
        joint = [sum(slice_) for slice_ in zip(*parts[: len(given)], strict=True)]
        for (name, variance), part in zip(apart.items(), parts, strict=False):
            apart[name] = (1 - together) * variance + together * sampling.covariance(part, joint)
    whole = sum(apart.values())
    if not whole:
        return []
    shares: list[tuple[str, Fraction]] = []
    before = running = Fraction(0)
    for name, part_ in sorted(apart.items(), key=lambda one: -one[1]):
        running += part_
        upto = Fraction(round(10_000 * running / whole), 10_000)
        shares.append((name, upto - before))
        before = upto
    return [[name, share] for name, share in shares]


def _intangible(part: Triple | None, runs: list[list[list[int]]], mean: Fraction, shape: int) -> tuple[Output, Output]:
    """The range of intangible loss as given, and the total with it: beside the total, never inside it."""
    alone: Value = None
    both: Value = None
    if part:
        alone = part.ends()
        ordered = sorted(chain.from_iterable(batch[-1] for batch in runs))
        both = {**_percentiles(ordered), "mean": round(mean + sampling.pert_mean(part, shape))}
    return (
        estimate(
            "intangible",
            Text("無形損害(合計に含めない)", "Intangible loss (not in the total)"),
            alone,
            None if part else NOT_GIVEN,
        ),
        estimate(
            "total_with_intangible",
            Text("無形損害まで加えた場合", "If intangible loss is added"),
            both,
            None if part else NOT_GIVEN,
        ),
    )


def _mean_step(name: str, part: Triple, shape: Fact, law: Law) -> Step:
    covers = law.row("damage_classes", CLASSES[name])["covers"]
    return Step(
        label=Text(f"{LABELS[name].ja}の平均", f"{LABELS[name].en}: mean"),
        expression=f"({part.low:,} + {shape.int} × {part.mid:,} + {part.high:,}) ÷ {shape.int + 2}",
        value=round(sampling.pert_mean(part, shape.int)),
        unit="yen",
        facts=(shape, covers),
    )


def _total_steps(
    inputs: Inputs, given: dict[str, Triple], mean: Fraction, together: Together, batches: list[list[int]]
) -> tuple[Step, ...]:
    count = f"{inputs.runs:,}"
    sampled = Fraction(sum(map(sum, batches)), inputs.runs)
    share, facts = together
    return (
        Step(
            label=Text("合計の平均(各項目の平均の和)", "Mean of the total (sum of the means)"),
            expression=" + ".join(f"{round(sampling.pert_mean(part)):,}" for part in given.values()),
            value=round(mean),
            unit="yen",
        ),
        Step(label=MOVING, expression=MOVING_HOW[inputs.dependence], value=share, unit="ratio", facts=facts),
        Step(
            label=Text("計算の誤差(標準誤差)", "Error of the calculation (standard error)"),
            expression=Text(
                f"{count}回を{sampling.BATCHES}組に分けた値のばらつき ÷ √{sampling.BATCHES}(種{inputs.seed})",
                f"spread among {sampling.BATCHES} batches of {count} runs ÷ √{sampling.BATCHES} (seed {inputs.seed})",
            ),
            value={name: write.significant(_error(batches, share_), 2) for name, share_ in PERCENTILES.items()},
            unit="yen",
        ),
        Step(
            label=Text("試した回の平均と式の平均との差", "Mean of the runs less the mean by formula"),
            expression=f"{round(sampled):,} − {round(mean):,}",
            value=round(sampled) - round(mean),
            unit="yen",
        ),
    )


def _error(batches: list[list[int]], share: Fraction) -> int:
    """Standard error of a percentile from its spread among the batches, whole yen."""
    found = [sampling.at_share(batch, share) for batch in batches]
    count = len(found)
    squares = count * sum(one * one for one in found) - sum(found) ** 2
    return isqrt(squares // (count * count * (count - 1)))


def _warnings(inputs: Inputs, given: dict[str, Triple], total: dict[str, Value]) -> tuple[Text, ...]:
    found = []
    if len(given) < len(CLASSES):
        missing = joined([LABELS[name] for name in CLASSES if name not in given])
        found.append(
            Text(
                f"空欄の項目は0円として数えました:{missing.ja}。",
                f"Counted as nothing, since left empty: {missing.en}.",
            )
        )
    if inputs.dependence == "independent" and len(given) > 1:
        found.append(INDEPENDENT)
    if total["p10"] == total["p95"]:
        found.append(FIXED)
    return tuple(found)


NOTHING_GIVEN = Text(
    "無形損害のほかに、少なくとも一つの項目を「最小~中間~最大」で入力してください。",
    "Give at least one class other than intangible loss, as low~likely~high.",
)
NOT_GIVEN = Text("入力なし", "not given")
TOTAL = Text("合計の損失(無形損害を除く)", "Total loss (without intangible loss)")
CURVE = Text("損失がその額を超える確率", "Chance that the loss exceeds an amount")
MOVING = Text("すべての項目がそろって動く回の割合", "Share of runs in which all classes move together")
MOVING_HOW = {
    "independent": Text("独立:どの回も別々に選ぶ", "independent: each class is drawn by itself in every run"),
    "moderate": Text(
        "中くらい:その割合の回では、全項目が同じ高さになる",
        "moderate: in that share of runs all classes stand equally high",
    ),
    "strong": Text(
        "強い:その割合の回では、全項目が同じ高さになる", "strong: in that share of runs all classes stand equally high"
    ),
}
INDEPENDENT = Text(
    "項目が独立に動くとして計算しました。悪いことが重なる場合を小さく見積もるため、「強い」でも計算して比べてください。",
    "The classes were taken to be independent, which understates cases where bad things coincide; compare with “strong”.",
)
FIXED = Text(
    "幅のない額だけが入力されたため、結果にも幅がありません。最小と最大を入れると、幅のある結果になります。",
    "Only fixed amounts were given, so the result has no spread. Give low and high amounts to get one.",
)

CALCULATOR = Calculator(
    name="total_exposure",
    title=Text("合計の損失の分布", "Distribution of the total loss"),
    summary=Text(
        "費用・賠償・利益などの損失を幅で入れ、合計の分布、ある額を超える確率、ばらつきを生む項目を求めます。",
        "From a range for each class of loss: the distribution of the total, the chance of exceeding an amount, and what drives it.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={
        "response": "1500万~3000万~8000万",
        "damages": "200万~1000万~6000万",
        "lost_profit": "0~500万~4000万",
        "intangible": "0~1000万~1億",
    },
    story=STORY,
    limits=LIMITS,
    pages=(
        ("company/civil/", Text("会社の民事責任", "The company's civil liability")),
        ("incidents/", Text("公表された補償と費用", "Published compensation and costs")),
    ),
)
