"""Reads tests/vectors/*.toml: cases that read like the law, used natively, in Pyodide under Node, and in Chromium."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "vectors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: inputs as typed, and either outputs (a subset, compared exactly) or the fields that must be refused.

    `near` are results of a model that draws at random, by path: `"total.p50" = [expected, relative tolerance]`.
    """

    calculator: str
    name: str
    inputs: dict[str, Any]
    on: str
    outputs: dict[str, Any]
    near: dict[str, list[float]]
    problems: list[str]
    warning: str

    def __str__(self) -> str:
        return f"{self.calculator}: {self.name}"

    def request(self, lang: str = "ja") -> str:
        """The request as the browser would send it."""
        asked = {"calculator": self.calculator, "inputs": self.inputs, "lang": lang, "on": self.on}
        return json.dumps(asked, ensure_ascii=False)


def calculators() -> list[str]:
    """The calculators that have a vectors file."""
    return sorted(file.stem for file in FOLDER.glob("*.toml") if file.stem not in OTHER)


# TOML has no null; a vector writes this for an output that must be one.
NONE = "<none>"
# Vectors of parts that are not calculators.
OTHER = {"numbers", "dates"}


def cases() -> list[Case]:
    """Every case of every calculator."""
    return [case for name in calculators() for case in _read(name)]


def _read(name: str) -> list[Case]:
    body = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [
        Case(
            calculator=name,
            name=case["name"],
            inputs=case["inputs"],
            on=str(case.get("on", "")),
            near=case.get("near", {}),
            outputs=_nulls(case.get("outputs", {})),
            problems=case.get("problems", []),
            warning=case.get("warnings_contain", ""),
        )
        for case in body["case"]
    ]


def _nulls(value: Any) -> Any:
    """The value with every `<none>` in it, however deep, as None."""
    if isinstance(value, dict):
        return {key: _nulls(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_nulls(one) for one in value]
    return None if value == NONE else value
