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
from scripts.serve import Server, serve

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "calculators" / "facts.json"
FULL = os.environ.get("FULL", "") not in {"", "0"}
PORT = int(os.environ.get("TEST_PORT", "8765"))
URL = f"http://127.0.0.1:{PORT}/"
SITE = ROOT / ".cache" / "site-test"
# Set in each process of `pytest -n`; the process that hands out the tests builds and serves the site for all of them.
WORKER = "PYTEST_XDIST_WORKER" in os.environ
SERVED = pytest.StashKey[Server]()

# The same inputs on every machine: a failure in one place is a failure everywhere.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_configure() -> None:
    """Make the facts if the data has changed since; modules may read them as soon as they are collected."""
    newest = max((file.stat().st_mtime for file in (ROOT / "site-data").rglob("*.toml")), default=0.0)
    if not FACTS.exists() or FACTS.stat().st_mtime < newest:
        subprocess.run([sys.executable, "-m", "scripts.site_data", "--out", str(FACTS)], cwd=ROOT, check=True)


def pytest_sessionstart(session: pytest.Session) -> None:
    """With `-n` serve one site for all processes: it answers only at the address that it was built for."""
    if session.config.getoption("numprocesses", None) and not WORKER:
        session.config.stash[SERVED] = serve(whole_site(), PORT)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop what was served for all processes."""
    if SERVED in session.config.stash:
        session.config.stash[SERVED].close()


def whole_site() -> Path:
    """The folder of the built site; it is built first if its sources are newer."""
    if not build.is_current(SITE):
        # in a process of its own: a warning inside a library that the build uses is not a failure of a test
        command = [sys.executable, "-m", "scripts.build", "--loosely", "--out", str(SITE), "--url", URL]
        subprocess.run(command, cwd=ROOT, check=True)
    return SITE


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of a built site that is as new as its sources."""
    return SITE if WORKER else whole_site()
