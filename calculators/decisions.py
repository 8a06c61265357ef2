"""Knows which decisions say what a leak is worth to one person: each dispute once, by its final result, in coded features.

A decision counts where a court put a sum (or nothing) on the leak alone: admitted claims, sums that also pay for other
wrongs, and suits in which no leak was found are left out, as site-data marks them with the reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculators.facts import Law
from calculators.reading import vocabulary
from calculators.text import Text, from_json

HARMS = ("none", "nuisance", "harassment", "threat_to_safety")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is compared. `data` and `harm` are steps (court_award_levels); a harm of None means that it is not known."""

    data: int
    scale: bool
    harm: int | None
    exposure: str
    objected: bool
    public_body: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One dispute's result for one group of plaintiffs. `award` and `voucher` are yen per person, `day` is ISO."""

    id: str
    name: Text
    court: Text
    day: str
    chain: str
    leak: str
    award: int
    voucher: int
    features: Features
    items: frozenset[str]
    entry: Mapping[str, Any]

    @property
    def gross(self) -> int:
        """The award before a voucher was taken off it; a dismissal stays at nothing."""
        return self.award + self.voucher if self.award else 0

    @property
    def fee_share(self) -> tuple[int, int] | None:
        """Lawyers' fees and award, where the judgment says how much of it is for lawyers."""
        fee: int = self.entry.get("attorney_fee", 0)
        return (fee, self.award) if fee and self.award else None


def counted(law: Law) -> tuple[Decision, ...]:
    """The decisions known on the law's day that count, in order of id."""
    return tuple(_decision(one, law) for one in final_results(law) if _counts(one))


def left_out(law: Law) -> tuple[Decision, ...]:
    """Final results with a sum per person that do not count; site-data says why."""
    return tuple(_decision(one, law) for one in final_results(law) if "award" in one and not _counts(one))


def _counts(one: Mapping[str, Any]) -> bool:
    return "award" in one and bool(one["use_in_statistics"])


def final_results(law: Law) -> Iterator[Mapping[str, Any]]:
    """Per dispute and group of plaintiffs the last decision that states a sum per person.

    The last is one that no later decision reviewed. Where it states no sum per person (only a total), the decision
    that it upheld stands in.
    """
    day = law.on.isoformat()
    known = {one["id"]: one for one in law.facts.precedents if one["kind"] == "person" and one.get("date", "") <= day}
    reviewed = {before for one in known.values() for before in one.get("before", ())}
    for one in (one for one in known.values() if one["id"] not in reviewed):
        found = one
        while "award" not in found and (earlier := [known[id_] for id_ in found.get("before", ()) if id_ in known]):
            found = earlier[0]
        yield found


def _decision(one: Mapping[str, Any], law: Law) -> Decision:
    return Decision(
        id=one["id"],
        name=from_json(one["name"]),
        court=from_json(one["court"]),
        day=one.get("date", ""),
        chain=one.get("chain", one["id"]),
        leak=one.get("leak", one.get("chain", one["id"])),
        award=one["award"],
        voucher=one.get("voucher_paid", 0),
        features=Features(
            data=data_level(one["items"], law),
            scale=is_mass(one.get("people"), law),
            harm=harm_level(one.get("secondary_harm", "unknown"), law),
            exposure=one.get("exposure", "unknown"),
            objected=one.get("objected", False),
            public_body=one.get("public_body", False),
        ),
        items=item_ids(one["items"], law),
        entry=one,
    )


def item_ids(items: Iterable[str], law: Law) -> frozenset[str]:
    """The items under their main ids."""
    names, _ = vocabulary(law.facts, "items")
    return frozenset(names[one] for one in items)


def categories(items: Iterable[str], law: Law) -> set[str]:
    """The categories of leaked items; ids and aliases are understood, an item without a category adds none."""
    rows = law.facts.table("items")["rows"]
    wanted = set(items)
    return {
        row["cells"]["category"]
        for row in rows
        if "category" in row["cells"] and wanted & {row["id"], *(row.get("aliases") or ())}
    }


def data_level(items: Iterable[str], law: Law) -> int:
    """The highest step among the categories of the items."""
    found = categories(items, law) or {"unknown"}
    return max(int(law.row("court_award_levels", f"data_{one}")["level"].ratio) for one in found)


def harm_level(harm: str, law: Law) -> int | None:
    return int(law.row("court_award_levels", f"harm_{harm}")["level"].ratio) if harm in HARMS else None


def is_mass(people: int | None, law: Law) -> bool:
    """Whether the leak is a mass leak. A decision that gives no number is taken for a single leak: of a mass leak it is always told."""
    return people is not None and people > law["court_award.mass_people"].int
