"""What a calculator answers: outputs, the working behind them, and the facts they stand on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any, Literal

from calculators.facts import Fact
from calculators.text import Text

type Value = (
    int
    | float
    | bool
    | str
    | Fraction
    | Decimal
    | date
    | Text
    | list[Value]
    | tuple[Value, ...]
    | dict[str, Value]
    | None
)


class BadInput(Exception):
    """Every problem of a set of inputs at once: field name → what is wrong and what would be right."""

    def __init__(self, problems: dict[str, Text]) -> None:
        super().__init__("; ".join(f"{name}: {text.en}" for name, text in problems.items()))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the working: the numbers put in, what came out, and the facts used."""

    label: Text
    expression: str | Text
    value: Value
    unit: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One answer. An `estimate` is shown to three significant figures, a legal amount exactly.

    `shown` are the words for a reader where the value is a code.
    """

    name: str
    label: Text
    value: Value
    unit: str
    precision: Literal["exact", "estimate"] = "exact"
    shown: Text | None = None


def estimate(name: str, label: Text, value: Value, shown: Text | None = None) -> Output:
    """An amount or a range of yen that is no exact sum."""
    return Output(name=name, label=label, value=value, unit="yen", precision="estimate", shown=shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures that belong beside the answer. Cells are shown as given; numbers by the unit of their column, a `day` on one line."""

    id: str
    caption: Text
    columns: tuple[tuple[Text, str], ...]
    rows: tuple[tuple[Value, ...], ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of yen in a period, or words where it is none (`value` is then None)."""

    value: int | None
    words: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From `first` to `last` (None: still open) one rule applied. `here` marks the period of the day asked about."""

    first: date
    last: date | None
    title: Text
    amounts: tuple[Amount, ...] = ()
    here: bool = False
    grade: str = "A"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """How a rule changed: periods in order, each with one amount for each of `labels`, or none at all."""

    caption: Text
    labels: tuple[Text, ...]
    periods: tuple[Period, ...]
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One row of `Ranges`, yen. An end that nobody knows is None and is drawn open; `mean` is marked where it is known."""

    label: Text
    low: int | None = None
    mid: int | None = None
    high: int | None = None
    mean: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranges:
    """Several ranges on one axis of yen, with the same figures as a table.

    `log` makes the axis logarithmic. `marker` is an amount to compare with all of them. `outputs` names the outputs that
    stand in it and need not be listed again.
    """

    caption: Text
    spans: tuple[Span, ...]
    log: bool = False
    marker: tuple[Text, int] | None = None
    outputs: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A whole answer. `outputs[0]` is the headline. `facts` are those used without a step of their own.

    `detail` is what a composed answer was made of, for a page of its own; it is no part of the JSON.
    """

    outputs: tuple[Output, ...]
    steps: tuple[Step, ...]
    meaning: Text
    ranges: tuple[Ranges, ...] = ()
    tables: tuple[Table, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    warnings: tuple[Text, ...] = ()
    facts: tuple[Fact, ...] = field(default=())
    detail: object = None

    @property
    def headline(self) -> Output:
        return self.outputs[0]

    def output(self, name: str) -> Output:
        return next(one for one in self.outputs if one.name == name)

    def value(self, name: str) -> Any:
        """What an output holds; the caller knows its shape."""
        return self.output(name).value

    def all_facts(self) -> tuple[Fact, ...]:
        """Every fact used, once, in order of first use."""
        return distinct((*chain.from_iterable(step.facts for step in self.steps), *self.facts))


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts, each period of each once."""
    return tuple({fact.id + str(fact.since): fact for fact in facts}.values())


def plain(value: Value) -> object:
    """The JSON form: exact numbers become JSON numbers, dates ISO text."""
    match value:
        case bool() | str() | None:
            return value
        case Fraction() | Decimal():
            return int(value) if value == int(value) else float(value)
        case date():
            return value.isoformat()
        case Text():
            return value.json()
        case list() | tuple():
            return [plain(one) for one in value]
        case dict():
            return {key: plain(one) for key, one in value.items()}
        case _:
            return value
