"""Properties of the pay cut and of the employee's share that hold for every input."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.employee_share import FACTORS
from tests import answers

WAGE = st.integers(1, 100_000_000)
OFFENCES = st.integers(1, 1000)
LOSS = st.integers(1, 10**15)


def outputs(name: str, **inputs: Any) -> dict[str, Any]:
    return answers.outputs(name, inputs)


@given(st.integers(1, 1_000_000), WAGE, OFFENCES)
def test_a_cut_and_what_is_carried_over_add_up(average: int, wage: int, offences: int) -> None:
    found = outputs("pay_cut_limit", average_daily_wage=average, period_wage=wage, offences=offences)
    assert found["this_period"] + found["carried_over"] == found["per_offence"] * offences
    assert 2 * found["per_offence"] <= average
    assert 10 * found["this_period"] <= wage
    assert found["this_period"] == min(found["per_offence"] * offences, found["period_cap"])


@given(st.integers(1, 1_000_000), WAGE, st.integers(1, 999))
def test_more_offences_or_more_pay_never_lower_the_limit(average: int, wage: int, offences: int) -> None:
    base = outputs("pay_cut_limit", average_daily_wage=average, period_wage=wage, offences=offences)
    more = outputs("pay_cut_limit", average_daily_wage=average, period_wage=wage, offences=offences + 1)
    paid = outputs("pay_cut_limit", average_daily_wage=average + 1, period_wage=wage + 1, offences=offences)
    assert base["this_period"] <= more["this_period"]
    assert base["this_period"] <= paid["this_period"]


@given(WAGE, st.integers(1, 92), st.data())
def test_days_worked_only_raise_the_average(wages: int, days: int, data: st.DataObject) -> None:
    worked = data.draw(st.integers(1, days))
    plain = outputs("pay_cut_limit", wages_three_months=wages, calendar_days=days, period_wage=wages)
    floor = outputs(
        "pay_cut_limit", wages_three_months=wages, calendar_days=days, days_worked=worked, period_wage=wages
    )
    assert plain["per_offence"] <= floor["per_offence"]


@given(LOSS, st.sampled_from(["slight", "gross", "intentional"]))
def test_the_band_is_ordered_and_never_more_than_the_loss(loss: int, culpability: str) -> None:
    share = outputs("employee_share", loss=loss, culpability=culpability)["share"]
    assert 0 <= share["low"] <= share["mid"] <= share["high"] <= loss


@given(LOSS)
def test_more_fault_never_lowers_the_band(loss: int) -> None:
    slight, gross, intent = (
        outputs("employee_share", loss=loss, culpability=one)["share"] for one in ("slight", "gross", "intentional")
    )
    assert all(slight[end] <= gross[end] <= intent[end] for end in ("low", "mid", "high"))


@given(LOSS, st.lists(st.sampled_from(sorted(FACTORS)), unique=True))
def test_no_circumstance_changes_a_figure(loss: int, ticked: list[str]) -> None:
    plain = outputs("employee_share", loss=loss, culpability="gross")
    assert outputs("employee_share", loss=loss, culpability="gross", **dict.fromkeys(ticked, True)) == plain
