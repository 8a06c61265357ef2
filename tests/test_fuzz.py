"""Bounded fuzzing: guided by coverage natively, and of the address in the very module that the page uses."""

import importlib.util
import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FULL, ROOT

FRAGMENT = """
import { readFragment, writeFragment } from "./overrides/assets/calc/fragment.js";
import { readFileSync } from "node:fs";
const names = new Set(["people", "items", "on"]);
const texts = JSON.parse(readFileSync(0, "utf8"));
const read = texts.map((text) => [...readFragment(text, names)]);
const again = read.map((values) => [...readFragment(writeFragment(values), names)]);
console.log(JSON.stringify([read, again]));
"""
PIECES = [
    "#",
    "&",
    "=",
    "%",
    "%E3%81",
    "%ZZ",
    "people",
    "items",
    "on",
    "__proto__",
    "constructor",
    "+",
    ",",
    "あ",
    "\u0000",
    "\ud83d\ude00",
]


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris has no build for this Python")
def test_no_reader_is_surprised() -> None:
    seconds = 600 if FULL else 12
    command = [sys.executable, "-m", "tests.fuzz", "--seconds", str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds + 240)
    assert done.returncode == 0, done.stderr[-6000:]
    assert "DONE" in done.stderr


def test_any_address_is_read_without_an_error() -> None:
    made: list[str] = ["#" + "x" * 20_000, "#people=" + "9" * 9_000, "#people=1&people=2&__proto__=3", "#=&&=;"]

    @settings(max_examples=2000 if FULL else 300)
    @given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(codec="utf-8"), max_size=6), max_size=12))
    def collect(pieces: list[str]) -> None:
        made.append("".join(pieces))

    collect()
    command = ["node", "--input-type=module", "-e", FRAGMENT]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(made), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read, again = json.loads(done.stdout)
    assert read == again, "what is written is not what was read"
    assert read[:4] == [[], [], [["people", "1"]], []]
    assert all({name for name, _ in values} <= {"people", "items", "on"} for values in read)
    assert any(values for values in read[4:])
