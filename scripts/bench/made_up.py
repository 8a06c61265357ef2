"""A copy of the sources with made-up calculators and judgments, and the fast runtime built from it.

What is made up resembles the real: every calculator is a real one under another name, every judgment a real one under
another id with its source; the Japanese in both is exchanged sign by sign, so that no packer finds the original in it.
"""

import json
import random
import re
import shutil
import tempfile
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

from calculators import registry, stored
from scripts import fast_runtime
from scripts.bench import after, parts
from scripts.bench.ground import ROOT, Subject

# Calculators that are one module: a copy is as large as what a new one brings.
ORIGINALS = (
    "jo_model",
    "downtime_loss",
    "report_deadlines",
    "employee_share",
    "pay_cut_limit",
    "limitation_period",
    "filing_fee",
)
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def exchanged(text: str, seed: int) -> str:
    """The text with every Japanese sign exchanged for another of those in it, one for one."""
    signs = sorted(set(JAPANESE.findall(text)))
    others = random.Random(seed).sample(signs, len(signs))  # noqa: S311  # the same every time
    return text.translate({ord(one): other for one, other in zip(signs, others, strict=True)})


def _same_exchanged(value: Any, seed: int) -> Any:
    if isinstance(value, str):
        return exchanged(value, seed)
    if isinstance(value, dict):
        return {key: _same_exchanged(one, seed) for key, one in value.items()}
    return [_same_exchanged(one, seed) for one in value] if isinstance(value, list) else value


def add_calculators(package: Path, names: tuple[str, ...], wanted: int) -> dict[str, str]:
    """Write modules until there are so many calculators, enter them in the registry; return their names with the originals'."""
    made = {}
    for number in range(wanted - len(names)):
        original = ORIGINALS[number % len(ORIGINALS)]
        name = f"{original}_{number}"
        text = (package / f"{original}.py").read_text(encoding="utf-8")
        text = text.replace(f'name="{original}"', f'name="{name}"')
        (package / f"{name}.py").write_text(exchanged(text, number), encoding="utf-8")
        made[name] = original
    listing = package / "registry.py"
    listed = "".join(f'    "{name}",\n' for name in made)
    text = listing.read_text(encoding="utf-8")
    listing.write_text(text.replace("NAMES = (\n", f"NAMES = (\n{listed}"), encoding="utf-8")
    return made


def add_judgments(compiled: dict[str, Any], wanted: int) -> None:
    """Add judgments with a source of its own each until there are so many."""
    real = list(compiled["precedents"])
    for number in range(wanted - len(real)):
        one, turn = real[number % len(real)], number // len(real)
        copy = _same_exchanged(deepcopy(one), number)
        for key in ("id", "chain", "leak"):
            if key in copy:
                copy[key] = f"{one[key]}-{turn}"
        copy["before"] = [f"{earlier}-{turn}" for earlier in one.get("before", ())]
        copy["sources"] = [f"made_up_{number}"]
        source = compiled["sources"][one["sources"][0]]
        compiled["sources"][f"made_up_{number}"] = _same_exchanged(deepcopy(source), number)
        compiled["precedents"].append(copy)


def grown(site: Path, calculators: int, judgments: int) -> Subject:
    """The site with the runtime of a copy of the sources that has so many calculators and judgments."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = folder / "calculators"
        shutil.copytree(ROOT / "calculators", package, ignore=shutil.ignore_patterns("__pycache__"))
        made = add_calculators(package, registry.NAMES, calculators)
        compiled = json.loads((package / "facts.json").read_text(encoding="utf-8"))
        add_judgments(compiled, judgments)
        (package / "facts.json").write_text(stored.written(compiled), encoding="utf-8")
        files = _runtime(folder, site, made)
    return parts.overlay(site, f"{calculators}_{judgments}", files)


def _runtime(folder: Path, site: Path, made: dict[str, str]) -> dict[str, bytes]:
    """Library and image of the copy, made as the site's are; the site's own module must answer every worked example with them."""
    asked = fast_runtime.first_requests()
    for name, original in made.items():
        asked.append(json.dumps(json.loads(after.request(original)) | {"calculator": name}))
    (folder / "first.json").write_text(json.dumps(asked), encoding="utf-8")
    shipped, library, spare = (
        str(fast_runtime.PYODIDE / "python_stdlib.zip"),
        f"{folder}/library.zip",
        f"{folder}/spare.json",
    )
    engine = site / "runtime" / parts.runtime_of(site)["engine"]["name"]
    run = partial(fast_runtime.run_node, folder, requests="first")
    run("library", library=shipped, sources=str(folder / "calculators"), out="library.zip")
    run("spare", library=shipped, end=fast_runtime.STATIC_END, out="spare.json")
    run("image", library=library, spare=spare, out="image.bin")
    run("answers", image=f"{folder}/image.bin", wasm=str(engine), out="answers.json")
    answers = [json.loads(one)["state"] for one in json.loads((folder / "answers.json").read_text(encoding="utf-8"))]
    if set(answers) != {"done"}:
        raise SystemExit(f"a made-up calculator does not answer: {answers}")
    return {"image": (folder / "image.bin").read_bytes(), "library": (folder / "library.zip").read_bytes()}
