"""What every answer of the one door looks like, whatever was asked."""

import json
from typing import Any


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


def _no_number(name: str) -> float:
    raise AssertionError(f"{name} is not JSON")
