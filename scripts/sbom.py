"""What the site ships of other people's work: a bill of materials (CycloneDX), the licences, and proof that the files are theirs.

Every file of the built site is either the project's own or listed here; one that is neither stops the build. A file taken
over as it is equals the file of its package, and that one the hash of its lock or its RECORD.
`python -m scripts.sbom` writes the bills of all tools of the build too, by cyclonedx-py and npm.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import uuid
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import cache
from importlib import metadata
from pathlib import Path

from cyclonedx.model import HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from scripts import doctor

ROOT = Path(__file__).resolve().parent.parent
BILL, LICENCES = "sbom.cdx.json", "licenses.txt"
SPACE = uuid.UUID("5f1d1c1e-6a3f-5a57-9a55-0d3b0c1f6d20")  # of this project's bills


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """One package of which the site ships files.

    `same` maps patterns of site files to the folder in the package where the same file stands, `made` are patterns of what
    the build makes from the package. `parts` are what the package itself contains, with the licences its files state.
    """

    name: str
    kind: str  # pypi | npm
    licence: str
    same: dict[str, str]
    made: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


# The package carries the code without its notice; its own sources say more.
UNSAID = "not stated in the package"
THEME = "material/templates/"
SHIPPED = (
    Shipped(
        name="mkdocs-material",
        kind="pypi",
        licence="MIT",
        same={"ja/assets/*": THEME, "en/assets/*": THEME},
        made=("*.html",),
        parts=(
            ("lunr", "MIT"),
            ("lunr-languages, TinySegmenter, wordcut", UNSAID),
            ("Material Design Icons", "Apache-2.0"),
            ("clipboard.js, escape-html", "MIT"),
        ),
    ),
    Shipped(
        name="pyodide",
        kind="npm",
        licence="MPL-2.0",
        same={"runtime/pyodide.*": "", "runtime/python_stdlib.zip": ""},
        made=(
            "runtime/engine-*",
            "runtime/image-*",
            "runtime/library-*",
            "runtime/pyodide-lock.json",
        ),
        parts=(
            ("CPython 3.14 and its standard library", "PSF-2.0"),
            ("libraries that CPython is built with: expat, libffi, mpdecimal, SQLite, zlib, zstd", UNSAID),
        ),
    ),
    # Written by its program from the pages, its script among them.
    Shipped(name="pagefind", kind="pypi", licence="MIT", same={}, made=("pagefind/*", "*/pagefind/*")),
    # calculators/qr.py accepts the bytes of this version and no other.
    Shipped(name="segno", kind="pypi", licence="BSD-3-Clause", same={}, made=("assets/qr/segno.json",)),
)
# Made by this project; the bundle of Plot has a list of its own.
OWN = (
    "*.html", "*/sitemap.xml", "sitemap.xml", "robots.txt", "_headers", "sw.js", "manifest.webmanifest", "assets/*", "data/*",
    "runtime/calculators-*.whl", "*/changes/feed.xml", "*/search/search_index.json", "*.br", "*.gz", BILL, LICENCES,
    "downloads/*",
)  # fmt: skip
BUNDLED = re.compile(r"^(\S+) (\d[\w.+-]*)\n={10,}\n(.*?)(?=\n\n\S+ \d[\w.+-]*\n={10,}|\Z)", re.MULTILINE | re.DOTALL)


def unknown(site: Path) -> Iterator[str]:
    """Files of the site that nobody answers for."""
    known = [*OWN, *(pattern for one in SHIPPED for pattern in (*one.same, *one.made))]
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and not any(fnmatchcase(path, pattern) for pattern in known):
            yield path


def altered(site: Path) -> Iterator[str]:
    """Files taken over from a package that are not, byte for byte, what its RECORD or its lock vouches for."""
    for one in SHIPPED:
        if one.kind == "npm":
            yield from (line for line in doctor.node_locks(ROOT) if line.startswith(f"node_modules/{one.name}:"))
        for pattern, folder in one.same.items():
            for file in sorted(site.rglob("*")):
                path = file.relative_to(site).as_posix()
                if file.is_file() and fnmatchcase(path, pattern) and file.suffix not in {".br", ".gz"}:
                    yield from _compare(one, file, path, folder)


def _compare(one: Shipped, file: Path, path: str, folder: str) -> Iterator[str]:
    data = file.read_bytes()
    if one.kind == "npm":
        theirs = ROOT / "node_modules" / one.name / Path(path).name
        if not theirs.is_file() or theirs.read_bytes() != data:
            yield f"{path}: not the file of {one.name}"
        return
    recorded = _recorded(one.name).get(folder + path.partition("/")[2])
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode("ascii").rstrip("=")
    if recorded != digest:
        yield f"{path}: not the file that {one.name} recorded"


@cache
def _recorded(package: str) -> dict[str, str]:
    """Paths of an installed package and their SHA-256 as its RECORD has them."""
    files = metadata.files(package) or []
    return {str(file): file.hash.value for file in files if file.hash and file.hash.mode == "sha256"}


def _version(one: Shipped) -> str:
    if one.kind == "pypi":
        return metadata.version(one.name)
    found = json.loads((ROOT / "node_modules" / one.name / "package.json").read_text(encoding="utf-8"))
    return str(found["version"])


def bundled(site: Path) -> list[tuple[str, str, str]]:
    """Name, version and licence text of every package in the bundles of scripts."""
    return [
        (found[1], found[2], found[3].strip())
        for file in sorted((site / "assets").rglob("*.LICENSES.txt"))
        for found in BUNDLED.finditer(file.read_text(encoding="utf-8"))
    ]


def bill(site: Path) -> Bom:
    """The bill of materials of what is shipped."""
    found = Bom()
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    found.metadata.timestamp = day
    found.metadata.component = Component(
        name="leak-liability-guide",
        type=ComponentType.APPLICATION,
        bom_ref="site",
        licenses=[LicenseExpression("Apache-2.0")],
    )
    for one in SHIPPED:
        found.components.add(_component(one.name, _version(one), one.kind, one.licence, one.parts))
    for name, version, _ in bundled(site):
        declared = json.loads((ROOT / "node_modules" / name / "package.json").read_text(encoding="utf-8"))["license"]
        found.components.add(_component(name, version, "npm", declared))
    listed = "\n".join(sorted(str(one.purl) for one in found.components))
    found.serial_number = uuid.uuid5(SPACE, listed)
    return found


def _component(name: str, version: str, kind: str, licence: str, parts: tuple[tuple[str, str], ...] = ()) -> Component:
    scope, _, short = name.rpartition("/")
    locks = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    integrity = locks[f"node_modules/{name}"]["integrity"] if kind == "npm" else ""
    hashes = [HashType.from_composite_str(f"sha512:{base64.b64decode(integrity[7:]).hex()}")] if integrity else []
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{kind}:{name}@{version}",
        purl=PackageURL(type=kind, namespace=scope or None, name=short, version=version),
        licenses=[LicenseExpression(licence)],
        hashes=hashes,
        properties=[Property(name=f"contains:{part}", value=its) for part, its in parts],
    )


def licences(site: Path) -> str:
    """The licence of everything shipped, with its text where the package brings one."""
    parts = [
        "Licences of what this site ships / 同梱物のライセンス\n\nThis project: programs Apache-2.0, text CC BY 4.0.\n"
    ]
    for one in SHIPPED:
        parts.append(f"{one.name} {_version(one)}: {one.licence}")
        parts += [f"  contains {part}: {its}" for part, its in one.parts]
        parts.append(_text(one))
    parts += [f"{name} {version}\n\n{text}\n" for name, version, text in bundled(site)]
    return "\n".join(parts)


def _text(one: Shipped) -> str:
    if one.kind == "npm":
        files = sorted((ROOT / "node_modules" / one.name).glob("LICEN*"))
    else:
        found = (file for file in metadata.files(one.name) or [] if "dist-info/licenses/" in str(file))
        files = sorted(Path(str(file.locate())) for file in found)
    return "".join(f"\n{file.read_text(encoding='utf-8').strip()}\n" for file in files)


def write(site: Path) -> None:
    """Write the bill and the licences into the site.

    Raises:
        SystemExit: a file that nobody answers for, or one that is not its package's.
    """
    problems = [f"{path}: whose is it? (scripts/sbom.py)" for path in unknown(site)] + list(altered(site))
    if problems:
        raise SystemExit("\n".join(problems))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a site depends on nothing: it contains
        text = JsonV1Dot6(bill(site)).output_as_string(indent=1)
    (site / BILL).write_text(text + "\n", encoding="utf-8")
    (site / LICENCES).write_text(licences(site), encoding="utf-8")


def tools(folder: Path) -> None:
    """Write the bills of everything that builds and checks the site: Python by cyclonedx-py, Node by npm."""
    folder.mkdir(parents=True, exist_ok=True)
    python = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"]
    subprocess.run([*python, "--output-file", str(folder / "python.cdx.json"), sys.executable], check=True, cwd=ROOT)
    node = ["npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]
    said = subprocess.run(node, check=True, cwd=ROOT, capture_output=True, text=True).stdout
    (folder / "node.cdx.json").write_text(said, encoding="utf-8")


def main() -> None:
    """Write all bills of a built site and name them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "sbom")
    options = parser.parse_args()
    write(options.site)
    tools(options.out)
    for file in (options.site / BILL, options.site / LICENCES, *sorted(options.out.glob("*.json"))):
        print(file)


if __name__ == "__main__":
    main()
