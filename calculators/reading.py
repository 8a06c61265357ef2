"""Reads what somebody typed, sent as JSON or put into a link into the declared inputs, or says everything that is wrong.

What comes in is text, lists of text, booleans or JSON numbers; nothing about it is trusted.
"""

import math
from collections.abc import Callable, Mapping
from datetime import date, time
from fractions import Fraction
from functools import cache
from typing import Any

from calculators import parse, write
from calculators.facts import Facts
from calculators.parse import Refused, refuse
from calculators.result import BadInput
from calculators.spec import Clock, Day, Field, Flag, Kind, Many, One, Range, Real, Share, Triple, Whole, fields
from calculators.text import Lang, Text


def read(inputs: type, raw: Mapping[str, Any], facts: Facts) -> Any:
    """The typed inputs.

    Raises:
        BadInput: every field that is missing, unknown, unreadable or out of bounds.
    """
    problems: dict[str, Text] = {}
    values: dict[str, Any] = {}
    known = {field.name for field in fields(inputs)}
    for name in raw:
        if name not in known:
            problems[str(name)[:60]] = Text("この計算にはない入力項目です。", "This calculator has no such input.")
    for field in fields(inputs):
        try:
            values[field.attribute] = _read_field(field, raw.get(field.name), facts)
        except Refused as error:
            problems[field.name] = error.reason
    if problems:
        raise BadInput(problems)
    return inputs(**values)


def _read_field(field: Field, given: Any, facts: Facts) -> Any:
    if given is None or given == "" or given == [] or (isinstance(given, str) and not given.strip()):
        if field.required:
            raise _unanswered(field.kind)
        return field.default
    return read_value(field.kind, given, facts)


def _unanswered(kind: Kind) -> Refused:
    match kind:
        case Many():
            return refuse("一つ以上選んでください。", "Choose at least one.")
        case One():
            return refuse("一つ選んでください。", "Choose one.")
        case _:
            return refuse("入力してください。", "Please answer this.")


def read_value(kind: Kind, given: Any, facts: Facts) -> Any:
    """One value of that kind from text or JSON.

    Raises:
        Refused: with the reason and a form that would be accepted.
    """
    match kind:
        case Whole():
            return _bounded(_read_whole(given, kind.unit), kind.low, kind.high, kind.unit)
        case Share():
            return _bounded(_read_exact(given, parse.ratio), kind.low, kind.high, kind.unit)
        case Real():
            return _bounded(
                _read_exact(given, lambda text: parse.number(text, kind.unit)), kind.low, kind.high, kind.unit
            )
        case Range():
            return _read_range(given, kind)
        case Day():
            return _read_day(given, kind)
        case Clock():
            return given if isinstance(given, time) else parse.clock(_text(given))
        case Flag():
            return _read_flag(given)
        case One():
            return _read_one(given, kind)
        case Many():
            return _read_many(given, kind, facts)


def _text(given: Any) -> str:
    if not isinstance(given, str):
        raise refuse("文字で入力してください。", "Write this as text.")
    return given


def _read_whole(given: Any, unit: str) -> int:
    if isinstance(given, bool) or (isinstance(given, float) and not given.is_integer()):
        raise refuse("整数で入力してください。", "Write a whole number.")
    if isinstance(given, int | float):
        return int(given)
    return parse.whole(_text(given), unit)


def _read_exact(given: Any, reader: Callable[[str], Fraction]) -> Fraction:
    if isinstance(given, bool):
        raise refuse("数で入力してください。", "Write a number.")
    if isinstance(given, Fraction | int):
        return Fraction(given)
    if isinstance(given, float):
        if not math.isfinite(given):
            raise refuse("有限の数で入力してください。", "Write a finite number.")
        return Fraction(str(given))
    found: Fraction = reader(_text(given))
    return found


def _bounded[N: (int, Fraction)](value: N, low: N, high: N, unit: str) -> N:
    if low <= value <= high:
        return value
    raise Refused(_bounds_text(low, high, unit))


def _bounds_text(low: int | Fraction, high: int | Fraction, unit: str) -> Text:
    def said(lang: Lang, value: int | Fraction) -> str:
        return write.quantity(value, unit, lang)

    return Text(
        f"{said('ja', low)}以上{said('ja', high)}以下で入力してください。",
        f"Write a value from {said('en', low)} to {said('en', high)}.",
    )


def _read_range(given: Any, kind: Range) -> Triple:
    if isinstance(given, Mapping):
        if set(given) != {"low", "mid", "high"}:
            raise refuse("low・mid・highの三つを指定してください。", "Give low, mid and high.")
        parts = [given["low"], given["mid"], given["high"]]
    elif isinstance(given, str):
        parts = list(parse.to_ascii(given).replace("〜", "~").split("~"))
    else:
        parts = [given]
    read_parts = [_bounded(_read_whole(part, kind.unit), 0, kind.high, kind.unit) for part in parts]
    if len(read_parts) == 1:
        read_parts *= 3
    if len(read_parts) == 2:
        raise refuse(
            "最小・中間・最大の三つを「~」でつないでください(例:100万~300万~1000万)。",
            "Join low, likely and high by “~” (for example 100万~300万~1000万).",
        )
    low, mid, high = read_parts if len(read_parts) == 3 else (1, 0, 0)
    if not low <= mid <= high:
        raise refuse(
            "最小・中間・最大を小さい順に三つ書いてください。",
            "Write three amounts in rising order: low, likely, high.",
        )
    return Triple(low=low, mid=mid, high=high)


def _read_day(given: Any, kind: Day) -> date:
    found = given if isinstance(given, date) else parse.day(_text(given))
    if not kind.low <= found <= kind.high:
        raise refuse(
            f"{write.short_day(kind.low, 'ja')}から{write.short_day(kind.high, 'ja')}までの日を入力してください。",
            f"Write a day from {write.short_day(kind.low, 'en')} to {write.short_day(kind.high, 'en')}.",
        )
    return found


_YES = {"true", "yes", "1", "on", "はい"}
_NO = {"false", "no", "0", "off", "いいえ"}


def _read_flag(given: Any) -> bool:
    if isinstance(given, bool):
        return given
    word = _text(given).strip().lower()
    if word not in _YES | _NO:
        raise refuse("「はい」か「いいえ」で答えてください。", "Answer yes or no.")
    return word in _YES


def _read_one(given: Any, kind: One) -> str:
    names = {name: option.id for option in kind.options for name in (option.id, *option.aliases)}
    typed = str(given) if isinstance(given, int) and not isinstance(given, bool) else _text(given).strip()
    if typed not in names:
        raise refuse(
            "選択肢にない値です。", f"Not one of the choices ({', '.join(option.id for option in kind.options)})."
        )
    return names[typed]


def _read_many(given: Any, kind: Many, facts: Facts) -> tuple[str, ...]:
    listed = given.split(",") if isinstance(given, str) else given
    if not isinstance(listed, list | tuple) or len(listed) > 500:
        raise refuse("一覧から選んでください。", "Choose from the list.")
    names, order = vocabulary(facts, kind.table)
    chosen = {names.get(str(one).strip(), "") for one in listed}
    if "" in chosen:
        unknown = next(str(one)[:40] for one in listed if str(one).strip() not in names)
        raise refuse(f"一覧にない項目です:{unknown}", f"Not in the list: {unknown}")
    return tuple(name for name in order if name in chosen)


@cache
def vocabulary(facts: Facts, table: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Every accepted name → row id, and the ids in table order."""
    rows = facts.table(table)["rows"]
    names = {alias: row["id"] for row in rows for alias in (row["id"], *(row.get("aliases") or ()))}
    return names, tuple(row["id"] for row in rows)
