"""Reads numbers, dates and times as people in Japan type them, and refuses what could mean two things.

Every reader takes text and returns a value or raises `Refused` with the reason in both languages. Nothing is guessed:
`1.234` for a count, `11/24/2026` or `三万` come back with the form that would be understood.
"""

import re
import unicodedata
from datetime import date, time
from fractions import Fraction

from calculators.text import Text
from calculators.write import MONTHS_EN

MAX_LENGTH = 60


class Refused(ValueError):
    """Text that is not accepted, with the reason and a form that is."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def refuse(ja: str, en: str) -> Refused:
    return Refused(Text(ja, en))


_SCALES = {"兆": 10**12, "億": 10**8, "万": 10**4, "千万": 10**7, "百万": 10**6, "千": 10**3, "千億": 10**11}
_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
_TERM = re.compile(rf"({_GROUPED})(\.[0-9]+)?(千億|千万|百万|兆|億|万|千)?")
_KANJI_DIGITS = re.compile("[〇一二三四五六七八九十壱弐参拾]")
_UNITS = {
    "people": ("人", "名", "people", "persons", "person", "件"),
    "yen": ("円", "yen", "jpy"),
    "days": ("日", "日間", "days", "day"),
    "months": ("か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "月", "months", "month"),
    "years": ("年", "years", "year"),
    "machines": ("台",),
    "person_months": ("人月", "person-months"),
    "usd_jpy": ("円", "円/米ドル", "円/ドル"),
    "runs": ("回", "runs"),
    "count": ("件", "台", "回", "個", "通"),
    "records": ("件", "人", "records"),
}


def to_ascii(text: str) -> str:
    """Full-width letters, digits and spaces to ASCII; anything that only *looks* like a digit (①, ², ½) is refused."""
    if len(text) > MAX_LENGTH:
        raise refuse(f"{MAX_LENGTH}文字以内で入力してください。", f"Write at most {MAX_LENGTH} characters.")
    for char in text:
        if unicodedata.numeric(char, None) is not None and not (
            "0" <= char <= "9" or "０" <= char <= "９" or char.isalpha()
        ):
            raise refuse(
                f"「{char}」は数字として読めません。0〜9で入力してください。",
                f"“{char}” is not read as a digit. Use 0–9.",
            )
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()


def _strip_unit(text: str, unit: str) -> str:
    text = text.lower()
    if unit == "yen":
        text = text.removeprefix("jpy").lstrip().lstrip("¥\\").lstrip()
    for word in sorted(_UNITS.get(unit, ()), key=len, reverse=True):
        if text.endswith(word):
            return text[: -len(word)].rstrip()
    return text


def _check_sign(text: str) -> None:
    if text.startswith(("-", "△", "▲", "+")):
        raise refuse("符号を付けずに、0以上の数で入力してください。", "Write a number of zero or more, without a sign.")


def _check_ambiguous(text: str) -> None:
    if _KANJI_DIGITS.search(text):
        raise refuse(
            "漢数字は読めません。「3万」のように算用数字で入力してください。", "Use figures, for example 30000 or 3万."
        )
    if re.search(r"[0-9]e[0-9+-]|0x", text):
        raise refuse(
            "「1e6」のような形は読めません。1000000のように入力してください。",
            "Forms such as 1e6 are not read. Write 1000000.",
        )
    if re.search(r"[0-9][km]$", text):
        raise refuse(
            "k・mは使えません。「100万」または1000000と入力してください。",
            "k and m are ambiguous. Write 1000000 or 1 million.",
        )
    if re.search(r"[、;'’_]", text) or re.search(r"[0-9],[0-9]{1,2}(?![0-9])|,[0-9]{4,}|,,|,$|^,", text):
        raise refuse(
            "桁区切りは3桁ごとのカンマだけを使えます(例:1,234)。",
            "Group digits by commas in threes only (for example 1,234).",
        )


def number(text: str, unit: str = "") -> Fraction:
    """A number of zero or more, exact. `unit` allows its own words at the end (人, 円 …), no others.

    Raises:
        Refused: not a number, or one that could be read in two ways.
    """
    typed = to_ascii(text).lower()
    cleaned = _strip_unit(typed, unit)
    _check_sign(cleaned)
    _check_ambiguous(cleaned)
    if re.search(r"[億兆][0-9,]+$", typed):
        raise refuse(
            "最後の数の位が分かりません。「1億5,000万」または「1億5,000円」のように入力してください。",
            "The last part has no unit. Write 1億5,000万, or every digit: 100005000.",
        )
    if re.search(r"[0-9] [0-9]", cleaned) and not re.fullmatch(r"[0-9]{1,3}( [0-9]{3})+", cleaned):
        raise refuse(
            "数字の間の空白で区切りが分かりません。", "The spaces between the digits do not group them in threes."
        )
    for word, scale in _WORDS.items():
        if cleaned.endswith(word):
            return number(cleaned.removesuffix(word)) * scale
    return _sum_terms(cleaned.replace(" ", ""))


def _sum_terms(text: str) -> Fraction:
    total, below, at = Fraction(0), None, 0
    for term in _TERM.finditer(text):
        digits, decimals, scale_word = term.groups()
        scale = _SCALES[scale_word] if scale_word else 1
        value = Fraction(digits.replace(",", "") + (decimals or "")) * scale
        if term.start() != at or (below is not None and (scale >= below or value >= below)):
            break
        if decimals and at:
            raise refuse(
                "小数は先頭の位だけに使えます(例:1.5億)。", "Only the first part may have decimals (for example 1.5億)."
            )
        total, below, at = total + value, scale, term.end()
        if decimals and at != len(text):
            raise refuse(
                "小数と他の位は一緒に使えません(例:1.5億、または1億5,000万)。",
                "Do not mix decimals with further parts: 1.5億 or 1億5,000万.",
            )
    if at != len(text) or not text:
        raise refuse(
            "数として読めません。「1000」「1,000」「1億2,345万」のように入力してください。",
            "This is not read as a number. Write 1000, 1,000 or 123.45 million.",
        )
    return total


def whole(text: str, unit: str = "") -> int:
    """A whole number of zero or more.

    Raises:
        Refused: as `number`, or a fraction; `1.234` is refused because it may mean 1,234.
    """
    value = number(text, unit)
    if value.denominator != 1:
        raise refuse(
            "整数で入力してください。小数点は桁区切りではありません。",
            "Write a whole number; a point does not group digits.",
        )
    return value.numerator


def ratio(text: str) -> Fraction:
    """A share: `30%`, `3割`, `0.3`. A bare number above 1 is refused, since 30 may be meant as 30 %."""
    cleaned = to_ascii(text).lower()
    _check_sign(cleaned)
    for suffix, scale in (("%", 100), ("パーセント", 100), ("percent", 100), ("割", 10)):
        if cleaned.endswith(suffix):
            return number(cleaned.removesuffix(suffix)) / scale
    value = number(cleaned)
    if value > 1:  # 30 may be meant as 30 %
        raise refuse("「30%」または「0.3」のように入力してください。", "Write 30% or 0.3.")
    return value


_ERAS = {
    "令和": ("R", date(2019, 5, 1), date(9999, 12, 31)),
    "平成": ("H", date(1989, 1, 8), date(2019, 4, 30)),
    "昭和": ("S", date(1926, 12, 25), date(1989, 1, 7)),
    "大正": ("T", date(1912, 7, 30), date(1926, 12, 24)),
}
_WESTERN = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|\.([0-9]{1,2})\.([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)
_BOTH = re.compile(r"([0-9]{4}年)\(([^()]+年)\)([0-9]{1,2}月[0-9]{1,2}日)")
_WEEKDAY = re.compile(r"\([月火水木金土日]\)$")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_JAPANESE = re.compile(
    r"(令和|平成|昭和|大正|[RHSTrhst])\.?(元|[0-9]{1,2})(?:年([0-9]{1,2})月([0-9]{1,2})日|[./-]([0-9]{1,2})[./-]([0-9]{1,2}))"
)
_MONTHS = {word: at for at, name in enumerate(MONTHS_EN, 1) for word in (name.lower(), name[:3].lower())}
_ENGLISH = re.compile(r"([0-9]{1,2})([a-z]{3,9}),?([0-9]{4})|([a-z]{3,9})([0-9]{1,2}),([0-9]{4})")


def day(text: str) -> date:
    """A calendar day: ISO, 2026/11/24, 2026年11月24日, 令和8年11月24日, R8.11.24 (within its era), 24 November 2026,
    and as results write it, 2026年(令和8年)11月24日(火).

    Raises:
        Refused: no such day, a day outside its era, two years that differ, or an order of day and month that could be read in two ways.
    """
    cleaned = _WEEKDAY.sub("", to_ascii(text).replace(" ", ""))
    if found := _BOTH.fullmatch(cleaned):
        said = day(found[1] + found[3])
        if said == day(found[2] + found[3]):
            return said
    if found := _WESTERN.fullmatch(cleaned) or _COMPACT.fullmatch(cleaned):
        year, month, day_ = (int(part) for part in found.groups() if part)
        return _real_day(year, month, day_)
    if found := _JAPANESE.fullmatch(cleaned):
        return _era_day(*(part for part in found.groups() if part))
    if found := _ENGLISH.fullmatch(cleaned.lower()):
        first, second, last = (part for part in found.groups() if part)
        number_, name = (first, second) if first.isdigit() else (second, first)
        if name in _MONTHS:
            return _real_day(int(last), _MONTHS[name], int(number_))
    if re.fullmatch(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{1,4}", cleaned):
        raise refuse(
            "年を4桁で先に書いてください(例:2026-11-24)。",
            "Write the year first, in four digits (for example 2026-11-24).",
        )
    raise refuse(
        "日付として読めません。2026-11-24、令和8年11月24日のように入力してください。",
        "This is not read as a date. Write 2026-11-24 or 令和8年11月24日.",
    )


def _real_day(year: int, month: int, day_: int) -> date:
    try:
        return date(year, month, day_)
    except ValueError:
        raise refuse(
            f"{year}年{month}月{day_}日は存在しません。", f"There is no such day: {year}-{month:02}-{day_:02}."
        ) from None


def _era_day(era: str, year: str, month: str, day_: str) -> date:
    for name, (letter, first, last) in _ERAS.items():
        if era.upper() in (letter, name):
            found = _real_day(first.year - 1 + (1 if year == "元" else int(year)), int(month), int(day_))
            if year == "0" or not first <= found <= last:
                raise refuse(
                    f"その日は{name}ではありません。西暦で入力してください。",
                    "That day is outside the era given. Write the year in the Western calendar.",
                )
            return found
    raise AssertionError(era)


def clock(text: str) -> time:
    """A time of day in Japan: 14:30, 14時30分, 14時.

    Raises:
        Refused: not a time, or a.m./p.m. without saying which clock is meant.
    """
    cleaned = to_ascii(text).replace(" ", "")
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", cleaned) or re.fullmatch(
        r"([0-9]{1,2})時(?:([0-9]{1,2})分)?", cleaned
    )
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return time(int(found[1]), int(found[2] or 0))
    raise refuse(
        "時刻は24時間制で入力してください(例:14:30)。", "Write the time on the 24-hour clock (for example 14:30)."
    )
