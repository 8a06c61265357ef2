"""Tests the court-award estimator against every decision: each is predicted from the others and set beside what was awarded.

`leave` says what is hidden while a decision is predicted: its own dispute (`chain`), or every dispute over the same leak
(`leak`), which is stricter because several courts judged some leaks. Errors are absolute differences of log10(yen + 500);
an award of nothing is covered when the low end is nothing.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from calculators import api, decisions, similar
from calculators.decisions import Decision
from calculators.facts import Facts, Law
from calculators.similar import Weights

type Leave = Literal["chain", "leak"]

SHIFT = 500  # yen, added before the logarithm, so that a dismissal has one
LEVELS = tuple(Fraction(one, 100) for one in range(5, 100, 10))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """One decision: what the others suggest for it (yen per person, after its voucher), and what was awarded."""

    decision: Decision
    low: int
    mid: int
    high: int
    nearest: Decision
    likeness: Fraction

    @property
    def covered(self) -> bool:
        return self.low <= self.decision.award <= self.high

    @property
    def error(self) -> float:
        return distance(self.mid, self.decision.award)

    @property
    def width(self) -> float:
        return distance(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well a rule predicts: share of decisions within the range (None for a single figure), median error and width."""

    coverage: Fraction | None
    error: float
    width: float | None
    count: int


def distance(one: int, two: int) -> float:
    """How many powers of ten lie between two amounts, 500 yen added to each."""
    return abs(math.log10(one + SHIFT) - math.log10(two + SHIFT))


def median(values: Iterable[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def predictions(law: Law, leave: Leave = "chain", given: Weights | None = None) -> list[Tested]:
    """Every decision that counts, each predicted without its own dispute or leak."""
    pool = decisions.counted(law)
    weights = given or similar.weights(law)
    return [predicted(one, [two for two in pool if _apart(one, two, leave)], weights) for one in pool]


def _apart(one: Decision, two: Decision, leave: Leave) -> bool:
    return one.chain != two.chain if leave == "chain" else one.leak != two.leak


def predicted(one: Decision, others: list[Decision], weights: Weights) -> Tested:
    """One decision as the estimator would have answered without it."""
    compared = similar.compare(one.features, others, weights)
    spread = similar.spread(compared, weights)
    first = similar.nearest(compared, one.items)[0]
    low, mid, high = (max(0, value - one.voucher) for value in (spread.low, spread.mid, spread.high))
    return Tested(decision=one, low=low, mid=mid, high=high, nearest=first.decision, likeness=first.likeness)


def score(found: list[Tested]) -> Score:
    covered = sum(one.covered for one in found)
    return Score(
        coverage=Fraction(covered, len(found)),
        error=median(one.error for one in found),
        width=median(one.width for one in found),
        count=len(found),
    )


def marked_out(law: Law) -> list[Tested]:
    """Decisions that do not count (other wrongs, admitted claims), predicted all the same, without their own leak."""
    pool, weights = decisions.counted(law), similar.weights(law)
    return [predicted(one, [two for two in pool if two.leak != one.leak], weights) for one in decisions.left_out(law)]


def baselines(law: Law) -> dict[str, Score]:
    """Three simple rules on the same decisions: the JO model, the circulated constant, the median of all other decisions."""
    pool = decisions.counted(law)
    constant = law["jnsa_annual.circulated_mean"].int
    rules: dict[str, Callable[[Decision], int]] = {
        "jo_model": lambda one: jo_per_person(one, law),
        "constant": lambda one: constant,
        "median": lambda one: round(median(two.award for two in pool if two.chain != one.chain)),
    }
    return {
        name: Score(
            coverage=None,
            error=median(distance(rule(one), one.award) for one in pool),
            width=None,
            count=len(pool),
        )
        for name, rule in rules.items()
    }


def jo_per_person(one: Decision, law: Law) -> int:
    """The JO model on the items of a decision, a public body being held to the higher responsibility."""
    responsibility = "elevated" if one.features.public_body else "general"
    inputs = {"items": sorted(one.items), "people": 1, "responsibility": responsibility}
    found: int = output("jo_model", inputs, "per_person", law.facts)
    return found


def output(name: str, inputs: Mapping[str, Any], wanted: str, facts: Facts) -> Any:
    """One output of a calculator."""
    answer = api.evaluate(name, inputs, facts=facts)
    return answer.result.value(wanted)


def dropped(law: Law) -> dict[str, tuple[Score, Score]]:
    """Part left out of the comparison → scores with the dispute and with the whole leak hidden."""
    given = similar.weights(law)
    return {part: _both(law, replace(given, points={**given.points, part: Fraction(0)})) for part in similar.PARTS}


def settings(law: Law) -> dict[tuple[str, str], tuple[Score, Score]]:
    """(What was changed, to what) → scores: another power, or the points of one part halved or doubled."""
    given = similar.weights(law)
    found = {
        ("power", str(power)): _both(law, replace(given, power=power))
        for power in (2, 3, 4, 5, 6, 8)
        if power != given.power
    }
    for part in similar.PARTS:
        for factor in (Fraction(1, 2), Fraction(2)):
            changed = replace(given, points={**given.points, part: given.points[part] * factor})
            found[part, f"{float(changed.points[part]):g}"] = _both(law, changed)
    return found


def _both(law: Law, given: Weights) -> tuple[Score, Score]:
    return score(predictions(law, "chain", given)), score(predictions(law, "leak", given))


def calibration(law: Law, leave: Leave = "chain") -> list[tuple[float, float]]:
    """(level, share of decisions whose award is at or below the predicted quantile of that level)."""
    given = similar.weights(law)
    pool = decisions.counted(law)
    points = []
    for level in LEVELS:
        below = 0
        for one in pool:
            compared = similar.compare(one.features, [two for two in pool if _apart(one, two, leave)], given)
            pairs = [(two.decision.gross, two.weight) for two in compared]
            below += one.award <= max(0, similar.quantile(pairs, level) - one.voucher)
        points.append((float(level), below / len(pool)))
    return points


def worst(law: Law, count: int = 5) -> list[Tested]:
    """The decisions missed by most, in powers of ten."""
    return sorted(predictions(law), key=lambda one: (-one.error, one.decision.id))[:count]
