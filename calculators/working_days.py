"""Knows on which days public offices are closed: weekends, national holidays, and the year's end."""

from datetime import date, timedelta

from calculators.facts import Fact, Law, NotInForce, UnknownFact
from calculators.text import Text


def next_open(day: date, law: Law, field: str) -> tuple[date, tuple[Fact, ...], bool]:
    """The day itself, or the next on which offices are open; the facts used; whether a forecast holiday was met.

    Raises:
        NotInForce: the table of holidays does not reach that year.
    """
    used: dict[str, Fact] = {}
    forecast = False
    while True:
        closed, facts, guessed = _closed(day, law, field)
        used |= {fact.id: fact for fact in facts}
        forecast = forecast or guessed
        if not closed:
            return day, tuple(used.values()), forecast
        day += timedelta(days=1)


def _closed(day: date, law: Law, field: str) -> tuple[bool, tuple[Fact, ...], bool]:
    first, last = law["appi_rules.8.closed_from"], law["appi_rules.8.closed_to"]
    table = _year(day, law, field)
    month_day = day.strftime("%m-%d")
    guessed = "forecast" in table and month_day in str(table["forecast"].value).split()
    holiday = month_day in str(table["days"].value).split() or guessed
    year_end = month_day >= str(first.value) or month_day <= str(last.value)
    return day.weekday() >= 5 or holiday or year_end, (*table.values(), first, last), guessed


def _year(day: date, law: Law, field: str) -> dict[str, Fact]:
    try:
        return dict(law.row("holidays", f"y{day.year}").cells)
    except UnknownFact:
        reason = Text(
            f"{day.year}年の祝日の表がないため、期限を決められません。",
            f"There is no table of holidays for {day.year}, so the deadline cannot be fixed.",
        )
        raise NotInForce("holidays", day, reason, field) from None
