"""What holds for every set of ranges, and the sampler against integrals and formulas worked out another way."""

import math
from fractions import Fraction
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import api, sampling
from calculators.spec import Triple
from tests import answers

AMOUNTS = st.lists(st.integers(0, 10**11), min_size=3, max_size=3).map(sorted)
RANGES = AMOUNTS.map(lambda three: {"low": three[0], "mid": three[1], "high": three[2]})
CLASSES = ("response", "damages", "lost_profit", "money", "administrative")
GIVEN = st.dictionaries(st.sampled_from(CLASSES), RANGES, min_size=1)
DEPENDENCE = st.sampled_from(["independent", "moderate", "strong"])


def outputs(inputs: dict[str, Any]) -> dict[str, Any]:
    return answers.outputs("total_exposure", {"runs": 500, **inputs})


@given(GIVEN, DEPENDENCE, st.integers(0, 2**53 - 1))
@settings(max_examples=60)
def test_percentiles_rise_and_stay_between_the_sums(classes: dict[str, Any], dependence: str, seed: int) -> None:
    total = outputs({**classes, "dependence": dependence, "seed": seed})["total"]
    low, high = (sum(one[end] for one in classes.values()) for end in ("low", "high"))
    assert low <= total["p10"] <= total["p50"] <= total["p90"] <= total["p95"] <= high
    assert low <= total["mean"] <= high
    assert total["mean"] == round(
        Fraction(sum(one["low"] + 4 * one["mid"] + one["high"] for one in classes.values()), 6)
    )


@given(GIVEN, DEPENDENCE)
@settings(max_examples=60)
def test_curve_falls_from_one_to_nought(classes: dict[str, Any], dependence: str) -> None:
    curve = outputs({**classes, "dependence": dependence})["curve"]
    assert [amount for amount, _ in curve] == sorted({amount for amount, _ in curve})
    assert [chance for _, chance in curve] == sorted({chance for _, chance in curve}, reverse=True)
    assert curve[-1] == [sum(one["high"] for one in classes.values()), 0]


@given(GIVEN, DEPENDENCE)
@settings(max_examples=60)
def test_shares_of_variance_add_up_and_fall(classes: dict[str, Any], dependence: str) -> None:
    drivers = outputs({**classes, "dependence": dependence})["drivers"]
    varies = any(one["low"] < one["high"] for one in classes.values())
    assert sum(share for _, share in drivers) == (1 if varies else 0)
    assert sorted(name for name, _ in drivers) == (sorted(classes) if varies else [])
    assert all(0 <= share <= 1 for _, share in drivers)


@given(GIVEN, RANGES, DEPENDENCE)
@settings(max_examples=40)
def test_intangible_loss_never_moves_the_total(classes: dict[str, Any], intangible: Any, dependence: str) -> None:
    apart = outputs({**classes, "dependence": dependence})
    beside = outputs({**classes, "dependence": dependence, "intangible": intangible})
    assert beside["total"] == apart["total"]
    assert beside["curve"] == apart["curve"]
    assert all(beside["total_with_intangible"][key] >= value for key, value in apart["total"].items())


@given(GIVEN, st.integers(1, 10**10))
@settings(max_examples=40)
def test_a_fixed_amount_more_moves_everything_by_itself(classes: dict[str, Any], extra: int) -> None:
    moved = {name: {end: one + extra for end, one in part.items()} for name, part in classes.items()}
    before, after = outputs(classes)["total"], outputs(moved)["total"]
    shift = extra * len(classes)
    assert all(abs(after[key] - value - shift) <= len(classes) for key, value in before.items())


def test_the_same_seed_gives_the_same_answer_and_another_one_differs() -> None:
    inputs = {"response": "1500万~3000万~8000万", "damages": "200万~1000万~6000万"}
    assert outputs(inputs) == outputs(inputs)
    assert outputs(inputs)["total"] != outputs({**inputs, "seed": 1})["total"]


def test_dependence_widens_the_total_and_leaves_its_mean() -> None:
    inputs = dict.fromkeys(CLASSES, "100万~3000万~1億")
    found = [
        outputs({**inputs, "runs": 10_000, "dependence": one})["total"] for one in ("independent", "moderate", "strong")
    ]
    assert found[0]["p95"] < found[1]["p95"] < found[2]["p95"]
    assert found[0]["p10"] > found[1]["p10"] > found[2]["p10"]
    assert len({one["mean"] for one in found}) == 1


@pytest.mark.parametrize(
    "part", [(0, 0, 10**9), (0, 10**7, 10**9), (10**6, 3 * 10**6, 10**7), (5, 5 * 10**8, 10**9), (0, 10**9, 10**9)]
)
def test_quantiles_follow_the_beta_distribution(part: tuple[int, int, int]) -> None:
    """Against the distribution function summed over 100,000 steps with the library's own power function."""
    low, mid, high = part
    alpha = 1 + 4 * (mid - low) / (high - low)
    scale = math.gamma(6) / math.gamma(alpha) / math.gamma(6 - alpha)
    steps = 100_000
    heights = (
        ((at + 0.5) / steps) ** (alpha - 1) * (1 - (at + 0.5) / steps) ** (5 - alpha) * scale / steps
        for at in range(steps)
    )
    cumulated = list(accumulate(heights))
    found = sampling.quantiles(Triple(low=low, mid=mid, high=high), 1000)
    for at in range(0, 1000, 37):
        below = (found[at] - low) / (high - low)
        assert abs(cumulated[min(int(below * steps), steps - 1)] - (at + 0.5) / 1000) < 0.0005


@given(AMOUNTS, st.integers(10, 400))
@settings(max_examples=60)
def test_quantiles_rise_within_the_range_and_have_the_mean(three: list[int], count: int) -> None:
    part = Triple(low=three[0], mid=three[1], high=three[2])
    found = sampling.quantiles(part, count)
    assert len(found) == count
    assert found == sorted(found)
    assert part.low <= found[0]
    assert found[-1] <= part.high
    assert abs(Fraction(sum(found), count) - sampling.pert_mean(part)) <= 1 + Fraction(part.high - part.low, count)


def test_variance_is_that_of_the_research_example() -> None:
    """1, 3, 10: mean 3.833333, variance 2.496032; 0, 50, 100: 50 and 357.142857."""
    first, second = Triple(low=1, mid=3, high=10), Triple(low=0, mid=50, high=100)
    assert round(float(sampling.pert_mean(first)), 6) == 3.833333
    assert round(float(sampling.pert_variance(first)), 6) == 2.496032
    assert sampling.pert_mean(second) == 50
    assert round(float(sampling.pert_variance(second)), 6) == 357.142857
    drawn = sampling.quantiles(Triple(low=10**6, mid=3 * 10**6, high=10**7), 10_000)
    assert abs(sampling.covariance(drawn, drawn) / 10**12 - Fraction("2.496032")) < Fraction("0.01")


def test_ninety_fifth_percentile_of_two_equal_classes_by_convolution() -> None:
    """Beta(3, 3) twice, convolved on 400 steps by plain sums: another way to the same percentile."""
    steps = 400
    density = [30 * ((at + 0.5) / steps) ** 2 * (1 - (at + 0.5) / steps) ** 2 / steps for at in range(steps)]
    both = [0.0] * (2 * steps - 1)
    for at, one in enumerate(density):
        for other, two in enumerate(density):
            both[at + other] += one * two
    expected = next(at for at, below in enumerate(accumulate(both)) if below >= 0.95) + 1
    total = outputs({"response": "0~5000万~1億", "damages": "0~5000万~1億", "runs": 10_000})["total"]
    assert abs(total["p95"] - expected * 10**8 / steps) < 0.01 * total["p95"]


def p95(value: Any) -> int:
    found: int = value["p95"]
    return found


def test_the_error_stated_is_the_error_made() -> None:
    """Over forty seeds the spread of P95 is what one run says of itself, within a factor of two."""
    inputs = {
        "response": "1500万~3000万~8000万",
        "damages": "200万~1000万~6000万",
        "lost_profit": "0~500万~4000万",
        "runs": 2_000,
    }
    results = [api.evaluate("total_exposure", {**inputs, "seed": seed}).result for seed in range(40)]
    found = [p95(one.outputs[0].value) for one in results]
    said = [p95(step.value) for one in results for step in one.steps if isinstance(step.value, dict)]
    mean = sum(found) / 40
    spread = math.sqrt(sum((one - mean) ** 2 for one in found) / 39)
    assert 0.5 < spread / (sum(said) / 40) < 2


@given(st.floats(1e-300, 1, exclude_min=True), st.floats(-40, 0))
def test_the_written_out_functions_agree_with_the_library(value: float, power: float) -> None:
    assert math.isclose(sampling._log(value), math.log(value), rel_tol=1e-14, abs_tol=1e-15)
    assert math.isclose(sampling._exp(power), math.exp(power), rel_tol=1e-8)
