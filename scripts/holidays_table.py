"""Writes site-data/tables/holidays.toml from the `holidays` library: run it after an update of the library.

A test compares the file with the library, so that an update that changes a day is noticed. The equinoxes are gazetted
each February for the following year; later ones are marked, because they are an astronomer's forecast.
"""

from datetime import date
from pathlib import Path

import holidays

FIRST, LAST = 2005, 2029
FILE = Path(__file__).resolve().parents[1] / "site-data" / "tables" / "holidays.toml"
# The last year whose equinoxes stand in the official gazette.
GAZETTED = 2027
EQUINOXES = ("春分の日", "秋分の日")
HEAD = """# 国民の祝日と休日。scripts/holidays_table.py が holidays ライブラリから作る。手で直さない。

[table]
id = "holidays"
title = {{ ja = "国民の祝日と休日", en = "National holidays in Japan" }}
note = {{ ja = "振替休日と国民の休日を含む。官報に載っていない年の春分・秋分の日は予測であり、別の欄に分けた。", en = "Substitute holidays included. Equinoxes of years not yet in the official gazette are forecasts and stand in a column of their own." }}
source = "holidays_library"
published = {checked}
grade = "A"
checked = {checked}
columns = [
  {{ id = "days", label = {{ ja = "祝日(月-日)", en = "holidays (month-day)" }}, unit = "code" }},
  {{ id = "forecast", label = {{ ja = "祝日の予測(月-日)", en = "forecast holidays (month-day)" }}, unit = "code" }},
]
"""


def days(year: int) -> tuple[list[date], list[date]]:
    """The holidays of a year: those that are law, and those that are a forecast."""
    listed = holidays.country_holidays("JP", years=year, language="ja")
    forecast = [day for day, name in listed.items() if year > GAZETTED and name in EQUINOXES]
    return sorted(set(listed) - set(forecast)), sorted(forecast)


def text(checked: date) -> str:
    """The whole file."""
    parts = [HEAD.format(checked=checked.isoformat())]
    for year in range(FIRST, LAST + 1):
        known, forecast = (" ".join(day.strftime("%m-%d") for day in found) for found in days(year))
        lines = ["", "[[row]]", f'id = "y{year}"', f'label = {{ ja = "{year}年", en = "{year}" }}', f'days = "{known}"']
        lines += [f'forecast = "{forecast}"', 'grade = "B"'] if forecast else []
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


if __name__ == "__main__":
    FILE.write_text(text(date.today()), encoding="utf-8")
