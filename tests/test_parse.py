"""One parser for numbers, dates and times: every accepted form gives its value, every refused one a reason in both languages."""

import tomllib
from contextlib import suppress
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import parse, write

FOLDER = Path(__file__).parent / "vectors"
NUMBERS: dict[str, Any] = tomllib.loads((FOLDER / "numbers.toml").read_text(encoding="utf-8"))
DATES: dict[str, Any] = tomllib.loads((FOLDER / "dates.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", NUMBERS["accepted"], ids=lambda case: case["text"])
def test_number_accepted(case: dict[str, Any]) -> None:
    assert parse.whole(case["text"], case.get("unit", "people")) == case["value"]


@pytest.mark.parametrize("case", NUMBERS["refused"], ids=lambda case: case["why"])
def test_number_refused_with_a_reason(case: dict[str, Any]) -> None:
    with pytest.raises(parse.Refused) as caught:
        parse.whole(case["text"], case.get("unit", "people"))
    assert caught.value.reason.ja
    assert caught.value.reason.en


@pytest.mark.parametrize("case", NUMBERS["ratios"], ids=lambda case: case["text"])
def test_ratio_accepted(case: dict[str, str]) -> None:
    assert parse.ratio(case["text"]) == Fraction(case["value"])


@pytest.mark.parametrize("text", NUMBERS["refused_ratios"])
def test_ratio_refused(text: str) -> None:
    with pytest.raises(parse.Refused):
        parse.ratio(text)


@pytest.mark.parametrize("case", DATES["accepted"], ids=lambda case: case["text"])
def test_day_accepted(case: dict[str, Any]) -> None:
    assert parse.day(case["text"]) == case["value"]


@pytest.mark.parametrize("text", DATES["refused"])
def test_day_refused(text: str) -> None:
    with pytest.raises(parse.Refused):
        parse.day(text)


@pytest.mark.parametrize(("text", "value"), DATES["times"].items())
def test_time_accepted(text: str, value: str) -> None:
    assert parse.clock(text).strftime("%H:%M") == value


@pytest.mark.parametrize("text", DATES["refused_times"])
def test_time_refused(text: str) -> None:
    with pytest.raises(parse.Refused):
        parse.clock(text)


def test_there_are_enough_forms_to_trust_the_parser() -> None:
    assert len({case["text"] for case in NUMBERS["accepted"]}) >= 60
    assert len({case["text"] for case in NUMBERS["refused"]}) >= 30
    assert len(set(DATES["refused"])) == len(DATES["refused"])


@given(st.integers(0, 10**15))
def test_what_is_written_can_be_read_back(value: int) -> None:
    assert parse.whole(write.yen(value, "ja"), "yen") == value
    assert parse.whole(write.digits(value, "ja"), "yen") == value
    assert parse.whole(write.digits(value, "en"), "yen") == value


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_day_in_either_calendar_is_the_same_day(value: date) -> None:
    name, year = write.era(value)
    assert name is not None
    said = f"{name.ja}{'元' if year == 1 else year}年{value.month}月{value.day}日"
    assert parse.day(said) == value == parse.day(write.short_day(value, "ja")) == parse.day(value.isoformat())
    assert parse.day(write.short_day(value, "en")) == value


@given(st.text(max_size=80))
def test_any_text_is_a_value_or_a_reason(text: str) -> None:
    for reader in (parse.number, parse.whole, parse.ratio, parse.day, parse.clock):
        with suppress(parse.Refused):  # anything else that is raised fails
            reader(text)


@given(st.integers(1, 10**16))
def test_an_estimate_keeps_three_figures(value: int) -> None:
    rounded = write.significant(value)
    assert abs(rounded - value) * 200 <= value
    assert len(str(rounded).rstrip("0")) <= 3
