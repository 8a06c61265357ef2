"""`python -m scripts.lms --out dist`: one SCORM 1.2 and one SCORM 2004 package for each path and language, and the bank in QTI 2.1."""

import argparse
import os
import tempfile
from pathlib import Path

from calculators.text import LANGS
from scripts import build, macros
from scripts.lms import pack, page, qti


def main() -> None:
    """Read the command line, build the pages once and write every package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=build.ROOT / "dist")
    parser.add_argument("--pages", type=Path, help="folder with built pages (ja/, en/); built if it is not given")
    options = parser.parse_args()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pages = options.pages or build_pages(Path(folder))
        script = page.script(Path(folder))
        for file in write(out, pages, script):
            print(f"{file}: {file.stat().st_size / 1000:.0f} kB")


def build_pages(folder: Path) -> Path:
    """Both languages as MkDocs writes them; nothing else of the site is needed."""
    os.environ.update(build.environment("http://127.0.0.1:8000/"))
    build.write_facts()
    for lang in LANGS:
        build.build_language(lang, folder / lang)
    return folder


def write(out: Path, pages: Path, script: str) -> list[Path]:
    """Every package.

    Returns:
        The files written.
    """
    written = []
    for lang in LANGS:
        guide = macros.load(lang)
        for path in guide.training.paths.values():
            for standard in pack.STANDARDS:
                html = page.page(guide, path, pages / lang, script, standard)
                written.append(pack.write(out, guide, path, html, standard))
        written.append(qti.write(out, guide))
    return written


if __name__ == "__main__":
    main()
