"""What holds for every measure, and the closed forms of Gordon and Loeb against a search for the least total cost."""

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators import gordon_loeb
from tests import answers

MEASURES = st.fixed_dictionaries(
    {
        "single_loss": st.integers(1, 10**12),
        "annual_rate": st.fractions(0, 50, max_denominator=1000),
        "mitigation": st.fractions(0, 1, max_denominator=1000),
        "annual_cost": st.integers(1, 10**11),
        "years": st.integers(1, 50),
        "discount": st.fractions(0, 1, max_denominator=100),
    }
)
SHARES = st.fractions(Fraction(1, 1000), Fraction(999, 1000), max_denominator=1000)
LOSSES = st.integers(10**5, 10**11)
ALPHAS = st.fractions(Fraction(1, 10**9), Fraction(1, 10**5), max_denominator=10**9)


def outputs(inputs: dict[str, Any]) -> dict[str, Any]:
    return answers.outputs("security_investment", inputs)


@given(MEASURES)
def test_signs_agree(measure: dict[str, Any]) -> None:
    """ROSI, net present value and mitigation against break-even must tell the same story."""
    found = outputs(measure)
    if found["break_even_mitigation"] is None:
        assert found["rosi"] == -1
        return
    above = measure["mitigation"] - found["break_even_mitigation"]
    assert (found["rosi"] > 0) == (above > 0)
    assert found["npv"] * above >= 0


@given(MEASURES, st.integers(1, 10**10))
def test_a_dearer_measure_never_pays_better(measure: dict[str, Any], more: int) -> None:
    cheap, dear = outputs(measure), outputs({**measure, "annual_cost": measure["annual_cost"] + more})
    assert dear["rosi"] <= cheap["rosi"]
    assert dear["npv"] <= cheap["npv"]
    assert dear["ale"] == cheap["ale"]


@given(MEASURES)
def test_parts_add_up_without_discount(measure: dict[str, Any]) -> None:
    found = outputs({**measure, "discount": 0})
    ale = measure["single_loss"] * measure["annual_rate"]
    saved = ale * measure["mitigation"]
    assert found["ale_after"] == round(ale - saved)
    assert found["npv"] == round((saved - measure["annual_cost"]) * measure["years"])


def remaining(kind: str, v: float, alpha: float, beta: float, spent: float) -> float:
    return float(v / (alpha * spent + 1) ** beta if kind == "I" else v ** (alpha * spent + 1))


def best_by_search(kind: str, v: float, loss: float, alpha: float, beta: float) -> float:
    """Golden-section search for the spending that makes expected loss and spending least; both classes are convex."""
    low, high = 0.0, v * loss
    golden = (math.sqrt(5) - 1) / 2
    for _ in range(200):
        left, right = high - golden * (high - low), low + golden * (high - low)
        costs = [remaining(kind, v, alpha, beta, spent) * loss + spent for spent in (left, right)]
        low, high = (low, right) if costs[0] <= costs[1] else (left, high)
    return (low + high) / 2


@given(st.sampled_from(["I", "II"]), SHARES, LOSSES, ALPHAS, st.integers(1, 5))
@settings(max_examples=150)
def test_closed_form_is_the_least_cost(kind: str, v: Fraction, loss: int, alpha: Fraction, beta: int) -> None:
    """Compared by cost, which is flat near its least value, and never above the ceiling."""
    found = gordon_loeb.optimum(kind, v, loss, alpha, Fraction(beta))
    searched = best_by_search(kind, float(v), loss, float(alpha), beta)
    cost, least = (
        remaining(kind, float(v), float(alpha), beta, spent) * loss + spent for spent in (float(found), searched)
    )
    assert cost <= least * (1 + 1e-7) + 1
    assert found <= gordon_loeb.ceiling(v, loss) + 1


@pytest.mark.parametrize(("kind", "v"), [("I", Fraction(1, 2)), ("II", Fraction(1, 2)), ("II", Fraction(1, 5))])
def test_search_finds_the_same_spending(kind: str, v: Fraction) -> None:
    """In the research's examples the place itself agrees, not only its cost."""
    found = gordon_loeb.optimum(kind, v, 10**8, Fraction(1, 10**7), Fraction(1))
    assert abs(found - best_by_search(kind, float(v), 1e8, 1e-7, 1.0)) < 1000


@given(SHARES, LOSSES)
def test_ceiling_is_a_little_over_a_third(v: Fraction, loss: int) -> None:
    assert abs(gordon_loeb.ceiling(v, loss) - float(v) * loss / math.e) <= 1 + 1e-12 * loss


@given(SHARES, LOSSES, ALPHAS, st.integers(2, 10))
def test_class_one_spends_more_for_a_larger_loss(v: Fraction, loss: int, alpha: Fraction, times: int) -> None:
    assume(loss * times < 10**12)
    small, large = (gordon_loeb.optimum("I", v, one, alpha, Fraction(1)) for one in (loss, loss * times))
    assert large >= small
