"""Writes values for readers: yen grouped by 億 and 万 beside full digits, days in both calendars, shares in per cent."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculators.text import Lang, Text

_WEEKDAYS_JA = "月火水木金土日"
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNITS = {
    "people": Text("{}人", "{} people"),
    "days": Text("{}日", "{} days"),
    "hours": Text("{}時間", "{} hours"),
    "months": Text("{}か月", "{} months"),
    "years": Text("{}年", "{} years"),
    "count": Text("{}件", "{}"),
    "machines": Text("{}台", "{}"),
    "records": Text("{}件", "{} records"),
    "usd_jpy": Text("1ドル{}円", "{} yen a dollar"),
    "runs": Text("{}回", "{} runs"),
    "events_per_year": Text("年{}回", "{} a year"),
    "person_months": Text("{}人月", "{} person-months"),
    "level": Text("レベル{}", "level {}"),
    "times": Text("{}倍", "×{}"),
}
_ERAS = (
    (date(2019, 5, 1), "令和", "Reiwa"),
    (date(1989, 1, 8), "平成", "Heisei"),
    (date(1926, 12, 25), "昭和", "Shōwa"),
    (date(1912, 7, 30), "大正", "Taishō"),
)


def significant(value: int, figures: int = 3) -> int:
    """Rounded half up to so many significant figures: an estimate must not look exact."""
    if value == 0:
        return 0
    scale: int = 10 ** max(len(str(abs(value))) - figures, 0)
    return (abs(value) + scale // 2) // scale * scale * (1 if value > 0 else -1)


def yen(value: int, lang: Lang) -> str:
    """1億2,345万円 / ¥123.45 million: the way amounts are said."""
    if lang == "en":
        return _yen_en(value)
    sign, rest, parts = ("-" if value < 0 else ""), abs(value), []
    for scale, word in ((10**12, "兆"), (10**8, "億"), (10**4, "万")):
        if part := rest // scale:
            parts.append(f"{part:,}{word}")
        rest %= scale
    if rest or not parts:
        parts.append(f"{rest:,}")
    return f"{sign}{''.join(parts)}円"


def _yen_en(value: int) -> str:
    sign = "-" if value < 0 else ""
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= scale and value * 1000 % scale == 0:
            return f"{sign}¥{trim(Decimal(abs(value)) / scale)} {word}"
    return f"{sign}¥{abs(value):,}"


def digits(value: int, lang: Lang) -> str:
    """Every digit, for copying: 123,450,000円 / ¥123,450,000."""
    return f"{value:,}円" if lang == "ja" else f"{'-' if value < 0 else ''}¥{abs(value):,}"


def estimate(value: int, lang: Lang) -> str:
    """An estimate to three significant figures: 約5億7,100万円 / about ¥571 million."""
    rounded = significant(value)
    said = yen(rounded, lang)
    if rounded == value:
        return said
    return f"約{said}" if lang == "ja" else f"about {said}"


def trim(value: Decimal | Fraction | float | int) -> str:
    """A number without trailing zeros, grouped by thousands: six decimals at most, six significant digits below 0.001."""
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(str(value))
    )
    decimals = 5 - exact.adjusted() if exact and abs(exact) < Decimal("0.001") else 6
    text = f"{exact:,.{decimals}f}"
    return text.rstrip("0").rstrip(".")


def percent(value: Decimal | Fraction | float | int | str) -> str:
    exact = Fraction(str(value)) if isinstance(value, float | str) else Fraction(value)
    return f"{trim(exact * 100)}%"


def long_day(value: date, lang: Lang) -> str:
    """2026年(令和8年)11月24日(火) / Tuesday 24 November 2026 (Reiwa 8)."""
    name, year = era(value)
    if lang == "ja":
        japanese = f"({name.ja}{'元' if year == 1 else year}年)" if name else ""
        return f"{value.year}年{japanese}{value.month}月{value.day}日({_WEEKDAYS_JA[value.weekday()]})"
    said = f"{_WEEKDAYS_EN[value.weekday()]} {value.day} {MONTHS_EN[value.month - 1]} {value.year}"
    return f"{said} ({name.en} {year})" if name else said


def no_value(day: date, lang: Lang) -> str:
    """What is said in place of a fact that has no value that day."""
    said = short_day(day, lang)
    return f"({said}の時点では定めなし)" if lang == "ja" else f"(not in force on {said})"


def short_day(value: date, lang: Lang) -> str:
    if lang == "ja":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {MONTHS_EN[value.month - 1]} {value.year}"


def era(value: date) -> tuple[Text | None, int]:
    """The Japanese era and its year; None before Taishō, which no calculator needs."""
    for first, ja, en in _ERAS:
        if value >= first:
            return Text(ja, en), value.year - first.year + 1
    return None, 0


def quantity(value: object, unit: str, lang: Lang, *, rough: bool = False) -> str:
    """Any single value with its unit, in words for a reader. `rough` writes yen as an estimate."""
    match value:
        case None:
            return "なし" if lang == "ja" else "none"
        case False if unit in _MEASURED:  # an amount or a period the law does not provide for
            return "なし" if lang == "ja" else "none"
        case bool():
            return ("はい" if value else "いいえ") if lang == "ja" else ("yes" if value else "no")
        case Text():
            return value.get(lang)
        case date():
            return long_day(value, lang)
        case str() if unit not in ("ratio", "per_year", "number", "years", "months", "person_months"):
            return value
    return _number(value, unit, lang, rough)


def _number(value: object, unit: str, lang: Lang, rough: bool) -> str:
    assert isinstance(value, int | float | Fraction | Decimal | str)
    if unit in ("yen", "yen_per_person"):
        return estimate(int(value), lang) if rough else yen(int(value), lang)
    if unit == "usd":
        said = trim(Fraction(str(value)))
        return f"{said}米ドル" if lang == "ja" else f"US${said}".replace("US$-", "-US$")
    if unit == "ratio":
        return percent(value)
    if unit == "per_year":
        return f"年{percent(value)}" if lang == "ja" else f"{percent(value)} a year"
    if unit == "year":
        return f"{value}年" if lang == "ja" else str(value)
    if unit == "years" and Fraction(str(value)).denominator != 1:
        return _number(Fraction(str(value)) * 12, "months", lang, rough)
    said = trim(Fraction(value) if isinstance(value, str) else value)
    if lang == "en" and said == "1" and unit in _SINGULAR:
        return f"1 {_SINGULAR[unit]}"
    return _UNITS[unit].get(lang).format(said) if unit in _UNITS else said


_MEASURED = ("yen", "years", "per_year", "ratio", "days")
_SINGULAR = {
    "people": "person",
    "days": "day",
    "hours": "hour",
    "months": "month",
    "years": "year",
    "person_months": "person-month",
    "records": "record",
}
