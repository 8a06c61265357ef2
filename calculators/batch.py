"""Runs one calculator over every row of a CSV file: input names in the header in, the same rows with the outputs out.

Rows stream: memory does not grow with the file. A row that cannot be calculated keeps its place with the reason in the
last column and is reported with its line; the others are still done.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calculators import api, excel, spec
from calculators.calculator import Calculator
from calculators.facts import shipped
from calculators.result import BadInput, plain
from calculators.spec import Many
from calculators.text import Lang, Text

PROBLEM = "problem"
# Columns that begin so are carried along unread: a key, a remark.
CARRIED = "_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a batch did: rows read, and how many of them could not be calculated."""

    rows: int
    bad: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One batch: what is calculated, on the law of which day (None: the day of the facts), in which language it speaks.

    `report` gets the line and the problems of a bad row, `step` is called after every row.
    """

    calculator: Calculator
    on: str | None
    lang: Lang
    report: Callable[[int, Mapping[str, Text]], None]
    step: Callable[[], None]


def run(source: Path, target: Path, job: Job) -> Done:
    """Read `source` (UTF-8 with or without BOM, or CP932) and write `target` for Excel; it appears only when complete.

    Raises:
        BadInput: a day or a file that cannot be read or written, or a header that does not name the inputs.
    """
    api.law_day(job.on, shipped())
    encoding = _encoding(source)
    part = target.with_name(f"{target.name}.part")
    try:
        if source.resolve() == target.resolve():
            raise BadInput(
                {"output": Text("入力とは別のファイルに書いてください。", "Write to another file than the input.")}
            )
        with source.open(encoding=encoding, newline="") as lines:
            rows = csv.reader(lines)
            header = _header(rows, job.calculator)
            with part.open("w", encoding=excel.ENCODING, newline="") as out:
                done = _rows(rows, header, excel.Writer(out), job)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput({"output": _cannot(error)}) from error
    return done


def count(source: Path) -> int:
    """How many lines the file has, for a progress bar: as many rows, unless cells hold line ends."""
    with source.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 16), b""))


def _encoding(source: Path) -> str:
    for encoding in (excel.ENCODING, "cp932"):
        try:
            with source.open(encoding=encoding, newline="") as stream:
                # A NUL is no text: UTF-16 would otherwise pass for CP932.
                plain_text = all("\0" not in chunk for chunk in iter(lambda: stream.read(1 << 16), ""))
        except UnicodeDecodeError:
            continue
        except OSError as error:
            raise BadInput({"input": _cannot(error)}) from error
        if plain_text:
            return encoding
    raise BadInput(
        {
            "input": Text(
                "文字コードを読み取れません。UTF-8またはShift_JIS(CP932)のCSVにしてください。",
                "The encoding is not understood. Save the CSV as UTF-8 or Shift_JIS (CP932).",
            )
        }
    )


def _cannot(error: OSError) -> Text:
    reason = error.strerror or type(error).__name__
    return Text(f"ファイルを読み書きできません({reason})。", f"The file cannot be read or written ({reason}).")


def _header(rows: Iterator[list[str]], calculator: Calculator) -> list[str]:
    """The names of the columns, checked before any row is read: a misspelt input must not be left out in silence."""
    try:
        names = [name.strip() for name in next(rows, [])]
    except csv.Error:
        names = []
    known = {field.name for field in spec.fields(calculator.inputs)}
    needed = {field.name for field in spec.fields(calculator.inputs) if field.required}
    wrong = [name for name in names if name not in known and not name.startswith(CARRIED)]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems: dict[str, Text] = {}
    if wrong:
        listed = ", ".join(name[:40] or "(空)" for name in wrong[:10])
        problems["header"] = Text(
            f"入力名ではない列があります:{listed}。「{CARRIED}」で始まる列は読まずに残します。",
            f"Not names of inputs: {listed}. Columns that begin with “{CARRIED}” are carried along unread.",
        )
    elif twice:
        problems["header"] = Text(
            f"同じ列が二つあります:{', '.join(twice)}", f"The same column twice: {', '.join(twice)}"
        )
    for name in sorted(needed - set(names)):
        problems[name] = Text("この列が要ります。", "This column is needed.")
    if problems:
        raise BadInput(problems)
    return names


def _rows(rows: Iterator[list[str]], header: list[str], writer: excel.Writer, job: Job) -> Done:
    columns = _columns(job.calculator)
    taken = {*header, PROBLEM}
    shown = [f"output.{name}" if name in taken else name for name, _, _ in columns]
    writer.row([*header, *shown, PROBLEM])
    done = bad = 0
    for line, cells in _numbered(rows):
        outputs, problems = _calculate(cells, header, job)
        done += 1
        if problems:
            bad += 1
            job.report(line, problems)
        padded = (cells + [""] * len(header))[: len(header)]
        said = "; ".join(f"{name}: {text.get(job.lang)}" for name, text in problems.items())
        writer.row([*padded, *(_cell(outputs.get(output), key) for _, output, key in columns), said])
        job.step()
    return Done(rows=done, bad=bad)


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty with the line it begins on; a row that is no CSV comes as one cell too many."""
    reader: Any = rows
    while True:
        line = reader.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            cells = [""] * 10_000
        if cells:
            yield line, cells


def _calculate(cells: list[str], header: list[str], job: Job) -> tuple[dict[str, Any], Mapping[str, Text]]:
    if len(cells) > len(header):
        return {}, {
            "row": Text(
                "列の数が見出しより多いか、CSVとして読めません。", "More cells than the header has, or not CSV."
            )
        }
    many = {field.name for field in spec.fields(job.calculator.inputs) if isinstance(field.kind, Many)}
    raw = {
        name: cell.replace(";", ",") if name in many else cell
        for name, cell in zip(header, cells, strict=False)
        if not name.startswith(CARRIED)
    }
    try:
        answer = api.evaluate(job.calculator.name, raw, job.on)
    except BadInput as error:
        return {}, error.problems
    return {one.name: plain(one.value) for one in answer.result.outputs}, {}


def _columns(calculator: Calculator) -> list[tuple[str, str, str | None]]:
    """The columns of the outputs as the worked example has them: name, output, and the key inside it (`total.low`)."""
    found: list[tuple[str, str, str | None]] = []
    for one in api.evaluate(calculator.name, calculator.example).result.outputs:
        keys: list[str | None] = [*one.value] if isinstance(one.value, dict) else [None]
        found += [(f"{one.name}.{key}" if key else one.name, one.name, key) for key in keys]
    return found


def _cell(value: Any, key: str | None) -> object:
    """A list of plain values is joined by semicolons; anything deeper is JSON."""
    inner = value.get(key) if key and isinstance(value, dict) else value
    if isinstance(inner, bool):
        return "true" if inner else "false"
    if isinstance(inner, list) and not any(isinstance(one, list | dict) for one in inner):
        return ";".join(str(one) for one in inner)
    if isinstance(inner, list | dict):
        return json.dumps(inner, ensure_ascii=False, separators=(",", ":"))
    return inner
