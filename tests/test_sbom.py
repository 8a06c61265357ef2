"""The bill of what is shipped: every file has an owner, files of others are unaltered, and a changed lock is noticed."""

import json
import shutil
from pathlib import Path

import pytest

from scripts import doctor, sbom
from tests.conftest import ROOT


def test_the_bill_of_the_site_is_whole(site: Path) -> None:
    bill = json.loads((site / sbom.BILL).read_text(encoding="utf-8"))
    names = {one["name"] for one in bill["components"]}
    assert {"mkdocs-material", "pyodide", "@observablehq/plot", "d3"} <= names
    assert all(one["licenses"] and one["purl"].endswith(f"@{one['version']}") for one in bill["components"])
    assert all(one["hashes"] for one in bill["components"] if one["purl"].startswith("pkg:npm/"))
    text = (site / sbom.LICENCES).read_text(encoding="utf-8")
    assert all(f"{one['name']} {one['version']}" in text for one in bill["components"])


def test_every_file_has_an_owner_and_is_its_packages(site: Path) -> None:
    assert list(sbom.unknown(site)) == []
    assert list(sbom.altered(site)) == []


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """The files of others only: quick to copy and to spoil."""
    for path in ("ja/assets", "runtime"):
        shutil.copytree(site / path, tmp_path / path, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    return tmp_path


def test_an_altered_file_and_a_stranger_are_found(copy: Path) -> None:
    (bundle,) = copy.glob("ja/assets/javascripts/bundle.*.js")
    bundle.write_bytes(bundle.read_bytes() + b" ")
    wasm = copy / "runtime" / "pyodide.asm.wasm"
    wasm.write_bytes(wasm.read_bytes()[:-1] + b"\0")
    (copy / "ja/assets/javascripts/tracker.js").write_text("x", encoding="utf-8")
    (copy / "stranger.js").write_text("x", encoding="utf-8")
    found = list(sbom.altered(copy))
    assert sum("bundle" in line for line in found) == 1
    assert sum("tracker" in line for line in found) == 1
    assert sum("pyodide.asm.wasm" in line for line in found) == 1
    assert len(found) == 3
    assert list(sbom.unknown(copy)) == ["stranger.js"]


def test_installed_packages_are_the_pinned_ones(tmp_path: Path) -> None:
    assert list(doctor.python_pins(ROOT / "requirements.txt")) == []
    assert list(doctor.node_locks(ROOT)) == []
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    other = tmp_path / "requirements.txt"
    other.write_text(text.replace("mkdocs==1.6.1", "mkdocs==1.6.0"), encoding="utf-8")
    assert list(doctor.python_pins(other)) == ["mkdocs: pinned 1.6.0, installed 1.6.1"]
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    lock["packages"]["node_modules/pyodide"]["integrity"] = "sha512-AAAA"
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    (tmp_path / "node_modules").mkdir()
    shutil.copy(ROOT / "node_modules" / ".package-lock.json", tmp_path / "node_modules")
    assert [line.partition(":")[0] for line in doctor.node_locks(tmp_path)] == ["node_modules/pyodide"]
