"""Parts of the built site in other folders, linked and not copied, to be changed there or moved to another address."""

import os
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

PACKED = shutil.ignore_patterns("*.br", "*.gz")
FROM_ROOT = re.compile(r"([\"'= (])/(ja|en|assets)/")


def part(site: Path, out: Path, names: Iterable[str]) -> None:
    """Link these files and folders of the site, not packed, below another folder."""
    for name in names:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        if (site / name).is_dir():
            shutil.copytree(site / name, out / name, copy_function=os.link, ignore=PACKED, dirs_exist_ok=True)
        else:
            os.link(site / name, out / name)


def rewrite(file: Path, change: Callable[[str], str]) -> None:
    """Write the file anew; the one of the site that it is linked to stays as it is."""
    text = file.read_text(encoding="utf-8")
    file.unlink()
    file.write_text(change(text), encoding="utf-8")


def move(out: Path, before: str, after: str) -> None:
    """Give the pages the address that a build for `after` gives them; only 404 pages name theirs from the root of the host."""
    path = "/" + after.partition("//")[2].partition("/")[2]
    for file in [*out.rglob("*.html"), *out.rglob("sitemap.xml")]:
        rewrite(file, lambda text: text.replace(before, after))
        if file.name == "404.html":
            rewrite(file, lambda text: FROM_ROOT.sub(rf"\1{path}\2/", text))
