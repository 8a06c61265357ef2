"""The same commit gives the same bytes, in another folder and on another day; and the same content from another generator."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import build, second_generator
from tests.conftest import FULL, ROOT, URL

# What stands in the project's folder and is not of its sources; `site` is also the name of a folder of sources further down.
MADE = [".git", ".cache", "site", ".venv", "node_modules", "dist", "build", "__pycache__"]
STEPS = """
import sys
from pathlib import Path
from scripts import changes, open_data, root_pages, runtime, site_data
out = Path(sys.argv[1])
for code in ("ja", "en"):
    (out / code / "changes").mkdir(parents=True)
runtime.build(out / "runtime")
root_pages.write_root(out, "http://127.0.0.1/")
root_pages.write_robots(out, "http://127.0.0.1/")
changes.write_feeds(out, "http://127.0.0.1/")
open_data.write(out, site_data.load(Path("site-data")), site_data.site_day())
"""


def digest(folder: Path) -> str:
    """One hash of all files below a folder, names and content."""
    whole = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(f"{file.relative_to(folder)} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def test_the_parts_made_by_python_do_not_depend_on_order_zone_or_folder(tmp_path: Path) -> None:
    epoch = build.environment(URL)["SOURCE_DATE_EPOCH"]
    digests = set()
    for name, zone, seed in (("one", "Asia/Tokyo", "1"), ("another folder", "America/New_York", "2")):
        out = tmp_path / name
        variables = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": epoch}
        subprocess.run([sys.executable, "-c", STEPS, str(out)], cwd=ROOT, env=variables, check=True)
        digests.add(digest(out))
    assert len(digests) == 1


@pytest.mark.skipif(not FULL, reason="two whole builds take minutes: FULL=1 runs them")
def test_two_builds_in_different_folders_on_different_days_are_equal(tmp_path: Path) -> None:
    install = ["sh", str(ROOT / "scripts" / "debian_install.sh"), "for a build on another day", "faketime"]
    if not shutil.which("faketime"):
        subprocess.run(install, check=True)
    epoch = build.environment(URL)["SOURCE_DATE_EPOCH"]
    digests = []
    for name, days, zone in (("a", 0, "Asia/Tokyo"), ("a folder with a longer name", 40, "UTC")):
        copy = tmp_path / name
        shutil.copytree(ROOT, copy, ignore=lambda folder, _: MADE if Path(folder) == ROOT else ["__pycache__"])
        for linked in (".venv", "node_modules"):
            (copy / linked).symlink_to(ROOT / linked, target_is_directory=True)
        later = ["faketime", "-f", f"+{days}d"] if days else []
        command = [*later, sys.executable, "-m", "scripts.build", "--out", str(copy / "site"), "--url", URL]
        variables = {**os.environ, "TZ": zone, "SOURCE_DATE_EPOCH": epoch, "PYTHONHASHSEED": str(days)}
        subprocess.run(command, cwd=copy, env=variables, check=True)
        digests.append(digest(copy / "site"))
    print(f"two builds: {digests}")
    assert digests[0] == digests[1]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_another_generator_gives_the_same_content(site: Path, lang: str) -> None:
    """Zensical reads the same sources; every page with FULL=1, every fourteenth otherwise."""
    assert second_generator.differences(site, lang, url=URL, every=1 if FULL else 14) == []
