"""Bundles Observable Plot once into site/assets/plot/, with the licences of everything that went into it."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENTRY = ROOT / "scripts" / "plot_bundle.mjs"
MODULES = "node_modules/"


def write(assets: Path) -> None:
    """Write plot.js and plot.LICENSES.txt into `assets/plot`.

    Raises:
        SystemExit: esbuild failed, or a package in the bundle has no licence file.
    """
    folder = assets / "plot"
    folder.mkdir(parents=True, exist_ok=True)
    meta = folder / "plot.meta.json"
    command = [
        str(ROOT / "node_modules" / ".bin" / "esbuild"),
        str(ENTRY),
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--charset=utf8",
        "--legal-comments=none",
        "--banner:js=/* Observable Plot and d3; licences in plot.LICENSES.txt */",
        f"--outfile={folder / 'plot.js'}",
        f"--metafile={meta}",
        "--log-level=warning",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"esbuild could not bundle Observable Plot:\n{done.stderr}")
    used = json.loads(meta.read_text(encoding="utf-8"))["inputs"]
    meta.unlink()
    (folder / "plot.LICENSES.txt").write_text(_licences(used), encoding="utf-8")


def _licences(used: list[str] | dict[str, object]) -> str:
    """The licence of each package that a file of the bundle came from."""
    packages = sorted({_package(file) for file in used if MODULES in file})
    return "\n\n".join(_licence(package) for package in packages) + "\n"


def _package(file: str) -> str:
    parts = file.rpartition(MODULES)[2].split("/")
    return "/".join(parts[:2] if parts[0].startswith("@") else parts[:1])


def _licence(package: str) -> str:
    folder = ROOT / MODULES / package
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    found = sorted(file for file in folder.iterdir() if file.stem.upper() in ("LICENSE", "LICENCE", "COPYING"))
    if not found:
        raise SystemExit(f"no licence file in node_modules/{package}")
    return f"{package} {version}\n{'=' * 40}\n{found[0].read_text(encoding='utf-8').strip()}"
