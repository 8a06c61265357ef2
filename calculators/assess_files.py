"""What can be taken away from an assessment: the command that repeats it, its link, a hash of its inputs, and a table for Excel."""

import hashlib
import io
import json
import shlex
from typing import Any
from urllib.parse import quote

from calculators import spec
from calculators.api import Answer, result_dict
from calculators.assess_inputs import VERSION
from calculators.excel import Writer
from calculators.spec import Triple
from calculators.text import Lang


def given(inputs: Any) -> dict[str, str]:
    """The inputs that differ from their default, as somebody would type them; the compulsory ones always."""
    found = {}
    for field in spec.of(inputs):
        value = field.of(inputs)
        if field.required or value != field.default:
            found[field.name] = _typed(value)
    return found


def _typed(value: Any) -> str:
    plain = spec.normalised_value(value)
    match plain:
        case bool():
            return "true" if plain else "false"
        case list():
            return ",".join(plain)
        case dict():
            ends = Triple(**plain)
            return str(ends.low) if ends.low == ends.mid == ends.high else f"{ends.low}~{ends.mid}~{ends.high}"
        case _:
            return str(plain)


def command(answer: Answer) -> str:
    """The command line that gives the same bytes with the same version of the guide."""
    parts = ["python", "-m", "calculators", "assess", f"v={VERSION}"]
    parts += [f"{name}={value}" for name, value in given(answer.inputs).items()]
    return shlex.join([*parts, "--on", answer.law.on.isoformat(), "--json"])


def fragment(answer: Answer) -> str:
    """The part of the address that opens this assessment again."""
    pairs = {"v": str(VERSION), "on": answer.law.on.isoformat(), **given(answer.inputs)}
    return "#" + "&".join(f"{name}={quote(value, safe=',~')}" for name, value in pairs.items())


def digest(answer: Answer) -> str:
    """Twelve hexadecimal digits of the SHA-256 of edition, day and inputs: two sheets with the same digits answer the same question."""
    body = {"v": VERSION, "on": answer.law.on.isoformat(), "inputs": spec.normalised(answer.inputs)}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def table(answer: Answer, lang: Lang) -> str:
    """Inputs and outputs as rows `kind, name, label, key, value, unit`, for Japanese Excel."""
    stream = io.StringIO(newline="")
    rows = Writer(stream)
    rows.row(("kind", "name", "label", "key", "value", "unit"))
    questions = {field.name: answer.calculator.question(field).get(lang) for field in spec.of(answer.inputs)}
    for name, value in given(answer.inputs).items():
        rows.row(("input", name, questions[name], "", value, ""))
    result = result_dict(answer)
    for name, one in result["outputs"].items():
        for key, cell in _flat(one["value"]):
            rows.row(("output", name, one["label"][lang], key, cell, one["unit"]))
    rows.row(("about", "version", "", "", result["version"], ""))
    rows.row(("about", "on", "", "", result["on"], ""))
    rows.row(("about", "inputs_hash", "", "", digest(answer), ""))
    return "\ufeff" + stream.getvalue()


def _flat(value: Any, key: str = "") -> list[tuple[str, object]]:
    """A value as (path, scalar) pairs."""
    if not isinstance(value, dict | list):
        return [(key, ("true" if value else "false") if isinstance(value, bool) else value)]
    inside = value if isinstance(value, dict) else {str(at): one for at, one in enumerate(value, 1)}
    return [pair for name, one in inside.items() for pair in _flat(one, f"{key}.{name}" if key else str(name))]
