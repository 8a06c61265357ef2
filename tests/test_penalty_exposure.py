"""Properties of the maximum penalties: they never fell, and the time line says what the answer says."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import api
from calculators.api import Answer
from calculators.penalty_exposure import OFFENCES
from calculators.result import BadInput
from calculators.timeline import timeline

NAMES = [one.id for one in OFFENCES]
DAYS = st.dates(date(2020, 12, 12), date(2027, 1, 16))


def answer(offence: str, act_on: date, business: bool = True) -> Answer:
    asked = {"offence": offence, "act_on": act_on, "in_business_of_corporation": business}
    return api.evaluate("penalty_exposure", asked)


def outputs(found: Answer) -> dict[str, Any]:
    return {one.name: one.value for one in found.result.outputs}


@given(st.sampled_from(NAMES), DAYS, DAYS)
def test_no_maximum_ever_fell(offence: str, one: date, other: date) -> None:
    earlier, later = (outputs(answer(offence, day)) for day in sorted((one, other)))
    for name in ("fine_max_individual", "term_max_years", "fine_max_corporation"):
        assert (earlier[name] or 0) <= (later[name] or 0)


@given(st.sampled_from(NAMES), DAYS)
def test_outside_the_business_no_corporation_is_fined(offence: str, day: date) -> None:
    inside, outside = outputs(answer(offence, day)), outputs(answer(offence, day, business=False))
    assert outside["fine_max_corporation"] is None
    assert {**inside, "fine_max_corporation": None} == outside
    if offence.startswith("ucpa_insider") or offence == "unauthorized_access":
        assert inside["fine_max_corporation"] is None


@given(st.sampled_from(NAMES), DAYS)
def test_the_time_line_marks_the_period_of_the_act_with_the_amounts_answered(offence: str, day: date) -> None:
    found = answer(offence, day)
    (line,) = found.result.timelines
    (here,) = [period for period in line.periods if period.here]
    assert here.first <= day <= (here.last or day)
    said = outputs(found)
    assert here.title.ja == said["article"]
    assert here.amounts[0].value == said["fine_max_individual"]
    assert here.amounts[2].value == said["fine_max_corporation"]


@pytest.mark.parametrize("offence", NAMES)
def test_the_periods_of_a_time_line_follow_without_a_gap_and_differ(offence: str) -> None:
    (line,) = answer(offence, date(2026, 11, 1)).result.timelines
    for one, following in zip(line.periods, line.periods[1:], strict=False):
        assert one.last
        assert following.first == one.last + timedelta(days=1)
        assert (one.title, one.amounts, one.grade) != (following.title, following.amounts, following.grade)
    html = timeline(line, "en")
    assert html.count("<li") == len(line.periods)
    assert html.count("the day asked about") == 1
    assert "style=" not in html


def test_an_amount_announced_but_not_verified_is_a_problem_that_says_so() -> None:
    with pytest.raises(BadInput) as caught:
        answer("appi_order_violation", date(2027, 1, 17))
    assert "2027年1月17日" in caught.value.problems["act_on"].ja
    assert "not verified" in caught.value.problems["act_on"].en
