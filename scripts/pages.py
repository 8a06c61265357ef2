"""The Markdown page behind an address of the guide, and what it says of itself in its front matter."""

import re
from functools import cache
from pathlib import Path

from calculators.text import Lang

DOCS = Path(__file__).resolve().parent.parent / "docs"


def page_file(lang: Lang, address: str, docs: Path = DOCS) -> Path | None:
    """The file of an address below the language's root (`duties/report/`, fragment aside); None where there is no page."""
    bare = address.partition("#")[0].rstrip("/")
    files = (docs / lang / bare / "index.md", docs / lang / f"{bare}.md")
    return next((file for file in files if file.is_file()), None)


@cache
def page_text(lang: Lang, address: str) -> str:
    """The Markdown of the page at an address.

    Raises:
        FileNotFoundError: there is no such page, which fails the build.
    """
    if (file := page_file(lang, address)) is None:
        raise FileNotFoundError(f"no page docs/{lang}/{address}")
    return file.read_text(encoding="utf-8")


def page_title(lang: Lang, address: str, field: str = "title") -> str:
    """The title (or the description) that a page gives itself in its front matter, or else its first heading.

    Raises:
        FileNotFoundError: there is no such page, which fails the build.
    """
    text = page_text(lang, address)
    found = re.search(rf"^{field}: (.+)$", text, re.MULTILINE) or re.search(r"^# (.+?) \{ #", text, re.MULTILINE)
    return found[1].strip("\"'") if found else address.partition("#")[0]
