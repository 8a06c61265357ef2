"""What every test may rely on: the folder of the project, facts made from today's data, a built site, repeatable random inputs.

`FULL=1` runs whole what has a cap otherwise: fuzzing, load, builds for comparison.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from scripts import build

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "calculators" / "facts.json"
FULL = os.environ.get("FULL", "") not in {"", "0"}
PORT = int(os.environ.get("TEST_PORT", "8765"))
URL = f"http://127.0.0.1:{PORT}/"
SITE = ROOT / ".cache" / "site-test"

# The same inputs on every machine: a failure in one place is a failure everywhere.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_configure() -> None:
    """Make the facts if the data has changed since; modules may read them as soon as they are collected."""
    newest = max((file.stat().st_mtime for file in (ROOT / "site-data").rglob("*.toml")), default=0.0)
    if not FACTS.exists() or FACTS.stat().st_mtime < newest:
        subprocess.run([sys.executable, "-m", "scripts.site_data", "--out", str(FACTS)], cwd=ROOT, check=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of a built site that is as new as its sources."""
    if not build.is_current(SITE):
        build.build(SITE, URL)
    return SITE
