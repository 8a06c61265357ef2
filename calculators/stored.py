"""Keeps the compiled facts as text until somebody asks: a start decodes nothing that the calculation does not need.

The text is JSON with an entry a line and an empty line between sections, so that it can be cut without being read.
"""

import json
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from typing import Any


def written(compiled: Mapping[str, Any]) -> str:
    """The facts as JSON: single values first, then every section."""
    values = {key: value for key, value in compiled.items() if not isinstance(value, dict | list)}
    head = _text(values).removesuffix("}")
    return (
        ",\n\n".join([head, *(_section(key, value) for key, value in compiled.items() if key not in values)])
        + "\n\n}\n"
    )


def _section(kind: str, value: dict[str, Any] | list[Any]) -> str:
    if isinstance(value, dict):
        lines = ",\n".join(f"{_text(key)}:{_text(one)}" for key, one in value.items())
        return f"{_text(kind)}:{{\n{lines}\n}}"
    return f"{_text(kind)}:[\n" + ",\n".join(map(_text, value)) + "\n]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def sections() -> Mapping[str, Any]:
    """What `written` wrote: single values, and every section as bytes. The browser's memory image holds this.

    Raises:
        OSError: facts.json is not there.
    """
    head, *bodies, _ = (get_data("calculators", "facts.json") or b"").split(b"\n\n")
    found: dict[str, Any] = json.loads(head.rstrip(b",") + b"}")
    for body in bodies:
        found[body[1 : body.index(b'"', 1)].decode()] = body.rstrip(b",")
    return found


def cut(section: bytes) -> dict[str, bytes] | dict[int, bytes]:
    """The entries of a section, still bytes, by id; those of a list by their place."""
    first, *lines, _ = section.split(b"\n")
    if first.endswith(b"["):
        return {at: line.rstrip(b",") for at, line in enumerate(lines)}
    pairs = (line.rstrip(b",").split(b":", 1) for line in lines)
    return {key[1:-1].decode(): value for key, value in pairs}
