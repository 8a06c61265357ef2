"""Says on one screen what is due: sources and facts to read again, law that comes or ends, dependencies that are not the pinned ones.

It works offline and changes nothing. `--strict` exits 1 when something is due, for a scheduled run.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.markers import Marker

from scripts import end_quietly
from scripts.check_sources import aged
from scripts.site_data import ROOT, SiteData, load

STALE = 180  # days; the mark beside old sources on the pages uses the same
AHEAD = 400  # days
SHOWN = 6  # lines of each list
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]+?))? \\$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One list of what is due: the head with the count, and its lines, most urgent first."""

    head: str
    lines: list[str]


def main(argv: list[str] | None = None) -> int:
    """Print the screen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), help="count to this day")
    parser.add_argument("--strict", action="store_true", help="exit 1 when something is due")
    options = parser.parse_args(argv)
    found = list(findings(load(ROOT / "site-data"), options.today))
    for one in found:
        print(f"{len(one.lines):4}  {one.head}")
        for line in one.lines[:SHOWN]:
            print(f"        {line}"[:140])
        if len(one.lines) > SHOWN:
            print(f"        … and {len(one.lines) - SHOWN} more")
    due = sum(len(one.lines) for one in found)
    print(f"{due} things are due on {options.today}." if due else f"Nothing is due on {options.today}.")
    return 1 if options.strict and due else 0


def findings(data: SiteData, today: date) -> Iterator[Finding]:
    """Every list, in the order in which an owner should read it."""
    yield Finding(head=f"dates of the law within {AHEAD} days", lines=list(coming_law(data, today)))
    yield Finding(head="values of the law that are in force and not known", lines=list(unknown_law(data, today)))
    yield Finding(head=f"entries of site-data checked more than {STALE} days ago", lines=list(old_facts(data, today)))
    sources = [f"{days} days  {kind:9} {source['id']}" for kind, days, source, _ in aged(data, today, STALE)]
    yield Finding(
        head=f"sources read more than {STALE} days ago (python -m scripts.check_sources lists all)", lines=sources
    )
    yield Finding(
        head="Python packages that are not the pinned ones", lines=list(python_pins(ROOT / "requirements.txt"))
    )
    yield Finding(head="Node packages that are not the locked ones", lines=list(node_locks(ROOT)))


def coming_law(data: SiteData, today: date) -> Iterator[str]:
    """Days on which a value begins, ends without a known successor, or that are themselves a fact, soonest first."""
    until = today + timedelta(days=AHEAD)
    found: dict[tuple[date, str], list[str]] = {}
    for name, fact in data.facts.items():
        for value in fact["value"]:
            begins, held = value.get("from"), value.get("value")
            if isinstance(begins, date) and today < begins <= until:
                what = "begins, value unknown" if "unknown" in value else "begins"
                found.setdefault((begins, what), []).append(name)
            if isinstance(held, date) and today < held <= until:
                found.setdefault((held, "day"), []).append(name)
    for change in data.changes.values():
        if today < change.get("in_force", today) <= until:
            found.setdefault((change["in_force"], "announced"), []).append(change["id"])
    for (day, what), names in sorted(found.items()):
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        yield f"{day}  in {(day - today).days:3} days  {what}: {names[0]}{more}"


def unknown_law(data: SiteData, today: date) -> Iterator[str]:
    """Facts for whose value of today somebody has to find a source."""
    for name, fact in data.facts.items():
        for value in fact["value"]:
            if "unknown" in value and value.get("from", date.min) <= today <= value.get("to", date.max):
                yield f"since {value.get('from', '?')}  {name}"


def old_facts(data: SiteData, today: date) -> Iterator[str]:
    """Entries whose newest check is old, oldest first."""
    newest: dict[str, date] = {}
    for group in (data.facts, data.articles, data.tables, data.precedents, data.incidents, data.corrections):
        for name, entry in group.items():
            days = list(_checks(entry))
            if days:
                newest[name] = max(days)
    for name, day in sorted(newest.items(), key=lambda one: (one[1], one[0])):
        if (today - day).days > STALE:
            yield f"{(today - day).days} days  {name}"


def _checks(entry: dict[str, Any]) -> Iterator[date]:
    for part in (entry, entry.get("table", {}), *entry.get("value", [])):
        if isinstance(part.get("checked"), date):
            yield part["checked"]


def python_pins(requirements: Path) -> Iterator[str]:
    """Pins of this Python and system that are not what is installed."""
    for name, version, marker in PIN.findall(requirements.read_text(encoding="utf-8")):
        if marker and not Marker(marker).evaluate():
            continue
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            installed = "missing"
        if installed != version:
            yield f"{name}: pinned {version}, {installed if installed == 'missing' else f'installed {installed}'}"


def node_locks(root: Path) -> Iterator[str]:
    """Packages of package-lock.json that npm did not install from it, byte by byte: version and integrity must agree."""
    locked = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    hidden = root / "node_modules" / ".package-lock.json"
    installed = json.loads(hidden.read_text(encoding="utf-8"))["packages"] if hidden.exists() else {}
    for path, entry in locked.items():
        if not path or (entry.get("optional") and path not in installed):
            continue
        found = installed.get(path, {})
        if (found.get("version"), found.get("integrity")) != (entry.get("version"), entry.get("integrity")):
            yield f"{path}: locked {entry.get('version')}, installed {found.get('version', 'missing')}"


if __name__ == "__main__":
    end_quietly()
    sys.exit(main())
