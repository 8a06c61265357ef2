"""What every answer of the one door looks like, whatever was asked."""

import json
from datetime import date
from typing import Any

from calculators import api
from calculators.facts import Facts


def check_answer(text: str) -> dict[str, Any]:
    """Return the answer read; an assertion fails where it is not in the promised form."""
    answer: dict[str, Any] = json.loads(text, parse_constant=_no_number)
    assert answer["state"] in {"done", "problem"}
    text.encode("utf-8")
    if answer["state"] == "done":
        json.loads(answer["result"], parse_constant=_no_number)
    else:
        assert answer["problems"]
        assert all(set(one) == {"ja", "en"} and one["ja"] and one["en"] for one in answer["problems"].values())
    return answer


def outputs(
    name: str, inputs: dict[str, Any], on: date | str | None = None, facts: Facts | None = None
) -> dict[str, Any]:
    """What a calculator answers: output → value."""
    return {one.name: one.value for one in api.evaluate(name, inputs, on, facts).result.outputs}


def _no_number(name: str) -> float:
    raise AssertionError(f"{name} is not JSON")
