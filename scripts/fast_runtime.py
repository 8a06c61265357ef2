"""Makes the fast variants of the browser runtime from Pyodide's own files: a memory image, and a library without spare parts.

The image is the memory of an interpreter that has loaded the calculators and the facts and has answered every vector; with
it goes the WebAssembly module cut down to the functions that ran. Whatever they lack, the page asks of the next variant.
The build proves both: each answers every request of the rehearsal with the same bytes as the interpreter of the build.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculators import api, registry, spec
from scripts import wasm
from tests import assess_requests, vectors

ROOT = Path(__file__).resolve().parent.parent
PYODIDE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / ".cache" / "runtime"
# Inside the stack, which no calculator comes near to filling: marks of the functions that ran, a byte each.
MARKS = 5 << 20
# The data that the module brings end below this; the stack follows.
STATIC_END = 4 << 20
SHARES = 4
# The element reads these names from assets/calc/runtime.js.
FILES = {"engine": ".wasm", "image": ".bin", "library": ".zip"}
FACTORY, WASM = "pyodide.asm.mjs", "pyodide.asm.wasm"
# What assets/calc/interpreter.js takes of the thousands of names that the module hands out.
DOORS = frozenset(
    {
        "memory",
        "__indirect_function_table",
        "malloc",
        "free",
        "PyImport_ImportModule",
        "PyObject_GetAttrString",
        "PyUnicode_FromStringAndSize",
        "PyObject_CallOneArg",
        "PyUnicode_AsUTF8AndSize",
        "Py_DecRef",
        "PyErr_Print",
    }
)
HOSTILE = (
    "",
    " ",
    "0",
    "-1",
    "１，２３４",
    "1億2,345万",
    "1.5億",
    "三万",
    "1e9",
    "1,23",
    "99999999999999999999999999",
    "½",
    "令和8年11月24日",
    "R8.11.24",
    "平成31年5月1日",
    "2026-02-30",
    "11/24/2026",
    "25:00",
    "30%",
    "3割",
    "100万~300万~1000万",
    "<img src=x onerror=alert(1)>",
    "𠮷野家👩‍👩‍👧",
    "\ud800",
    "x" * 5000,
    "true",
    "no",
    "name,address,__proto__",
)


def vector_requests() -> list[str]:
    """Every vector in both languages."""
    return [case.request(lang) for case in vectors.cases() for lang in ("ja", "en")]


def first_requests() -> list[str]:
    """The worked example of every calculator in both languages: what the image has been through.

    Few, because every answer leaves its rubbish in the memory that travels.
    """
    return [
        json.dumps({"calculator": name, "inputs": dict(registry.get(name).example), "lang": lang, "on": ""})
        for name in registry.ANSWERED
        for lang in ("ja", "en")
    ]


def hostile_requests() -> Iterator[str]:
    """The worked example of every calculator with each field in turn answered by nonsense."""
    for name in registry.ANSWERED:
        calculator = registry.get(name)
        for index, field in enumerate(spec.fields(calculator.inputs)):
            # Each field meets a share of the nonsense, so that all of it is met many times over and the build stays short; the
            # assessment reads its fields as the others do and takes longer: one kind a field will do.
            step = SHARES if name in registry.NAMES else len(HOSTILE)
            for turn, nonsense in enumerate(HOSTILE[index % step :: step]):
                asked = {**calculator.example, field.name: nonsense}
                lang = "ja" if (index + turn) % 2 else "en"
                yield json.dumps({"calculator": name, "inputs": asked, "lang": lang, "on": ""})
    yield from ("", "{", "[]", '{"calculator":"none","inputs":{}}', '{"calculator":"jo_model","inputs":{},"on":"?"}')


def build(out: Path) -> str:
    """Put the variants into `out` and return the module that names them to the page; made anew only when a part changed."""
    first = _text(first_requests())
    rehearsal = _text([*vector_requests(), *assess_requests.requests(), *hostile_requests()])
    kept = CACHE / _key(rehearsal)
    if not kept.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            _make(Path(folder), first, rehearsal)
            made = CACHE / f"{kept.name}.part"
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir(parents=True)
            for what, suffix in FILES.items():
                shutil.copyfile(Path(folder) / f"{what}{suffix}", made / f"{what}{suffix}")
            made.rename(kept)
    names = {what: _named(kept / f"{what}{suffix}", out) for what, suffix in FILES.items()}
    names |= {what: entry(name, (PYODIDE / name).read_bytes()) for what, name in (("factory", FACTORY), ("wasm", WASM))}
    return module_text(names)


def _named(file: Path, out: Path) -> dict[str, Any]:
    """Copy the file under a name that holds a hash of its content."""
    data = file.read_bytes()
    name = f"{file.stem}-{hashlib.sha256(data).hexdigest()[:12]}{file.suffix}"
    (out / name).write_bytes(data)
    return entry(name, data)


def entry(name: str, data: bytes) -> dict[str, Any]:
    """What the worker compares with what it was sent."""
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def module_text(names: dict[str, Any]) -> str:
    variants = json.dumps(["image", "library", "whole"])
    return (
        "/** The files of the runtime, names with a hash of the content, sizes, hashes; and the order in which to try them. */\n"
        f"export const RUNTIME = {json.dumps(names)};\nexport const VARIANTS = {variants};\n"
    )


def _make(folder: Path, first: str, rehearsal: str) -> None:
    (folder / "first.json").write_text(first, encoding="utf-8")
    (folder / "rehearsal.json").write_text(rehearsal, encoding="utf-8")
    module = (PYODIDE / WASM).read_bytes()
    constructors = wasm.exported_function(module, "__wasm_call_ctors", wasm.imported_functions(module))
    shipped = str(PYODIDE / "python_stdlib.zip")
    run_node(folder, "library", "first", library=shipped, sources=str(ROOT / "calculators"), out="library.zip")
    run_node(folder, "spare", "first", library=shipped, end=STATIC_END, out="spare.json")
    run_node(folder, "image", "first", library=f"{folder}/library.zip", spare=f"{folder}/spare.json", out="image.bin")
    (folder / "marked.wasm").write_bytes(wasm.marked(module, MARKS, constructors))
    marked = {"wasm": f"{folder}/marked.wasm", "base": MARKS, "count": wasm.function_count(module)}
    run_node(folder, "marks", "rehearsal", image=f"{folder}/image.bin", out="ran.bin", **marked)
    (folder / "engine.wasm").write_bytes(wasm.cut(module, (folder / "ran.bin").read_bytes(), constructors, DOORS))
    expected = [api.run(request) for request in json.loads(rehearsal)]
    for what in (
        {"image": f"{folder}/image.bin", "wasm": f"{folder}/engine.wasm"},
        {"library": f"{folder}/library.zip"},
    ):
        run_node(folder, "answers", "rehearsal", out="answers.json", **what)
        if json.loads((folder / "answers.json").read_text(encoding="utf-8")) != expected:
            raise SystemExit(f"the browser's interpreter answers otherwise than this one: {what}")


def run_node(folder: Path, do: str, requests: str, out: str, **more: Any) -> None:
    """Run one job of scripts/interpreter.mjs."""
    job = {
        "do": do,
        "factory": str(PYODIDE / FACTORY),
        "wasm": str(PYODIDE / WASM),
        "out": f"{folder}/{out}",
        **more,
    }
    job["requests"] = f"{folder}/{requests}.json"
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    command = ["node", str(ROOT / "scripts" / "interpreter.mjs"), str(folder / "job.json")]
    zone = {**os.environ, "TZ": "UTC"}  # the interpreter keeps its zone in the memory that is copied
    done = subprocess.run(command, env=zone, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{do}: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def _key(rehearsal: str) -> str:
    """A hash of everything the variants are made of."""
    digest = hashlib.sha256(rehearsal.encode("utf-8", "surrogatepass"))
    ours = [*(ROOT / "calculators").glob("*.py"), ROOT / "calculators" / "facts.json"]
    tools = [ROOT / "scripts" / name for name in ("fast_runtime.py", "wasm.py", "interpreter.mjs")]
    loaders = [ROOT / "overrides" / "assets" / "calc" / name for name in ("interpreter.js", "library.js")]
    for file in sorted(
        [*ours, *tools, *loaders, *(ROOT / "scripts" / "inside").glob("*.py"), PYODIDE / "package.json"]
    ):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:24]


def _text(requests: list[str]) -> str:
    return json.dumps(requests)
