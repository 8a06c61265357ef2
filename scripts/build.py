"""Builds the whole site: facts, both languages, the browser runtime, what they share, and the headers to serve it with."""

import argparse
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

from scripts import (
    bundle,
    changes,
    compress,
    fast_runtime,
    offline,
    open_data,
    policy,
    qr_library,
    root_pages,
    runtime,
    sbom,
    search,
    site_data,
    typeset,
)

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "calculators" / "facts.json"
CONFIGS = {"ja": "mkdocs.yml", "en": "mkdocs.en.yml"}
SHARED = ROOT / "overrides" / "assets"
# In this order in assets/guide.css, which every page asks for before it shows anything.
STYLES = ("site/site.css", "calc/calc.css", "assess/assess.css", "plot/plot.css", "training/training.css")
# Qualities of Brotli.
BEST, LOOSE = 11, 9
SOURCES = ("calculators", "docs", "overrides", "scripts", "site-data")
SOURCE_FILES = (*CONFIGS.values(), "package-lock.json", "pyproject.toml", "requirements.txt")


def environment(url: str) -> dict[str, str]:
    """Return the environment of the build: the address, and a day that does not come from the clock.

    The day is that of `SOURCE_DATE_EPOCH`, else of the last commit; in a copy without history, of the sources themselves.
    """
    epoch = (
        os.environ.get("SOURCE_DATE_EPOCH")
        or site_data.last_commit(ROOT)
        or str(int((ROOT / "mkdocs.yml").stat().st_mtime))
    )
    return {
        **os.environ,
        "SITE_URL": url,
        "SITE_URL_JA": f"{url}ja/",
        "SITE_URL_EN": f"{url}en/",
        "SOURCE_DATE_EPOCH": epoch,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(ROOT),
    }


def write_facts() -> None:
    """Make calculators/facts.json, which the pages, the command line and the wheel read."""
    _run([sys.executable, "-m", "scripts.site_data", "--out", str(FACTS)])


def build_language(code: str, out: Path) -> None:
    """Build one language; a warning (a broken link, a missing anchor) fails the build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    _run([*command, "--config-file", str(ROOT / CONFIGS[code]), "--site-dir", str(out / code)])


def build_runtime(out: Path, *, draft: bool, best: int) -> str:
    """Put what calculates into `out`; return the module that names its files to the page, an empty text for a draft."""
    runtime.build(out)
    if draft:
        return ""
    with ThreadPoolExecutor(1) as pool:  # the largest files by far: packed while the rest is still being made
        packed = pool.submit(compress.compress, out, best)
        names = fast_runtime.build(out)
        packed.result()
    compress.compress(out, best)
    return names


def share_assets(out: Path) -> None:
    """Put our scripts and styles where both languages find them; the generator had copied them into each."""
    assets = out / "assets"
    shutil.copytree(SHARED, assets)
    (assets / "guide.css").write_text(
        "\n".join((assets / name).read_text(encoding="utf-8") for name in STYLES), encoding="utf-8"
    )
    for name in STYLES:
        (assets / name).unlink()
    for code in CONFIGS:
        for folder in SHARED.iterdir():
            shutil.rmtree(out / code / "assets" / folder.name, ignore_errors=True)


def drop_maps(out: Path) -> None:
    """Remove the source maps of the theme, two megabytes that only its authors read."""
    for file in out.rglob("*.map"):
        file.unlink()


class _Description(HTMLParser):
    """Finds the description of a page."""

    text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and values.get("name") == "description":
            self.text = values.get("content") or ""


def check_descriptions(out: Path) -> None:
    """Fail unless every page describes itself: two pages with one description mean that one of them lacks its own."""
    seen: dict[str, Path] = {}
    problems = []
    for file in sorted(out.rglob("index.html")):
        page = _Description()
        page.feed(file.read_text(encoding="utf-8"))
        if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8"):
            name = file.relative_to(out)
            if not page.text or page.text in seen:
                problems.append(f"{name}: needs a `description:` of its own (as {seen.get(page.text, 'none at all')})")
            seen[page.text] = name
    if problems:
        raise SystemExit("\n".join(problems))


def build(out: Path, url: str, *, draft: bool = False, loosely: bool = False, policy_in_pages: bool = False) -> None:
    """Build the site for the address `url` into `out`, from nothing.

    A draft is for looking at pages: it runs the whole Pyodide and leaves out what takes minutes of packing. Packed
    `loosely` nothing is left out and travels an eighth larger: for tests.
    With `policy_in_pages` each page carries its policy itself, for hosts that send no headers.
    """
    url = url.rstrip("/") + "/"
    best = LOOSE if loosely else BEST
    os.environ.update(environment(url))
    write_facts()  # first: bad data builds nothing and leaves the last site as it was
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with ThreadPoolExecutor(2) as pool:  # nearly all of it happens in processes of their own
        names = pool.submit(build_runtime, out / "runtime", draft=draft, best=best)
        for step in [pool.submit(build_language, code, out) for code in CONFIGS]:
            step.result()
    typeset.join_lines(out / "ja")
    share_assets(out)
    bundle.write(out / "assets")
    qr_library.write(out / "assets")
    if text := names.result():
        (out / "assets" / "calc" / "runtime.js").write_text(text, encoding="utf-8")
    root_pages.write_root(out, url)
    root_pages.write_robots(out, url)
    root_pages.write_moved(out, url)
    changes.write_feeds(out, url)
    open_data.write(out, site_data.load(ROOT / "site-data"), site_data.site_day())
    check_descriptions(out)
    drop_maps(out)
    search.write(out)
    sbom.write(out)
    if policy_in_pages:
        policy.write_into_pages(out)
    offline.write(out)
    if not draft:
        compress.compress(out, best)
    policy.write_headers(out)  # last: it is the mark of a whole build


def is_current(out: Path) -> bool:
    """Tell whether `out` holds a whole site that is newer than everything it is made from."""
    mark = out / "_headers"
    if not mark.exists():
        return False
    files = [ROOT / name for name in SOURCE_FILES]
    for folder in SOURCES:
        files += [file for file in (ROOT / folder).rglob("*") if file.suffix != ".pyc" and file.is_file()]
    return all(file.stat().st_mtime <= mark.stat().st_mtime for file in files if file != FACTS)


def _run(command: list[str]) -> None:
    """Run a step in the project's folder; show what it said only when it failed, and stop the build."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{done.stdout}failed: python {' '.join(command[1:])}")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "site")
    parser.add_argument("--url", default="http://127.0.0.1:8000/", help="the address the site will have")
    parser.add_argument("--draft", action="store_true", help="quicker: without the fast runtime and the packed files")
    parser.add_argument("--loosely", action="store_true", help="whole, but packed quickly: for tests")
    parser.add_argument("--policy-in-pages", action="store_true", help="for hosts that send no headers")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    build(out, options.url, draft=options.draft, loosely=options.loosely, policy_in_pages=options.policy_in_pages)
    print(f"site: {out} (for {options.url})")


if __name__ == "__main__":
    main()
