"""The cited facts that calculators stand on, and the law as it stood on a given day."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from calculators import stored
from calculators.text import Text, from_json, headed


class UnknownFact(LookupError):
    """An id that site-data does not have: a bug, never a matter of dates."""


class NotInForce(Exception):
    """No verified value is known for that day, so no answer is given rather than the nearest one.

    `field` names the input that carried the day; None where the day is that of the law asked for.
    """

    def __init__(self, fact_id: str, day: date, reason: Text, field: str | None = None) -> None:
        super().__init__(f"{fact_id}: nothing in force on {day.isoformat()}")
        self.fact_id, self.day, self.reason, self.field = fact_id, day, reason, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One cited value. `since` is the first day it applies, or the day of the edition; None if neither is known."""

    id: str
    label: Text
    value: Any
    unit: str
    since: str | None
    source: str
    pinpoint: Text | None
    grade: str

    @property
    def int(self) -> int:
        """A whole amount: yen, days, people.

        Raises:
            TypeError: the value is something else, which means the caller asked for the wrong fact.
        """
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise TypeError(f"{self.id} is {self.value!r}, not a whole number")
        return self.value

    @property
    def ratio(self) -> Fraction:
        """An exact number: 0.03 is 3/100, free of binary rounding."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float | str):
            raise TypeError(f"{self.id} is {self.value!r}, not a number")
        return Fraction(str(self.value))

    def json(self) -> dict[str, object]:
        value = self.value.json() if isinstance(self.value, Text) else self.value
        return {"id": self.id, "value": value, "unit": self.unit, "from": self.since, "source": self.source}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a published table; a cell that the source leaves empty is absent."""

    table: str
    id: str
    label: Text
    cells: Mapping[str, Fact]
    note: Text | None

    def __getitem__(self, column: str) -> Fact:
        try:
            return self.cells[column]
        except KeyError:
            raise UnknownFact(f"{self.table}.{self.id}.{column}") from None

    def get(self, column: str) -> Fact | None:
        return self.cells.get(column)


@dataclass(frozen=True, slots=True)
class Law:
    """The facts as they stand on one day. Calculators take this as an argument, so they never ask the clock."""

    facts: "Facts"
    on: date
    field: str | None = None

    def at(self, day: date, field: str | None = None) -> "Law":
        """The same facts on another day; `field` is the input that gave the day, for a problem to stand beside."""
        return Law(self.facts, day, field)

    def __getitem__(self, fact_id: str) -> Fact:
        """The value in force.

        Raises:
            UnknownFact: no such id.
            NotInForce: no verified value for that day.
        """
        entry = self.facts.entry(fact_id)
        day = self.on.isoformat()
        for period in entry["values"]:
            if (period["from"] or "") <= day <= (period["to"] or "9999-12-31"):
                if period.get("unknown"):
                    raise NotInForce(fact_id, self.on, from_json(period["unknown"]), self.field)
                return _fact(fact_id, entry, period)
        raise NotInForce(fact_id, self.on, _no_rule(entry, self.on), self.field)

    def cell(self, fact_id: str) -> Fact:
        """A dated fact by its id, or a table's cell by `table.row.column`.

        Raises:
            UnknownFact: neither.
            NotInForce: no verified value for that day.
        """
        try:
            return self[fact_id]
        except UnknownFact:
            table, _, rest = fact_id.partition(".")
            row, _, column = rest.rpartition(".")
            if not row:
                raise
            return self.row(table, row)[column]

    def row(self, table: str, row_id: str) -> Row:
        for row in self.rows(table):
            if row.id == row_id:
                return row
        raise UnknownFact(f"{table}.{row_id}")

    def rows(self, table: str) -> tuple[Row, ...]:
        return self.facts.rows(table)


class Facts:
    """Everything of site-data that a calculator may use, as compiled to JSON at build time.

    A section may still be text (bytes): it is cut when it is first asked for, and an entry decoded when that one is.
    """

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self._all = dict(compiled)
        self._rows: dict[str, tuple[Row, ...]] = {}
        self.as_of = date.fromisoformat(compiled["as_of"])
        self.hash: str = compiled["hash"]

    def at(self, day: date) -> Law:
        return Law(self, day)

    @property
    def current(self) -> Law:
        """The law of the edition's own day."""
        return self.at(self.as_of)

    def _section(self, kind: str) -> Any:
        if isinstance(self._all[kind], bytes):
            self._all[kind] = stored.cut(self._all[kind])
        return self._all[kind]

    def _one(self, kind: str, key: str | int) -> Any:
        """One entry; KeyError where there is none."""
        section = self._section(kind)
        if isinstance(section[key], bytes):
            section[key] = json.loads(section[key])
        return section[key]

    def _every(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        return tuple(self._one(kind, at) for at in range(len(self._section(kind))))

    def _named(self, kind: str, key: str) -> Mapping[str, Any]:
        try:
            found: Mapping[str, Any] = self._one(kind, key)
        except KeyError:
            raise UnknownFact(key) from None
        return found

    def entry(self, fact_id: str) -> Mapping[str, Any]:
        return self._named("facts", fact_id)

    def periods(self, fact_id: str) -> Iterator[tuple[str | None, str | None, Fact | None]]:
        """Every period of a fact in order: first day, last day, value (None where it is known to be unverified)."""
        entry = self.entry(fact_id)
        for period in entry["values"]:
            value = None if period.get("unknown") else _fact(fact_id, entry, period)
            yield period["from"], period["to"], value

    def rows(self, table: str) -> tuple[Row, ...]:
        if table not in self._rows:
            self._rows[table] = tuple(_rows(table, self._named("tables", table)))
        return self._rows[table]

    def table(self, table: str) -> Mapping[str, Any]:
        """What the table itself says: title, source, columns."""
        return self._named("tables", table)

    def source(self, source_id: str) -> Mapping[str, Any]:
        return self._named("sources", source_id)

    def article(self, article_id: str) -> Mapping[str, Any]:
        return self._named("articles", article_id)

    @property
    def precedents(self) -> tuple[Mapping[str, Any], ...]:
        return self._every("precedents")

    def precedent(self, precedent_id: str) -> Mapping[str, Any]:
        for found in self.precedents:
            if found["id"] == precedent_id:
                return dict(found)
        raise UnknownFact(precedent_id)

    @property
    def incidents(self) -> tuple[Mapping[str, Any], ...]:
        return self._every("incidents")


@cache
def shipped() -> Facts:
    """The facts that travel inside the package.

    Raises:
        UnknownFact: facts.json has not been compiled.
    """
    try:
        return Facts(stored.sections())
    except OSError:
        raise UnknownFact("calculators/facts.json is missing; run `make build`") from None


def _text_or_same(value: Any) -> Any:
    return from_json(value) if isinstance(value, dict) and set(value) == {"ja", "en"} else value


def _first(source: str | list[str]) -> str:
    return source if isinstance(source, str) else source[0]


def _fact(fact_id: str, entry: Mapping[str, Any], period: Mapping[str, Any]) -> Fact:
    pinpoint = period.get("pinpoint")
    return Fact(
        id=fact_id,
        label=from_json(entry["label"]),
        value=_text_or_same(period["value"]),
        unit=entry["unit"],
        since=period["from"],
        source=_first(period["source"]),
        pinpoint=from_json(pinpoint) if pinpoint else None,
        grade=period["grade"],
    )


def _rows(table: str, body: Mapping[str, Any]) -> Iterator[Row]:
    columns = {column["id"]: column for column in body["columns"]}
    for row in body["rows"]:
        given = {**body, **{key: value for key, value in row.items() if value is not None}}
        pinpoint = given.get("pinpoint")
        label = from_json(row["label"])
        cells = {
            name: Fact(
                id=f"{table}.{row['id']}.{name}",
                label=headed(label, from_json(columns[name]["label"])),
                value=_text_or_same(value),
                unit=columns[name]["unit"],
                since=given.get("published"),
                source=_first(given["source"]),
                pinpoint=from_json(pinpoint) if pinpoint else None,
                grade=given["grade"],
            )
            for name, value in row["cells"].items()
        }
        note = from_json(row["note"]) if row.get("note") else None
        yield Row(table=table, id=row["id"], label=label, cells=cells, note=note)


def _no_rule(entry: Mapping[str, Any], day: date) -> Text:
    label = from_json(entry["label"])
    return Text(
        f"「{label.ja}」は、{day.isoformat()}の時点で確認できた値がありません。",
        f"No verified value of “{label.en}” is known for {day.isoformat()}.",
    )
