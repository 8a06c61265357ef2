"""Loads site-data and checks it whole; `site_data_compile` makes of it the facts that calculators and pages stand on.

`python -m scripts.site_data` checks and writes calculators/facts.json; every problem is printed as `file: id: problem`.
"""

import argparse
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from scripts import end_quietly
from scripts.site_data_schema import form_problems, value_problem

ROOT = Path(__file__).resolve().parent.parent
JAPAN = timezone(timedelta(hours=9))
ID = re.compile(r"[a-z0-9_]+([.-][a-z0-9_]+)*")

# Kinds that nothing cites as a fact: `edr` may be a term and a source.
OWN_NAMES = ("term", "change", "check_area", "check")

type Entries = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: `file: id: text`."""

    file: str
    id: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.id}: {self.text}"


class BadSiteData(Exception):
    """Every problem found, at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteData:
    """All entries by id, as written; each also knows its file, and a fact its statute (empty for models)."""

    sources: Entries = field(default_factory=dict)
    statutes: Entries = field(default_factory=dict)
    articles: Entries = field(default_factory=dict)
    facts: Entries = field(default_factory=dict)
    tables: Entries = field(default_factory=dict)
    precedents: Entries = field(default_factory=dict)
    incidents: Entries = field(default_factory=dict)
    corrections: Entries = field(default_factory=dict)
    terms: Entries = field(default_factory=dict)
    changes: Entries = field(default_factory=dict)
    check_areas: Entries = field(default_factory=dict)
    checks: Entries = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def say(self, file: str, entry_id: str, text: str) -> None:
        self.problems.append(Problem(file, entry_id, text))


def load(root: Path) -> SiteData:
    """Everything in `root`.

    Raises:
        BadSiteData: with every problem of every file.
    """
    from scripts.site_data_check import cross_check

    data = read(root)
    cross_check(data)
    if data.problems:
        raise BadSiteData(sorted(data.problems, key=str))
    return data


def read(root: Path) -> SiteData:
    """Read every file and check each entry's own form; problems are collected in the data."""
    data = SiteData()
    for file in sorted(root.rglob("*.toml")):
        name = file.relative_to(root).as_posix()
        if name.startswith("training/") or name == "moved.toml":
            continue
        try:
            body = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            data.say(name, "-", f"cannot be read: {error}")
            continue
        _take(data, name, body)
    return data


# Section of a file → where its entries are kept.
SECTIONS = {
    "source": "sources",
    "article": "articles",
    "incident": "incidents",
    "correction": "corrections",
    "term": "terms",
    "change": "changes",
    "check_area": "check_areas",
    "check": "checks",
}


def _take(data: SiteData, name: str, body: dict[str, Any]) -> None:
    """Put the entries of one file where they belong, by the folder the file is in."""
    folder = name.partition("/")[0]
    if folder == "precedents":
        _add(data, data.precedents, "precedent", name, body)
        if body.get("id") != Path(name).stem:
            data.say(name, str(body.get("id")), "the id must be the name of the file")
        return
    for key in set(body) - {*SECTIONS, "statute", "fact", "table", "row"}:
        data.say(name, "-", f"unknown section [{key}]")
    statute = ""
    if "statute" in body:
        _add(data, data.statutes, "statute", name, body["statute"])
        statute = str(body["statute"].get("id", ""))
    for key, kept in SECTIONS.items():
        for entry in body.get(key, []):
            _add(data, getattr(data, kept), key, name, entry)
    for entry in body.get("fact", []):
        _add_fact(data, name, entry, statute)
    if "table" in body:
        _add_table(data, name, body)


def _add(data: SiteData, entries: Entries, kind: str, name: str, entry: dict[str, Any]) -> None:
    entry_id = str(entry.get("id", "?"))
    for text in form_problems(kind, entry):
        data.say(name, entry_id, text)
    if not ID.fullmatch(entry_id):
        data.say(name, entry_id, "an id is lower-case ASCII, parts joined by dots")
    place = f"{kind} {entry_id}" if kind in OWN_NAMES else entry_id
    if place in data.files:
        data.say(name, entry_id, f"this id stands in {data.files[place]} already")
    data.files[place] = name
    entries[entry_id] = entry


def _add_fact(data: SiteData, name: str, entry: dict[str, Any], statute: str) -> None:
    fact_id = str(entry.get("id", "?"))
    _add(data, data.facts, "fact", name, entry)
    for value in entry.get("value", []):
        for text in form_problems("value", value):
            data.say(name, fact_id, text)
        if ("value" in value) == ("unknown" in value):
            data.say(name, fact_id, "give either value or unknown")
        elif "value" in value and (problem := value_problem(value["value"], entry.get("unit", ""))):
            data.say(name, fact_id, problem)
        if statute and "from" not in value:
            data.say(name, fact_id, "a value of a statute needs its first day (from)")
    entry["statute"] = statute


def _add_table(data: SiteData, name: str, body: dict[str, Any]) -> None:
    table = body["table"]
    _add(data, {}, "table", name, table)
    columns = {str(one.get("id")): one for one in table.get("columns", [])}
    for column in table.get("columns", []):
        for text in form_problems("column", column):
            data.say(name, f"{table.get('id')}.{column.get('id')}", text)
    rows: Entries = {}
    for row in body.get("row", []):
        row_id = f"{table.get('id')}.{row.get('id')}"
        if str(row.get("id")) in rows:
            data.say(name, row_id, "this row stands in the table twice")
        rows[str(row.get("id"))] = row
        for text in form_problems("row", row, dict.fromkeys(columns, "any")):
            data.say(name, row_id, text)
        for key in set(row) & set(columns):
            if problem := value_problem(row[key], columns[key].get("unit", "")):
                data.say(name, f"{row_id}.{key}", problem)
    data.tables[str(table.get("id"))] = {"table": table, "row": body.get("row", [])}


def site_day(repo: Path = ROOT) -> date:
    """The day of this edition: AS_OF, else the day in Japan of SOURCE_DATE_EPOCH, else of the last commit; never the clock.

    Raises:
        SystemExit: AS_OF is not a date, or there is nothing to take a day from.
    """
    if given := os.environ.get("AS_OF"):
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise SystemExit(f"AS_OF must be a date such as 2026-11-24, not {given!r}") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or last_commit(repo)
    if not epoch:
        raise SystemExit("no day: set AS_OF, or SOURCE_DATE_EPOCH, or build from a git checkout")
    return datetime.fromtimestamp(int(epoch), UTC).astimezone(JAPAN).date()


def last_commit(repo: Path) -> str:
    """The second of the last commit since 1970, as text; empty where there is no history."""
    command = ["git", "-C", str(repo), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _lines(problems: list[Problem]) -> Iterator[str]:
    yield from map(str, problems)
    yield f"{len(problems)} problems in site-data; nothing was written"


def main() -> int:
    """Check, and write the compiled facts unless told otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only check")
    parser.add_argument("--data", type=Path, default=ROOT / "site-data", help="the folder to read")
    parser.add_argument("--out", type=Path, default=ROOT / "calculators" / "facts.json")
    options = parser.parse_args()
    from calculators.facts import Facts
    from calculators.stored import written
    from scripts import training_data
    from scripts.site_data_compile import compile_facts

    try:
        data = load(options.data)
        compiled = compile_facts(data, site_day())
        training_data.load(options.data, ROOT / "docs", data, Facts(compiled))
    except BadSiteData as error:
        print("\n".join(_lines(error.problems)), file=sys.stderr)
        return 1
    if not options.check:
        options.out.write_text(written(compiled), encoding="utf-8")
    return 0


if __name__ == "__main__":
    end_quietly()
    sys.exit(main())
