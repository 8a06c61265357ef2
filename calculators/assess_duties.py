"""The duties after a leak with their days, and the things to do first, from the answers of the calculators.

Days come from `report_deadlines` alone; where no day of knowing was given, none is shown. Order of the first things: stop the
spread, keep the evidence, protect those in danger, then whoever must be told, soonest first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.assess_case import Case
from calculators.assess_duties_words import DUTIES, FIRST
from calculators.facts import Law
from calculators.result import Result
from calculators.text import Text, both


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that must be done: by `due` (from `start` where it is a span), or in words where there is no day."""

    name: str
    what: Text
    when: Text
    basis: tuple[str, ...]
    page: str
    start: date | None = None
    due: date | None = None
    moment: str | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """One of the things to do now, and why now."""

    name: str
    what: Text
    why: Text
    page: str
    due: date | None = None


def duties(case: Case, deadlines: Result, law: Law) -> tuple[Duty, ...]:
    """Every duty that applies, those with a day first in order of the day."""
    found = list(_duties(case, deadlines, law))
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due or date.max)))


def _duty(name: str, **more: Any) -> Duty:
    what, when, basis, page = DUTIES[name]
    return Duty(name=name, what=what, basis=basis, page=page, **{"when": when, **more})


def _duties(case: Case, deadlines: Result, law: Law) -> Iterator[Duty]:
    given, known = case.inputs, case.inputs.aware_on is not None
    days = {name: deadlines.value(name) if known else None for name in DAYS}
    if given.place == "client":
        yield _duty("tell_client", start=days["preliminary_from"], due=days["preliminary_to"])
    if deadlines.value("reportable"):
        yield _duty("preliminary", start=days["preliminary_from"], due=days["preliminary_to"], done=given.reported)
        yield _duty("final", due=days["final_report_due"])
        yield _duty("notify", done=given.notified)
    elif deadlines.value("reportable") is None:
        yield _duty("my_number_then")
    else:
        yield _duty("record")
    if given.eu_data and (moment := days["gdpr_due"]):
        yield _duty("gdpr", due=date.fromisoformat(moment[:10]), moment=moment, when=both(moment.replace("T", " ")))
    elif given.eu_data:
        yield _duty("gdpr")
    if given.telecom:
        yield _duty("telecom")
    if given.listed:
        yield _duty("disclosure")
    if given.place == "vendor":
        yield _duty("supervise")


DAYS = ("preliminary_from", "preliminary_to", "final_report_due", "gdpr_due")


def first_things(case: Case, all_duties: tuple[Duty, ...]) -> tuple[First, ...]:
    """All that is still open, most urgent first; a dashboard shows three."""
    return tuple(_first(name, all_duties) for name in _open(case, {one.name: one for one in all_duties}))


def _open(case: Case, by_name: dict[str, Duty]) -> Iterator[str]:
    given = case.inputs
    attacked = given.cause in ("external_attack", "ransomware", "insider", "theft")
    wanted = {
        "contain": not given.contained,
        "protect": "safety" in case.groups and not given.notified,
        "keep_evidence": not given.evidence_kept,
        "tell_client": "tell_client" in by_name,
        "stop_cards": case.property_risk and not given.notified and not given.encrypted,
        "change_passwords": "credentials" in case.groups and not given.notified and not given.encrypted,
        "preliminary": "preliminary" in by_name and not given.reported,
        "aware_day": given.aware_on is None,
        "notify": "notify" in by_name and not given.notified,
        "police": attacked and not given.police_told,
        "count": given.people_known == "at_most",
        "insurer": True,
        "record": "record" in by_name,
        "final": "final" in by_name,
    }
    return (name for name, open_ in wanted.items() if open_)


def _first(name: str, all_duties: tuple[Duty, ...]) -> First:
    what, why, page = FIRST[name]
    due = next((one.due for one in all_duties if one.name == name), None)
    return First(name=name, what=what, why=why, page=page, due=due)
