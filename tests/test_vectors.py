"""Every calculator answers its vectors: exact values natively, and the same bytes from Pyodide under Node."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from calculators import api, registry
from tests import vectors
from tests.conftest import FULL

CASES = vectors.cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: vectors.Case) -> None:
    answer = json.loads(api.run(case.request()))
    if case.problems:
        assert answer["state"] == "problem"
        assert sorted(answer["problems"]) == sorted(case.problems)
        return
    assert answer["state"] == "done", answer.get("problems")
    result = json.loads(answer["result"])
    found = {name: result["outputs"][name]["value"] for name in case.outputs}
    assert found == case.outputs
    for path, (expected, tolerance) in case.near.items():
        name, _, key = path.partition(".")
        assert abs(result["outputs"][name]["value"][key] - expected) <= tolerance * abs(expected), path
    if case.warning:
        assert case.warning in "".join(warning["ja"] for warning in result["warnings"])


def test_case_says_what_it_expects() -> None:
    assert all(bool(case.outputs or case.near) != bool(case.problems) for case in CASES)


def test_every_calculator_has_vectors() -> None:
    assert sorted(registry.ANSWERED) == vectors.calculators()


def test_result_has_the_shape_of_the_contract() -> None:
    keys = ["calculator", "version", "on", "inputs", "outputs", "headline", "steps", "facts", "warnings"]
    for case in (case for case in CASES if case.outputs):
        result = json.loads(json.loads(api.run(case.request()))["result"])
        assert list(result) == keys
        assert result["headline"] == next(iter(result["outputs"]))
        assert all(list(step) == ["label", "expression", "value", "unit", "facts"] for step in result["steps"])
        assert all(list(fact) == ["id", "value", "unit", "from", "source"] for fact in result["facts"])
        used = {fact["id"] for fact in result["facts"]}
        assert used >= {one for step in result["steps"] for one in step["facts"]}
        _no_float_yen(result)


def _no_float_yen(result: dict[str, Any]) -> None:
    for output in result["outputs"].values():
        values = output["value"].values() if isinstance(output["value"], dict) else [output["value"]]
        if output["unit"] == "yen":
            assert all(value is None or isinstance(value, int) for value in values)


def test_example_of_every_calculator_is_answered() -> None:
    for name in registry.NAMES:
        calculator = registry.get(name)
        answer = api.evaluate(name, calculator.example)
        assert answer.result.outputs, name
        assert answer.result.steps, name


def test_pyodide_under_node_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """The wheel that the site ships, in the interpreter that the browser runs, against this one."""
    # The build has asked the trimmed forms of the same interpreter every case in both languages.
    langs = [("ja", "en")] * len(CASES) if FULL else [(("ja", "en")[turn % 2],) for turn in range(len(CASES))]
    requests = [case.request(lang) for case, both in zip(CASES, langs, strict=True) for lang in both]
    asked, answered = tmp_path / "requests.json", tmp_path / "answers.json"
    asked.write_text(json.dumps(requests, ensure_ascii=False), encoding="utf-8")
    runtime = root / ".cache" / "site-test" / "runtime"
    if not runtime.is_dir():
        from scripts import runtime as make_runtime

        make_runtime.build(runtime)
    subprocess.run(
        ["node", str(root / "tests" / "pyodide_run.mjs"), str(runtime), str(asked), str(answered)], check=True
    )
    for case_request, found in zip(requests, json.loads(answered.read_text(encoding="utf-8")), strict=True):
        assert found == api.run(case_request)
