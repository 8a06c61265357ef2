"""Which guide page explains which decisions, read from the pages' own front matter: `decisions: yahoobb, ts-kappa-2024`."""

import re
from pathlib import Path
from typing import Any

from calculators.text import Lang


class UnknownDecision(KeyError):
    """A page, a chain or a decision is named that site-data does not hold: the build fails."""


def expand(precedents: dict[str, dict[str, Any]], names: str) -> list[dict[str, Any]]:
    """Decisions named by their own ids or by their chains, commas between, in the order of the names and then of time.

    Raises:
        UnknownDecision: a name that is neither.
    """
    found: list[dict[str, Any]] = []
    for name in (part.strip() for part in names.split(",")):
        one = precedents.get(name)
        many = [one] if one else [two for two in precedents.values() if two.get("chain") == name]
        if not many:
            raise UnknownDecision(name)
        found += sorted(many, key=lambda two: (str(two.get("date", "")), two["id"]))
    return found


def guide_pages(docs: Path, lang: Lang, precedents: dict[str, dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Decision id → address below the language's root and title of the page that explains it."""
    found: dict[str, tuple[str, str]] = {}
    for file in sorted((docs / lang).rglob("*.md")):
        head = re.match(r"---\n(.*?)\n---\n", file.read_text(encoding="utf-8"), re.DOTALL)
        fields = dict(re.findall(r"^(title|decisions): (.+)$", head[1], re.MULTILINE)) if head else {}
        if "decisions" in fields:
            address = file.relative_to(docs / lang).with_suffix("").as_posix().removesuffix("index")
            for one in expand(precedents, fields["decisions"]):
                found[one["id"]] = (f"{address.rstrip('/')}/", fields["title"].strip('"'))
    return found
