"""Builds the same sources with Zensical and compares what readers get: pages, heading ids, figures, calculators.

The guide shall outlive its generator. `python -m scripts.second_generator --site site` prints each difference and exits 1 when
one of them is content; `--every 12` takes every twelfth page only. The sources are copied: Zensical reads nothing outside its folder.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from scripts.build import CONFIGS, ROOT, environment

COPIED = ("docs", "overrides", "scripts", "site-data", "calculators", "tests", ".cache/diagrams", ".cache/figures")
FILES = (*CONFIGS.values(), "pyproject.toml", "package.json", "package-lock.json")
FIGURE = re.compile(r"[0-9０-９][0-9０-９,.]*")
# Around the content. The list of questions about a page is put there by our template from what the macros hand to it;
# Zensical's templates do not see that, and leave the list out: the one difference known.
AROUND = (
    ".//a[contains(@class, 'headerlink')] | .//script | .//style | .//template | .//aside[contains(@class, 'asked')]"
)
MINUTES = 12
SOME = "some"  # where the pages of a sample stand


def content(file: Path) -> dict[str, list[str]]:
    """What a page says: heading ids, figures in their order, calculators and their fields, links within the site."""
    (article, *_) = html.fromstring(file.read_bytes()).xpath("//article") or [html.fromstring(file.read_bytes())]
    for around in article.xpath(AROUND):
        around.drop_tree()
    return {
        "headings": [f"{one.tag} {one.get('id')}" for one in article.xpath(".//h1 | .//h2 | .//h3 | .//h4")],
        "figures": FIGURE.findall(" ".join(article.text_content().split())),
        "calculators": [str(one) for one in article.xpath(".//leak-calculator/@name")],
        "fields": [str(one) for one in article.xpath(".//leak-calculator//@name")],
    }


def compare(ours: Path, theirs: Path, pages: list[str]) -> Iterator[str]:
    """Every difference in content between two builds of one language."""
    for page in pages:
        if not (theirs / page).is_file():
            yield f"{page}: not built"
            continue
        one, two = content(ours / page), content(theirs / page)
        for what, found in one.items():
            if found != two[what]:
                only = (
                    [text for text in found if text not in two[what]][:5],
                    [t for t in two[what] if t not in found][:5],
                )
                yield f"{page}: {what} differ: {only[0]} / {only[1]}"


def build(code: str, folder: Path, url: str) -> str:
    """Build one language with Zensical in a copy of the sources; return what it said."""
    program = str(Path(sys.executable).with_name("zensical"))
    command = [program, "build", "--config-file", CONFIGS[code]]
    variables = {**environment(url), "PYTHONPATH": str(folder), "PATH": f"{Path(program).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, check=False, timeout=MINUTES * 60
    )
    return done.stdout + done.stderr


def copy(folder: Path, code: str, keep: set[str] | None) -> None:
    """Copy the sources; with `keep`, only those pages of the language stand in it."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    if keep is not None:
        # The data are checked against all pages; only the generator sees fewer.
        for file in sorted((ROOT / "docs" / code).rglob("*.md")):
            path = file.relative_to(ROOT / "docs" / code)
            if _page(path) in keep:
                (folder / SOME / code / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, folder / SOME / code / path)
        config = folder / CONFIGS[code]
        text = config.read_text(encoding="utf-8").replace(f"docs_dir: docs/{code}", f"docs_dir: {SOME}/{code}")
        config.write_text(text, encoding="utf-8")


def _page(source: Path) -> str:
    """The file that a source becomes."""
    return (source.with_suffix("") if source.stem != "index" else source.parent).joinpath("index.html").as_posix()


def differences(site: Path, code: str, *, url: str, every: int) -> list[str]:
    """Build a language and list its differences from the site, of every n-th page."""
    pages = sorted(file.relative_to(site / code).as_posix() for file in (site / code).rglob("index.html"))
    sources = {_page(file.relative_to(ROOT / "docs" / code)) for file in (ROOT / "docs" / code).rglob("*.md")}
    pages = [page for page in pages if page in sources][::every]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy(folder, code, set(pages) if every > 1 else None)
        said = build(code, folder, url)
        found = list(compare(site / code, folder / "site" / code, pages))
        if found and not any((folder / "site" / code / page).is_file() for page in pages):
            found.append(said[-2000:])
    return found


def main() -> int:
    """Compare both languages and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--url", default="http://127.0.0.1:8000/")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    options = parser.parse_args()
    found = [
        f"{code}/{line}"
        for code in CONFIGS
        for line in differences(options.site, code, url=options.url, every=options.every)
    ]
    print("\n".join([*found, f"{len(found)} differences"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
