"""Properties of delay interest, limitation and filing fees that hold for every input."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators import api
from tests import answers

YEN = st.integers(1, 10**12)
DAYS = st.dates(date(1990, 1, 1), date(2029, 3, 31))
PROCEDURES = st.sampled_from(["first", "appeal", "final_appeal", "conciliation"])
POSTAGE_FROM = date(2026, 5, 21)


def outputs(name: str, on: date | None = None, **inputs: Any) -> dict[str, Any]:
    return answers.outputs(name, inputs, on)


def interest(principal: int, start: date, days: int) -> dict[str, Any]:
    paid = start + timedelta(days=days - 1)
    return outputs("delay_interest", principal=principal, liability="tort", delay_from=start, paid_on=paid)


@given(YEN, DAYS, st.integers(1, 10_000))
def test_interest_is_simple_and_floored(principal: int, start: date, days: int) -> None:
    found = interest(principal, start, days)
    rate = Fraction(5 if start < date(2020, 4, 1) else 3, 100)
    exact = principal * rate * days / 365
    assert found["days"] == days
    assert found["rate"] == rate
    assert found["interest"] <= exact < found["interest"] + 1
    assert found["total"] == principal + found["interest"]


@given(YEN, YEN, DAYS, st.integers(1, 9_000), st.integers(0, 900))
def test_more_principal_or_more_days_never_cost_less(one: int, more: int, start: date, days: int, later: int) -> None:
    assert interest(one, start, days)["interest"] <= interest(one + more, start, days)["interest"]
    assert interest(one, start, days)["interest"] <= interest(one, start, days + later)["interest"]


@given(YEN, DAYS, st.integers(1, 9_000))
def test_tort_and_contract_differ_only_in_the_first_day_asked_for(principal: int, start: date, days: int) -> None:
    paid = start + timedelta(days=days - 1)
    asked: dict[str, Any] = {"principal": principal, "delay_from": start, "paid_on": paid}
    both = [outputs("delay_interest", liability=one, **asked) for one in ("tort", "contract")]
    assert both[0] == both[1]


@given(st.sampled_from(["tort", "contract"]), st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 12_000))
def test_a_claim_is_barred_at_the_earlier_end(claim: str, happened: date, later: int) -> None:
    known = min(happened + timedelta(days=later), date(2099, 12, 31))
    found = outputs("limitation_period", claim=claim, happened_on=happened, known_on=known)
    ends = [one for one in (found["short_expires_on"], found["long_expires_on"]) if one]
    assert found["expires_on"] == min(ends)
    for end, start in ((found["short_expires_on"], known), (found["long_expires_on"], happened)):
        if end:
            years = end.year - start.year
            assert years in (3, 5, 10, 20)
            # The same day of the year, or the day beside it where February has one day more or less.
            assert abs((end - date(end.year, start.month, min(start.day, 28))).days) <= 3


@given(st.sampled_from(["tort", "contract"]), st.dates(date(2020, 4, 1), date(2060, 12, 31)), st.integers(0, 5_000))
def test_a_day_later_never_ends_a_period_earlier(claim: str, happened: date, later: int) -> None:
    known = happened + timedelta(days=later)
    day = timedelta(days=1)
    first = outputs("limitation_period", claim=claim, happened_on=happened, known_on=known)
    second = outputs("limitation_period", claim=claim, happened_on=happened + day, known_on=known + day)
    for name in first:
        assert first[name] <= second[name]


@given(PROCEDURES, YEN, YEN)
def test_a_higher_value_never_costs_less(procedure: str, one: int, more: int) -> None:
    low = outputs("filing_fee", claim_value=one, procedure=procedure)
    high = outputs("filing_fee", claim_value=one + more, procedure=procedure)
    assert 0 < low["fee"] <= high["fee"]


@given(YEN)
def test_bands_add_up_and_join(value: int) -> None:
    found = outputs("filing_fee", claim_value=value)
    bands = found["bands"]
    assert sum(band["fee"] for band in bands) == found["fee"]
    assert bands[0]["above"] == 0
    assert bands[-1]["up_to"] == value
    assert all(one["up_to"] == following["above"] for one, following in pairwise(bands))


@given(YEN)
def test_appeals_are_multiples_of_the_first_instance(value: int) -> None:
    first, appeal, final = (
        outputs("filing_fee", claim_value=value, procedure=one)["fee"] for one in ("first", "appeal", "final_appeal")
    )
    assert appeal * 2 == first * 3
    assert final == first * 2
    assert outputs("filing_fee", claim_value=value, procedure="conciliation")["fee"] <= first


def test_the_missing_postage_is_said_from_its_first_day() -> None:
    asked = {"claim_value": 600_000}
    before = api.evaluate("filing_fee", asked, POSTAGE_FROM - timedelta(days=1)).result.warnings
    since = api.evaluate("filing_fee", asked, POSTAGE_FROM).result.warnings
    assert not before
    assert len(since) == 1
