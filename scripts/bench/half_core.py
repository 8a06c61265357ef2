"""Holds a browser to half a core by a control group, of either generation, and proves that it is held."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = "leak-guide-bench"
MOUNT = Path("/sys/fs/cgroup")
# Where groups stand, and what is written to hold one: 50 of every 100 milliseconds.
KINDS = (
    (MOUNT, {"cpu.max": "50000 100000"}),
    (MOUNT / "cpu", {"cpu.cfs_period_us": "100000", "cpu.cfs_quota_us": "50000"}),
)
HELD = 0.65  # of a core; what is not held gets more even beside much other work
BUSY = """import time
start = time.monotonic()
while time.monotonic() < start + 1: pass
print(time.process_time())"""


@contextmanager
def group() -> Iterator[Path | None]:
    """The group; None where the machine does not let us make one."""
    for root, limits in KINDS:
        made = root / NAME
        with suppress(OSError):
            # Without this file it is an ordinary folder, which takes every word and holds nobody.
            if (root / "cgroup.procs").exists():
                made.mkdir(exist_ok=True)
                for name, value in limits.items():
                    with (made / name).open("r+", encoding="ascii") as file:
                        file.write(value)
                if _holds(made):
                    yield made
                    _remove(made)
                    return
                _remove(made)
    yield None


def command(made: Path) -> str:
    """What a shell does to enter the group."""
    return f"echo $$ > {made}/cgroup.procs"


def _holds(made: Path) -> bool:
    shell = ["sh", "-c", f'{command(made)} && exec "$0" -c "$1"', sys.executable, BUSY]
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    return done.returncode == 0 and float(done.stdout) < HELD


def _remove(made: Path) -> None:
    with suppress(OSError):  # the last browser may still be ending; the empty group does no harm
        made.rmdir()
