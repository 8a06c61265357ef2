"""Runtimes that are made for a measurement only: without one of the techniques, or padded with bytes that nobody reads."""

import hashlib
import json
import random
import re
import tempfile
from pathlib import Path
from typing import Any

from scripts import build, compress, fast_runtime, wasm
from scripts.bench.ground import SCRIPT, Subject

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / ".cache" / "bench"
RUNTIME = re.compile(r"RUNTIME = (\{.*?\});")
# Far above what a calculation reaches, so that what is put there stays unread.
PAD_ADDRESS = 48 << 20
WASM_PAGE = 65_536


def runtime_of(folder: Path) -> dict[str, Any]:
    """The names, sizes and hashes of the runtime of a site (or of an overlay)."""
    found = RUNTIME.search((folder / SCRIPT[1:]).read_text(encoding="utf-8"))
    if not found:
        raise SystemExit(f"{folder}: not built with the fast runtime (a draft?)")
    names: dict[str, Any] = json.loads(found[1])
    return names


def travels(file: Path) -> int:
    """The bytes of a file as they travel."""
    packed = file.with_name(file.name + ".br")
    return (packed if packed.is_file() else file).stat().st_size


def file_of(subject: Subject, what: str) -> Path:
    """A file of the runtime of a subject."""
    folder = subject.overlay or subject.site
    found: Path = folder / "runtime" / runtime_of(folder)[what]["name"]
    return found


def sizes(site: Path) -> dict[str, list[int]]:
    """Bytes of every file of the runtime: in memory, and as it travels."""
    shipped = (fast_runtime.FACTORY, fast_runtime.WASM, "python_stdlib.zip")
    names = {what: one["name"] for what, one in runtime_of(site).items() if what in fast_runtime.FILES}
    files = {what: site / "runtime" / name for what, name in (names | {name: name for name in shipped}).items()}
    files["wheel"] = next((site / "runtime").glob("calculators-*.whl"))
    return {what: [file.stat().st_size, travels(file)] for what, file in files.items()}


def overlay(site: Path, name: str, changed: dict[str, bytes]) -> Subject:
    """The site with some files of the runtime replaced; `changed` maps image and engine to their bytes."""
    digest = hashlib.sha256(b"".join(changed.values())).hexdigest()[:12]
    folder = KEPT / f"{name}-{digest}"
    (folder / "runtime").mkdir(parents=True, exist_ok=True)
    (folder / SCRIPT[1:]).parent.mkdir(parents=True, exist_ok=True)
    names = runtime_of(site)
    for what, data in changed.items():
        file = f"{what}-{hashlib.sha256(data).hexdigest()[:12]}{fast_runtime.FILES[what]}"
        (folder / "runtime" / file).write_bytes(data)
        names[what] = fast_runtime.entry(file, data)
    (folder / SCRIPT[1:]).write_text(fast_runtime.module_text(names), encoding="utf-8")
    compress.compress(folder, build.BEST)
    return Subject(name=name, site=site, overlay=folder)


def without_techniques(site: Path) -> list[Subject]:
    """The memory image with the whole WebAssembly module, and the same before anything unreachable was cleared."""
    module = (fast_runtime.PYODIDE / fast_runtime.WASM).read_bytes()
    constructors = wasm.exported_function(module, "__wasm_call_ctors", wasm.imported_functions(module))
    whole = wasm.cut(module, b"\1" * wasm.function_count(module), constructors, fast_runtime.DOORS)
    library = site / "runtime" / runtime_of(site)["library"]["name"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "first.json").write_text(json.dumps(fast_runtime.first_requests()), encoding="utf-8")
        fast_runtime.run_node(folder, "image", "first", library=str(library), out="image.bin")
        raw = (folder / "image.bin").read_bytes()
    return [
        overlay(site, "image_uncleared", {"engine": whole, "image": raw}),
        overlay(site, "image_whole_module", {"engine": whole}),
    ]


def padded(site: Path, grown: Subject) -> Subject:
    """The site's own image with as many bytes, in memory and on the line, as the grown one has; nobody reads the added ones."""
    image, larger = (file_of(subject, "image") for subject in (Subject(name="now", site=site), grown))
    added = (larger.stat().st_size - image.stat().st_size) // WASM_PAGE * WASM_PAGE
    noise = min(added, travels(larger) - travels(image))
    padding = random.Random(0).randbytes(noise) + bytes(added - noise)  # noqa: S311  # the same every time
    data = image.read_bytes()
    count = int.from_bytes(data[:4], "little")
    table = data[4 : 4 + 8 * count] + PAD_ADDRESS.to_bytes(4, "little") + added.to_bytes(4, "little")
    return overlay(
        site, "padded", {"image": (count + 1).to_bytes(4, "little") + table + data[4 + 8 * count :] + padding}
    )
