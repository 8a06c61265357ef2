"""What every test may rely on: the folder of the project, facts made from today's data, and repeatable random inputs."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "calculators" / "facts.json"

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
