"""Sets what organisations booked or paid beside what the calculators say for the same leak, with what each figure is.

For a leak of many people the range is the cost of the response (letters to all, the gift that was given, and a standard
set of services) plus what courts would award those expected to claim; for a single person's settlement it is the award.
Prices are those of the site's day: published unit prices exist for recent years only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from calculators.facts import Law
from scripts.back_test import output

# What a middling response is taken to be where nothing is known of the particular one; the page lists it.
RESPONSE = {"pcs": 2, "servers": 1, "notice": "letter", "call_centre_months": 3, "legal": True, "consulting": True}
# Figures that are no cost of responding to a leak.
OTHER_KINDS = ("investment", "lost_profit")

type Group = Literal["leak", "ransomware", "other", "part", "single"]
GROUPS: tuple[Group, ...] = ("leak", "ransomware", "other", "part", "single")


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One incident: what was booked or paid (yen) and as what, the range, and the JO model if everyone had claimed.

    `group` says what the figure can be compared with: the cost of a `leak`, a loss to `ransomware`, an `other` thing
    (investment, lost profit), the compensation alone, which is a `part`, or the settlement of a `single` person.
    """

    id: str
    kind: str
    group: Group
    actual: int
    low: int
    mid: int
    high: int
    gifts: int
    jo: int

    @property
    def covered(self) -> bool:
        return self.low <= self.actual <= self.high

    @property
    def times(self) -> float:
        """How many times the middle of the range the figure is."""
        return self.actual / self.mid


def totals(law: Law) -> list[Total]:
    """Every incident at home whose number of people and total are known, the largest first."""
    found = [_total(one, law) for one in law.facts.incidents if _usable(one)]
    return sorted(found, key=lambda one: (-one.actual, one.id))


def without_people(law: Law) -> int:
    """How many incidents at home have a total but no number of people, so that nothing can be worked out for them."""
    return sum(1 for one in law.facts.incidents if _at_home(one) and _actual(one) and "people" not in one)


def _at_home(one: Mapping[str, Any]) -> bool:
    return bool(one.get("currency", "JPY") == "JPY")


def _actual(one: Mapping[str, Any]) -> int:
    """What was booked; else what was paid in compensation."""
    found: int = one.get("booked_total") or one.get("compensation_total") or 0
    return found


def _usable(one: Mapping[str, Any]) -> bool:
    return _at_home(one) and bool(_actual(one)) and "people" in one


def _total(one: Mapping[str, Any], law: Law) -> Total:
    case = {"items": one["items"], "people": one["people"]}
    single = one["people"] <= law["court_award.single_people"].int
    gift = one.get("per_person", 0) if one.get("form") in ("voucher", "cash", "mixed", "goods") else 0
    claims = {"claim_share": 1} if single else {"voucher_paid": gift}
    award = output("court_award", {**case, **claims}, "total", law.facts)
    extra = {"gift_unit": gift} if gift else {}
    kind = one["booked_as"] if one.get("booked_total") else "compensation"
    response = (
        {"low": 0, "mid": 0, "high": 0}
        if single
        else output("response_cost", {**RESPONSE, **extra, "people": one["people"]}, "total", law.facts)
    )
    ends = {key: award[key] + response[key] for key in ("low", "mid", "high")}
    return Total(
        id=one["id"],
        kind=kind,
        group=_group(one, kind, single),
        actual=_actual(one),
        gifts=0 if single else gift * one["people"],
        jo=output("jo_model", case, "total", law.facts),
        **ends,
    )


def _group(one: Mapping[str, Any], kind: str, single: bool) -> Group:
    if single:
        return "single"
    if one["cause"] == "ransomware":
        return "ransomware"
    if kind == "compensation":
        return "part"
    return "other" if kind in OTHER_KINDS else "leak"


def by_group(found: list[Total]) -> dict[Group, list[Total]]:
    """The groups that have an incident, in order."""
    return {group: rows for group in GROUPS if (rows := [one for one in found if one.group == group])}
