"""Makes site/runtime/: Pyodide as its package ships it, and the wheel of the calculators with a lock entry for it.

Any Pyodide page can `loadPackage("calculators")` with `lockFileURL` pointing here; the lock holds the wheel's sha256.
The wheel is built with the pinned backend, without isolation, so nothing is fetched.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYODIDE = ROOT / "node_modules" / "pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
WHEEL_SOURCES = ("pyproject.toml", "LICENSE", "LICENSE-CONTENT.md")


def build_wheel(out: Path) -> Path:
    """Build the wheel into `out` from a clean copy: equal modes and no leftovers make equal bytes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in WHEEL_SOURCES:
            shutil.copyfile(ROOT / name, copy / name)
        package = copy / "calculators"
        package.mkdir()
        for file in sorted((ROOT / "calculators").iterdir()):
            if file.suffix in {".py", ".json", ".typed"}:
                shutil.copyfile(file, package / file.name)
        for file in copy.rglob("*"):
            file.chmod(0o755 if file.is_dir() else 0o644)
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
        offline = ["--no-index", "--no-deps", "--no-build-isolation", "--no-cache-dir"]
        _run([*pip, *offline, "--wheel-dir", str(out), str(copy)])
    (wheel,) = out.glob("calculators-*.whl")
    return wheel


def write_lock(out: Path, wheel: Path) -> None:
    """Write the lock of this runtime: Pyodide's own header and our wheel, nothing that would be asked of another host.

    `pyodide lockfile add-wheels` works without a network; it needs the package pkginfo.
    """
    shipped = json.loads((PYODIDE / LOCK).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.json"
        empty.write_text(json.dumps({"info": shipped["info"], "packages": {}}), encoding="utf-8")
        tool = [str(Path(sys.executable).with_name("pyodide")), "lockfile", "add-wheels"]
        _run([*tool, "--input", str(empty), "--output", str(out / LOCK), "--base-path", str(out), str(wheel)])
    lock = json.loads((out / LOCK).read_text(encoding="utf-8"))
    text = json.dumps(lock, ensure_ascii=False, indent=1, sort_keys=True)
    (out / LOCK).write_text(text + "\n", encoding="utf-8")


def build(out: Path) -> None:
    """Fill `out` with the runtime; what was there before is removed."""
    if not PYODIDE.is_dir():
        raise SystemExit("node_modules/pyodide is missing: run make, which installs it from package-lock.json")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for name in CORE:
        shutil.copyfile(PYODIDE / name, out / name)
    write_lock(out, build_wheel(out))


def _run(command: list[str]) -> None:
    """Run a tool silently; show what it said only when it failed."""
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
