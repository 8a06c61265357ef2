"""Declares the inputs of a calculator once: the form, the parser, the command line and the docs all read this.

Inputs are a frozen dataclass whose fields are annotated with one of the kinds below. A field without a default must be
answered; `reading.read` fills it from what somebody typed.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from functools import cache
from typing import Any, get_type_hints

from calculators.facts import Facts, Row
from calculators.text import Text

MAX_PEOPLE = 2_000_000_000
MAX_YEN = 10**16


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a `One` or `Many` field; `aliases` are further names that are understood."""

    id: str
    label: Text
    help: Text | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole number between `low` and `high`, in `unit` (people, yen, days, count …)."""

    label: Text
    help: Text
    unit: str
    low: int = 0
    high: int = MAX_YEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share between 0 and 1, typed as 30 % or 0.3. `high` may exceed 1 where the law or model allows it."""

    label: Text
    help: Text
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(1)
    unit: str = "ratio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Real:
    """A number that need not be whole, exact as typed."""

    label: Text
    help: Text
    unit: str
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(MAX_YEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Low, likely and high amounts of yen in one field: `100万~300万~1000万`; one number stands for all three."""

    label: Text
    help: Text
    unit: str = "yen"
    high: int = MAX_YEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A calendar day in Japan."""

    label: Text
    help: Text
    low: date = date(1990, 1, 1)
    high: date = date(2099, 12, 31)
    unit: str = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day in Japan."""

    label: Text
    help: Text
    unit: str = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Yes or no."""

    label: Text
    help: Text
    unit: str = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """Exactly one of the options."""

    label: Text
    help: Text
    options: tuple[Option, ...]
    unit: str = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """One or more rows of a table of site-data, by id or alias; `group` is the column the form groups them by."""

    label: Text
    help: Text
    table: str
    group: str
    groups: tuple[Option, ...]
    unit: str = "code"


type Kind = Whole | Share | Real | Range | Day | Clock | Flag | One | Many


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """A range as read: low ≤ mid ≤ high, yen."""

    low: int
    mid: int
    high: int

    @classmethod
    def flat(cls, amount: int) -> "Triple":
        """A range without width."""
        return cls(low=amount, mid=amount, high=amount)

    def ends(self) -> dict[str, Any]:
        """The JSON form."""
        return {"low": self.low, "mid": self.mid, "high": self.high}


@dataclass(frozen=True, slots=True)
class Field:
    """One input: its name, its kind, and the default (None is a default too, where `required` is False).

    `attribute` is the name in Python, which has an underscore at its end where the public name is a word of the language.
    """

    name: str
    kind: Kind
    required: bool
    default: Any
    attribute: str

    def of(self, inputs: Any) -> Any:
        """The answer given to it."""
        return getattr(inputs, self.attribute)


@cache
def fields(inputs: type) -> tuple[Field, ...]:
    """The declared inputs in order."""
    hints = get_type_hints(inputs, include_extras=True)
    return tuple(_field(one, hints[one.name].__metadata__[0]) for one in dataclasses.fields(inputs))


def of(inputs: object) -> tuple[Field, ...]:
    """The declared inputs of answers that were read."""
    declared: type = type(inputs)
    return fields(declared)


def _field(one: "dataclasses.Field[Any]", kind: Kind) -> Field:
    required = one.default is dataclasses.MISSING
    return Field(one.name.rstrip("_"), kind, required, None if required else one.default, one.name)


def choices(kind: Many, facts: Facts) -> list[tuple[Option, list[Row]]]:
    """The rows of a `Many` field by group, in the order of the groups."""
    rows = facts.rows(kind.table)
    return [
        (group, found)
        for group in kind.groups
        if (found := [row for row in rows if (cell := row.get(kind.group)) and cell.value == group.id])
    ]


def normalised(inputs: Any) -> dict[str, Any]:
    """The inputs as JSON values, every field named: what the result repeats and the link carries."""
    return {field.name: normalised_value(field.of(inputs)) for field in of(inputs)}


def normalised_value(value: Any) -> Any:
    """One input as a JSON value."""
    match value:
        case Fraction():
            return value.numerator if value.denominator == 1 else float(value)
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case tuple():
            return list(value)
        case Triple():
            return value.ends()
        case _:
            return value
