"""A batch streams a CSV through one calculator: rows in order, bad rows named, files that Japanese Excel writes and reads."""

import csv
import io
import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from calculators import api, batch, excel, registry
from calculators.__main__ import main
from calculators.result import BadInput
from calculators.text import Text

# The whole hundred thousand rows with FULL=1; a run in the quick suite is long enough to see memory grow.
ROWS = 100_000 if os.environ.get("FULL") else 3_000


def job(name: str = "jo_model", found: dict[int, Any] | None = None, on: str | None = None) -> batch.Job:
    def report(line: int, problems: Any) -> None:
        if found is not None:
            found[line] = problems

    return batch.Job(calculator=registry.get(name), on=on, lang="ja", report=report, step=lambda: None)


def read(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))


def cli(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "calculators", "batch", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_rows_keep_their_order_and_carry_the_outputs(tmp_path: Path, encoding: str) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    text = '_支店,items,people\r\n渋谷①,"name,address",１万人\r\n梅田,name;address;phone,"1,000"\r\n'
    source.write_bytes(text.encode(encoding))
    assert batch.run(source, target, job()) == batch.Done(rows=2, bad=0)
    first, second = read(target)
    assert list(first) == [
        "_支店",
        "items",
        "people",
        "total",
        "per_person",
        "sensitivity",
        "identifiability",
        "problem",
    ]
    assert (first["_支店"], first["total"], first["per_person"], first["problem"]) == ("渋谷①", "60000000", "6000", "")
    assert (second["people"], second["total"]) == ("1,000", "6000000")


def test_the_file_opens_in_japanese_excel_and_runs_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text('_a,items,people\n"=HYPERLINK(""http://x"")",name,1\n＝1+1,@name,-5\n', encoding="utf-8")
    assert batch.run(source, target, job()).bad == 1
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3
    rows = read(target)
    assert rows[0]["_a"].startswith("'=")
    assert rows[1]["_a"].startswith("'＝")
    assert rows[1]["items"] == "'@name"
    assert rows[1]["people"] == "'-5"
    assert all(not cell.startswith(excel.DANGEROUS) for row in rows for cell in row.values())


def test_a_number_that_is_one_keeps_its_sign() -> None:
    assert excel.neutral(-0.24) == "-0.24"
    assert excel.neutral("-0.24") == "'-0.24"
    assert excel.neutral(None) == ""


def test_a_bad_row_is_named_by_its_line_and_the_rest_is_done(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    lines = [
        "items,people,_note",
        "name,1,ok",
        'name,0,"two',
        'lines"',
        "",
        "nothing,たくさん,",
        "name,2,x,too many",
        "name",
    ]
    source.write_text("\n".join([*lines, "name,3,last"]) + "\n", encoding="utf-8")
    found: dict[int, dict[str, Text]] = {}
    assert batch.run(source, target, job(found=found)) == batch.Done(rows=6, bad=4)
    assert {line: sorted(problems) for line, problems in found.items()} == {
        3: ["people"],
        6: ["items", "people"],
        7: ["row"],
        8: ["people"],
    }
    rows = read(target)
    assert [row["total"] for row in rows] == ["3000", "", "", "", "", "9000"]
    assert rows[1]["problem"].startswith("people: ")
    assert rows[1]["_note"] == "two\nlines"


def test_the_command_says_lines_and_reasons_and_exits_2(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("items,people\nname,1\nname,0\nname,x\n", encoding="utf-8")
    done = cli("jo-model", str(source), "-o", str(target))
    assert done.returncode == 2
    assert "3行目: people: " in done.stderr
    assert "4行目: people: " in done.stderr
    assert "3行のうち1行" in done.stdout
    as_json = cli("jo_model", str(source), "-o", str(target), "--json")
    assert as_json.returncode == 2
    problems = json.loads(as_json.stdout)["problems"]
    assert list(problems) == ["3.people", "4.people"]
    assert set(problems["3.people"]) == {"ja", "en"}
    source.write_text("items,people\nname,1\n", encoding="utf-8")
    good = cli("jo_model", str(source), "-o", str(target), "--json", "--on", "令和8年11月24日")
    assert (good.returncode, json.loads(good.stdout), good.stderr) == (0, {"rows": 1}, "")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("items,peple\nname,1\n", ["header", "people"]),
        ("items,people,people\nname,1,1\n", ["header"]),
        ("items,,people\nname,,1\n", ["header"]),
        ("items\nname\n", ["people"]),
        ("", ["items", "people"]),
    ],
)
def test_a_header_that_names_something_else_stops_everything(tmp_path: Path, text: str, fields: list[str]) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        batch.run(source, target, job())
    assert sorted(caught.value.problems) == fields
    assert list(tmp_path.iterdir()) == [source]


def test_files_that_cannot_be_used_are_said(tmp_path: Path) -> None:
    good, missing = tmp_path / "in.csv", tmp_path / "none.csv"
    good.write_text("items,people\nname,1\n", encoding="utf-8")
    utf16 = tmp_path / "utf16.csv"
    utf16.write_bytes("items,people\nname,1\n".encode("utf-16") + b"\xff\xfe\xff")
    for source, target, field in (
        (missing, tmp_path / "out.csv", "input"),
        (utf16, tmp_path / "out.csv", "input"),
        (good, good, "output"),
        (good, tmp_path / "no" / "out.csv", "output"),
    ):
        with pytest.raises(BadInput) as caught:
            batch.run(source, target, job())
        assert list(caught.value.problems) == [field]
    with pytest.raises(BadInput) as on:
        batch.run(good, tmp_path / "out.csv", job(on="11/24"))
    assert list(on.value.problems) == ["on"]
    assert good.read_text(encoding="utf-8").endswith("name,1\n")


@pytest.mark.parametrize("name", registry.NAMES)
def test_every_calculator_runs_its_example_in_a_batch(name: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    example = registry.get(name).example
    with source.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(example)
        rows.writerow(";".join(one) if isinstance(one, list | tuple) else str(one) for one in example.values())
    found: dict[int, Any] = {}
    assert batch.run(source, target, job(name, found)) == batch.Done(rows=1, bad=0), found
    (row,) = read(target)
    headline = api.evaluate(name, example).result.headline
    written = {key.removeprefix("output.") for key in row}
    assert headline.name in written or any(key.startswith(f"{headline.name}.") for key in written)


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("installed", [True, False])
def test_a_terminal_gets_a_bar_where_tqdm_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    source, terminal = tmp_path / "in.csv", Terminal()
    source.write_text("items,people\nname,1\nname,2\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stderr", terminal)
    if not installed:
        monkeypatch.setitem(sys.modules, "tqdm", None)
    assert main(["batch", "jo_model", str(source), "-o", str(tmp_path / "out.csv")]) == 0
    assert ("2/2" in terminal.getvalue()) is installed
    assert len(read(tmp_path / "out.csv")) == 2


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    peaks = []
    for rows in (ROWS // 6, ROWS):
        source = tmp_path / "in.csv"
        with source.open("w", encoding="utf-8") as stream:
            stream.write("items,people\n")
            stream.writelines(f'"name,address,email",{1 + at}\n' for at in range(rows))
        tracemalloc.start()
        assert batch.run(source, tmp_path / "out.csv", job()) == batch.Done(rows=rows, bad=0)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000, peaks
