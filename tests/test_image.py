"""The interpreter resumed from the memory image, under Node: it answers like this one, and is given more memory when it asks."""

import json
import subprocess
from pathlib import Path

from calculators import api
from scripts import fast_runtime
from scripts.bench.parts import runtime_of
from tests.conftest import ROOT

GO_ON = """
import { readFile } from "node:fs/promises";
const [loader, engine, image, request] = process.argv.slice(1);
const { door, pieces, resumeInterpreter } = await import(loader);
const wasm = await WebAssembly.compile(await readFile(engine));
const python = resumeInterpreter(wasm, pieces(new Uint8Array(await readFile(image)).buffer));
const ask = door(python);
const first = ask(request);
const before = python.HEAPU8.length;
const block = python._malloc(3 * before);
python.HEAPU8.fill(1, block, block + 3 * before);
console.log(JSON.stringify({ first, again: ask(request), block, before, after: python.HEAPU8.length, names: Object.keys(python) }));
process.exit(0);
"""


def test_it_goes_on_where_the_build_stopped(site: Path) -> None:
    files = {name: str(site / "runtime" / runtime_of(site)[name]["name"]) for name in ("engine", "image")}
    request = json.dumps(
        {"calculator": "jo_model", "inputs": {"people": "10", "items": "name"}, "lang": "en", "on": ""}
    )
    loader = (ROOT / "overrides" / "assets" / "calc" / "interpreter.js").as_uri()
    command = ["node", "--input-type=module", "-e", GO_ON, loader, files["engine"], files["image"], request]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert found["first"] == found["again"] == api.run(request)
    assert found["block"] > 0
    assert found["after"] >= found["block"] + 3 * found["before"]
    assert {name.removeprefix("_") for name in found["names"]} == fast_runtime.DOORS
