"""Lists the sources of the guide by how long ago somebody read them, statutes and judgments first; works offline.

`python -m scripts.check_sources` prints every source; `--older DAYS` only those last read before then, and exits 1 if
there are any, so that a scheduled run can remind its owner. It asks no server: an address that answers is no proof that
its page still says the same.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from scripts import end_quietly
from scripts.listings import usage
from scripts.site_data import ROOT, SiteData, load

# The law moves first and matters most.
ORDER = ("statute", "judgment", "official", "survey", "data", "press", "commentary")


def main(argv: list[str] | None = None) -> int:
    """Print the list; exit 1 when `--older` finds something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--older", type=int, default=-1, metavar="DAYS", help="only sources read longer ago than this")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), help="count ages to this day")
    options = parser.parse_args(argv)
    found = list(aged(load(ROOT / "site-data"), options.today, options.older))
    for kind, days, source, uses in found:
        where = source.get("url") or "(no address)"
        print(f"{kind:10} {days:5} days  grade {source['grade']}  used {uses:3}  {source['id']}  {where}")
    print(f"{len(found)} sources")
    return 1 if options.older >= 0 and found else 0


def aged(data: SiteData, today: date, older: int = -1) -> Iterator[tuple[str, int, dict[str, Any], int]]:
    """Kind, age in days, source and number of uses; by kind in the order of the law, oldest first."""
    used = usage(data)
    for kind in ORDER:
        listed = [one for one in data.sources.values() if one["kind"] == kind]
        for source in sorted(listed, key=lambda one: (one["seen"], one["id"])):
            days = (today - source["seen"]).days
            if older < 0 or days > older:
                yield kind, days, source, len(used[source["id"]])


if __name__ == "__main__":
    end_quietly()
    sys.exit(main())
