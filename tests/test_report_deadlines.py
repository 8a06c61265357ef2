"""Properties of the deadlines that hold for every day, and the table of holidays against the library it comes from."""

import tomllib
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scripts import holidays_table
from tests import answers

DAYS = st.dates(date(2022, 4, 1), date(2029, 10, 1))
FLAGS = st.fixed_dictionaries(
    {name: st.booleans() for name in ("special_care", "property_risk", "improper_purpose", "my_number")}
)
CLOSED = {day for year in range(2022, 2031) for part in holidays_table.days(year) for day in part}


def outputs(**inputs: Any) -> dict[str, Any]:
    return answers.outputs("report_deadlines", inputs)


def is_open(day: date) -> bool:
    year_end = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() < 5 and day not in CLOSED and not year_end


@given(DAYS, st.booleans())
def test_the_final_report_is_due_on_the_first_open_day_from_day_thirty_or_sixty(aware: date, improper: bool) -> None:
    found = outputs(aware_on=aware, people=1, special_care=True, improper_purpose=improper)
    counted = aware + timedelta(days=59 if improper else 29)
    due = found["final_report_due"]
    assert counted <= due
    assert is_open(due)
    assert not any(is_open(counted + timedelta(days=more)) for more in range((due - counted).days))
    assert found["preliminary_from"] == aware + timedelta(days=2)
    assert found["preliminary_to"] == aware + timedelta(days=4)


@given(DAYS)
def test_a_later_day_of_knowing_is_never_due_earlier(aware: date) -> None:
    first = outputs(aware_on=aware, people=1, special_care=True)["final_report_due"]
    second = outputs(aware_on=aware + timedelta(days=1), people=1, special_care=True)["final_report_due"]
    assert first <= second


@given(DAYS, FLAGS, st.integers(1, 5000), st.integers(0, 5000))
def test_more_people_never_end_a_duty(aware: date, flags: dict[str, bool], people: int, more: int) -> None:
    few, many = (outputs(aware_on=aware, people=one, **flags) for one in (people, people + more))
    assert set(few["triggers"]) <= set(many["triggers"])
    assert few["reportable"] == few["notify_person"] == bool(few["triggers"])


@given(DAYS, FLAGS, st.integers(1, 10**6))
def test_encryption_ends_every_duty(aware: date, flags: dict[str, bool], people: int) -> None:
    found = outputs(aware_on=aware, people=people, strong_encryption=True, **flags)
    assert not found["reportable"]
    assert found["final_report_due"] is None


def test_the_table_of_holidays_is_what_the_library_says() -> None:
    stored = holidays_table.FILE.read_text(encoding="utf-8")
    checked = tomllib.loads(stored)["table"]["checked"]
    assert stored == holidays_table.text(checked)


def test_known_holidays_stand_in_the_table() -> None:
    """Days read in the law: a moved Sports Day of 2021, a substitute, a day between two holidays, an enthronement."""
    for day in ("2021-07-23", "2026-05-06", "2026-09-22", "2019-05-01", "2027-03-22"):
        assert date.fromisoformat(day) in holidays_table.days(int(day[:4]))[0]
    assert date(2028, 9, 22) in holidays_table.days(2028)[1]
