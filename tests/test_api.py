"""The one door and the command line: whatever comes in, an answer in the promised form comes out."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import api, registry, spec
from calculators.facts import shipped
from tests.answers import check_answer

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    assert check_answer(api.run(text))["state"] == "problem"


@given(JSON)
def test_any_json_gets_an_answer(value: Any) -> None:
    check_answer(api.run(json.dumps(value)))


@pytest.mark.parametrize("name", registry.ANSWERED)
@given(data=st.data())
def test_any_values_in_the_fields_get_an_answer(name: str, data: st.DataObject) -> None:
    names = [field.name for field in spec.fields(registry.get(name).inputs)]
    inputs = data.draw(st.dictionaries(st.sampled_from([*names, "__proto__", "people "]), JSON, max_size=len(names)))
    on = data.draw(st.sampled_from(["", "2026-11-24", "1900-01-01", "2199-12-31", "令和8年11月24日", "nonsense"]))
    check_answer(api.run(json.dumps({"calculator": name, "inputs": inputs, "lang": "en", "on": on})))


@pytest.mark.parametrize("name", registry.ANSWERED)
@given(data=st.data())
def test_the_example_with_one_field_disturbed_gets_an_answer(name: str, data: st.DataObject) -> None:
    calculator = registry.get(name)
    field = data.draw(st.sampled_from([field.name for field in spec.fields(calculator.inputs)]))
    inputs = {**calculator.example, field: data.draw(JSON)}
    check_answer(api.run(json.dumps({"calculator": name, "inputs": inputs, "lang": "ja", "on": ""})))


def test_what_a_user_typed_is_escaped() -> None:
    hostile = '<img src=x onerror="alert(1)">'
    answer = check_answer(
        api.run(json.dumps({"calculator": "jo_model", "inputs": {"items": [hostile], "people": hostile}}))
    )
    assert "<img" not in answer["html"]
    assert set(answer["problems"]) == {"items", "people"}


def test_a_day_after_the_edition_is_answered_with_a_warning() -> None:
    later = shipped().as_of.replace(year=shipped().as_of.year + 1)
    answer = api.evaluate("jo_model", {"items": "name", "people": "1"}, later)
    assert any("より後の日" in warning.ja for warning in answer.result.warnings)
    assert not api.evaluate("jo_model", {"items": "name", "people": "1"}).result.warnings


def cli(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "calculators", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, encoding="utf-8")


def test_command_line_prints_the_result_json() -> None:
    done = cli("run", "jo_model", "items=name,address", "people=1,000", "--json")
    assert done.returncode == 0
    request = {"calculator": "jo_model", "inputs": {"items": "name,address", "people": "1,000"}, "lang": "ja", "on": ""}
    assert done.stdout.rstrip("\n") == json.loads(api.run(json.dumps(request)))["result"]


def test_command_line_prints_problems_and_exits_2() -> None:
    done = cli("run", "jo_model", "items=", "people=-1", "--json")
    assert done.returncode == 2
    assert set(json.loads(done.stdout)["problems"]) == {"items", "people"}
    plain = cli("run", "jo_model", "people=1", "--lang", "en")
    assert plain.returncode == 2
    assert plain.stdout == ""
    assert "Choose at least one" in plain.stderr


def test_command_line_reads_a_file_and_standard_input(tmp_path: Path) -> None:
    text = json.dumps({"items": ["name"], "people": 5})
    file = tmp_path / "inputs.json"
    file.write_text(text, encoding="utf-8-sig")
    assert (
        cli("run", "jo-model", "--input", str(file), "--json").stdout
        == cli("run", "jo_model", "--input", "-", "--json", text=text).stdout
    )
    broken = cli("run", "jo_model", "--input", "-", "--json", text="[1")
    assert broken.returncode == 2


def test_letters_that_cannot_be_printed_are_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "inputs.json"
    file.write_text('{"items": ["\\ud800"], "people": 5, "\\udfff": 1}', encoding="utf-8")
    absent = cli("run", "jo_model", "--input", str(file / "none.json"), "--lang", "en")
    assert absent.returncode == 2
    assert "cannot be read" in absent.stderr
    broken = cli("run", "jo_model", "--input", str(file), "--json")
    assert (broken.returncode, set(json.loads(broken.stdout)["problems"])) == (2, {"items", "?"})
    command = [sys.executable, "-X", "utf8=0", "-m", "calculators", "run", "jo_model", "items=name", "people=5"]
    for terminal in ("ascii", "cp1252", "cp932"):
        done = subprocess.run(command, capture_output=True, check=False, env={"PYTHONIOENCODING": terminal})
        assert (done.returncode, done.stderr) == (0, b"")
        done = subprocess.run(
            [*command, "--json"], capture_output=True, check=False, env={"PYTHONIOENCODING": terminal}
        )
        assert "想定損害賠償額" in done.stdout.decode("utf-8")


def test_command_line_lists_and_shows_every_calculator() -> None:
    listed = json.loads(cli("list", "--json").stdout)
    assert [one["name"] for one in listed] == list(registry.NAMES)
    for name in registry.NAMES:
        shown = json.loads(cli("show", name, "--json").stdout)
        assert [one["name"] for one in shown["inputs"]] == [
            field.name for field in spec.fields(registry.get(name).inputs)
        ]
    assert cli("show", "nothing").returncode == 2


def test_command_line_gives_a_readable_sheet_in_both_languages() -> None:
    for lang, word in (("ja", "想定損害賠償額"), ("en", "Assumed damages")):
        sheet = cli(
            "run", "jo_model", "items=name,address,phone,card_number_expiry", "people=7,316", "--lang", lang
        ).stdout
        assert word in sheet
        assert "500 × 26 × 6 × 1 × 1" in sheet
