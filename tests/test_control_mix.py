"""What holds for every mix of controls: nothing below the floor, no harm from a control more, no default without a source."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.control_mix_words import CONTROLS
from calculators.facts import shipped
from tests import answers

SHARES = st.fractions(0, 1, max_denominator=100)
NAMES = [control.id for control in CONTROLS]
MIXES = st.dictionaries(st.sampled_from(NAMES), st.tuples(SHARES, SHARES, st.integers(0, 10**9)), min_size=1)


def typed(mix: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, (coverage, effect, cost) in mix.items():
        found |= {f"{name}_coverage": coverage, f"{name}_effect": effect, f"{name}_cost": cost}
    return found


def outputs(inputs: dict[str, Any]) -> dict[str, Any]:
    return answers.outputs("control_mix", {"single_loss": 10**9, **inputs})


@given(MIXES, SHARES, SHARES)
@settings(max_examples=80)
def test_residual_is_between_the_floor_and_the_baseline(
    mix: dict[str, Any], baseline: Fraction, floor: Fraction
) -> None:
    found = outputs({**typed(mix), "baseline": baseline, "floor": floor})
    assert baseline * floor <= found["residual_probability"] <= baseline
    product = Fraction(1)
    for coverage, effect, _ in mix.values():
        product *= 1 - coverage * effect
    assert found["residual_probability"] == baseline * max(product, floor)
    assert found["ale_before"] - found["ale_after"] in range(found["ale_reduction"] - 1, found["ale_reduction"] + 2)


@given(MIXES, st.sampled_from(NAMES), st.tuples(SHARES, SHARES, st.integers(0, 10**9)))
@settings(max_examples=60)
def test_a_control_more_never_raises_the_probability(mix: dict[str, Any], name: str, extra: Any) -> None:
    fewer = {other: part for other, part in mix.items() if other != name}
    if not fewer:
        return
    before, after = (outputs({**typed(one), "baseline": "20%"}) for one in (fewer, {**fewer, name: extra}))
    assert after["residual_probability"] <= before["residual_probability"]


@given(MIXES)
@settings(max_examples=60)
def test_ranking_holds_every_control_cheapest_first(mix: dict[str, Any]) -> None:
    ranking = outputs({**typed(mix), "baseline": "20%"})["ranking"]
    assert sorted(one["control"] for one in ranking) == sorted(mix)
    prices = [one["yen_per_yen"] for one in ranking]
    known = [price for price in prices if price is not None]
    assert prices == sorted(known) + [None] * (len(prices) - len(known))


def test_defaults_rest_on_insured_incidents_only() -> None:
    """A default effect must have measured incidents: never accounts, clicks in drills, or mean cost after a breach."""
    for control in CONTROLS:
        if control.times:
            row = next(row for row in shipped().rows("control_effects") if row.id == control.times)
            assert row["outcome"].value == "insured_incident"
            assert row["times"].grade == "A"


def test_a_control_without_a_source_changes_nothing() -> None:
    for control in CONTROLS:
        found = outputs({"baseline": "20%", f"{control.id}_coverage": "100%"})
        assert (found["residual_probability"] < Fraction(1, 5)) == (control.times is not None)
