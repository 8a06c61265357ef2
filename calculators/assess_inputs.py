"""What the assessment asks, in steps: nothing is compulsory beyond what leaked and how many people it concerns.

Questions that another calculator asks too are taken from it, so that words and bounds stay the same. `VERSION` counts the
editions of this list: inputs of an older edition are read by today's, those of a newer one are refused with a clear message.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from typing import Annotated, Any

from calculators import assess_words as words
from calculators import court_award_inputs, downtime_loss, jo_model, report_deadlines, total_exposure
from calculators.jo_model import ITEMS, PEOPLE
from calculators.result import BadInput
from calculators.spec import Clock, Day, Flag, Kind, One, Range, Real, Share, Triple, Whole, fields
from calculators.text import Text

VERSION = 2
FILE_MARK = "leak_assessment"
# Inputs that changed their name: version in which the new name came → {old: new}.
RENAMED: Mapping[int, Mapping[str, str]] = {}
# Defaults that changed: last edition with the former default → {input: that default}. Links leave defaults out.
FORMER_DEFAULTS: Mapping[int, Mapping[str, str]] = {1: {"notice": "letter"}}


def _of(inputs: type, name: str) -> Kind:
    """The question of another calculator."""
    return next(field.kind for field in fields(inputs) if field.name == name)


def _flag(name: str) -> Flag:
    return Flag(label=words.LABELS[name], help=words.HELP[name])


def _one(name: str) -> One:
    return One(label=words.LABELS[name], help=words.HELP[name], options=words.OPTIONS[name])


def _judged(name: str) -> One:
    """Yes, no, or what follows from the other answers."""
    return One(label=words.LABELS[name], help=words.HELP[name], options=words.JUDGED)


def _money(name: str) -> Range:
    return Range(label=words.LABELS[name], help=words.HELP[name])


_AWARE = Day(label=words.LABELS["aware_on"], help=words.HELP["aware_on"], low=date(2005, 4, 1), high=date(2029, 12, 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    items: Annotated[tuple[str, ...], ITEMS]
    people: Annotated[int, PEOPLE]
    people_known: Annotated[str, _one("people_known")] = "at_most"
    whose: Annotated[str, _one("whose")] = "customers"
    cause: Annotated[str, _one("cause")] = "unknown"
    place: Annotated[str, _one("place")] = "own"
    exposure: Annotated[str, _of(court_award_inputs.Inputs, "exposure")] = "unknown"
    encrypted: Annotated[bool, _flag("encrypted")] = False
    keys_leaked: Annotated[bool, _flag("keys_leaked")] = False
    leaked_on: Annotated[
        date | None, Day(label=words.LABELS["leaked_on"], help=words.HELP["leaked_on"], low=date(1990, 1, 1))
    ] = None
    aware_on: Annotated[date | None, _AWARE] = None
    aware_at: Annotated[time | None, Clock(label=words.LABELS["aware_at"], help=words.HELP["aware_at"])] = None
    contained: Annotated[bool, _flag("contained")] = False
    evidence_kept: Annotated[bool, _flag("evidence_kept")] = False
    police_told: Annotated[bool, _flag("police_told")] = False
    reported: Annotated[bool, _flag("reported")] = False
    notified: Annotated[bool, _flag("notified")] = False
    published: Annotated[bool, _flag("published")] = False
    secondary_harm: Annotated[str, _of(court_award_inputs.Inputs, "secondary_harm")] = "none"
    notice: Annotated[str, _one("notice")] = "auto"
    gift_per_person: Annotated[
        int, Whole(label=words.LABELS["gift_per_person"], help=words.HELP["gift_per_person"], unit="yen", high=10**8)
    ] = 0
    responsibility: Annotated[str, _of(jo_model.Inputs, "responsibility")] = "general"
    public_body: Annotated[bool, _of(court_award_inputs.Inputs, "public_body")] = False
    listed: Annotated[bool, _flag("listed")] = False
    telecom: Annotated[bool, _flag("telecom")] = False
    eu_data: Annotated[bool, _of(report_deadlines.Inputs, "eu_data")] = False
    trade_secret: Annotated[bool, _flag("trade_secret")] = False
    downtime_days: Annotated[
        Triple | None,
        Range(label=words.LABELS["downtime_days"], help=words.HELP["downtime_days"], unit="days", high=3650),
    ] = None
    daily_sales: Annotated[int | None, _of(downtime_loss.Inputs, "daily_sales")] = None
    gross_margin: Annotated[Fraction | None, _of(downtime_loss.Inputs, "gross_margin")] = None
    dependency: Annotated[Fraction | None, Share(label=words.LABELS["dependency"], help=words.HELP["dependency"])] = (
        None
    )
    special_care: Annotated[str, _judged("special_care")] = "auto"
    property_risk: Annotated[str, _judged("property_risk")] = "auto"
    improper_purpose: Annotated[str, _judged("improper_purpose")] = "auto"
    objected: Annotated[bool, _of(court_award_inputs.Inputs, "objected")] = False
    response: Annotated[str, _of(jo_model.Inputs, "response")] = "unknown"
    claim_share: Annotated[
        Fraction | None, Share(label=words.LABELS["claim_share"], help=words.HELP["claim_share"])
    ] = None
    pcs: Annotated[
        int | None, Whole(label=words.LABELS["pcs"], help=words.HELP["pcs"], unit="machines", high=10_000)
    ] = None
    servers: Annotated[
        int | None, Whole(label=words.LABELS["servers"], help=words.HELP["servers"], unit="machines", high=1_000)
    ] = None
    call_centre_months: Annotated[
        int | None,
        Whole(label=words.LABELS["call_centre_months"], help=words.HELP["call_centre_months"], unit="months", high=24),
    ] = None
    overtime_person_months: Annotated[
        Fraction | None,
        Real(
            label=words.LABELS["overtime_person_months"],
            help=words.HELP["overtime_person_months"],
            unit="person_months",
            high=Fraction(100_000),
        ),
    ] = None
    restoration: Annotated[Triple | None, _money("restoration")] = None
    dependence: Annotated[str, _of(total_exposure.Inputs, "dependence")] = "moderate"
    # Since edition 2:
    money: Annotated[Triple | None, _of(total_exposure.Inputs, "money")] = None
    intangible: Annotated[Triple | None, _of(total_exposure.Inputs, "intangible")] = None


STEPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("1. 何が、誰の、何人分", "1. What leaked, whose, how many"), ("items", "people", "people_known", "whose")),
    (Text("2. 原因", "2. Cause"), ("cause", "place", "exposure", "encrypted", "keys_leaked")),
    (Text("3. いつ", "3. When"), ("leaked_on", "aware_on", "aware_at")),
    (
        Text("4. もうしたこと", "4. What was done"),
        (
            "contained",
            "evidence_kept",
            "police_told",
            "reported",
            "notified",
            "published",
            "secondary_harm",
            "notice",
            "gift_per_person",
        ),
    ),
    (
        Text("5. 会社のこと", "5. The organisation"),
        (
            "responsibility",
            "public_body",
            "listed",
            "telecom",
            "eu_data",
            "trade_secret",
            "downtime_days",
            "daily_sales",
            "gross_margin",
            "dependency",
        ),
    ),
    (
        Text("6. くわしく(任意)", "6. More detail (optional)"),
        (
            "special_care",
            "property_risk",
            "improper_purpose",
            "objected",
            "response",
            "claim_share",
            "pcs",
            "servers",
            "call_centre_months",
            "overtime_person_months",
            "restoration",
            "dependence",
            "money",
            "intangible",
        ),
    ),
)


def migrate(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Inputs of any edition up to this one, under today's names, without the edition's number `v`.

    A saved file (`{"leak_assessment": edition, "name": …, "on": …, "inputs": {…}}`) is understood as well as its inputs alone.

    Raises:
        BadInput: under `v`, where a newer edition wrote them, or the number cannot be read.
    """
    given = dict(raw)
    if FILE_MARK in given:
        inside = given.get("inputs")
        given = {**(inside if isinstance(inside, Mapping) else {}), "v": given[FILE_MARK]}
    said = str(given.pop("v", VERSION)).strip() or str(VERSION)
    version = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0
    if version < 1:
        raise BadInput({"v": words.UNREADABLE_VERSION})
    if version > VERSION:
        raise BadInput({"v": words.newer(version, VERSION)})
    for edition in range(version + 1, VERSION + 1):
        for old, new in RENAMED.get(edition, {}).items():
            if old in given:
                given.setdefault(new, given.pop(old))
    for edition, defaults in FORMER_DEFAULTS.items():
        if version <= edition:
            given = {**defaults, **given}
    return given


def check(inputs: Inputs) -> None:
    """Refuse answers that contradict each other, each beside the field that says the later of the two.

    Raises:
        BadInput: all contradictions at once.
    """
    problems: dict[str, Text] = {}
    if inputs.encrypted and inputs.keys_leaked:
        problems["keys_leaked"] = words.KEYS
    if inputs.encrypted and inputs.secondary_harm != "none":
        problems["secondary_harm"] = words.HARM_THOUGH_ENCRYPTED
    if inputs.leaked_on and inputs.aware_on and inputs.aware_on < inputs.leaked_on:
        problems["aware_on"] = words.AWARE_BEFORE
    if inputs.aware_at and not inputs.aware_on:
        problems["aware_on"] = words.TIME_WITHOUT_DAY
    problems |= _business(inputs)
    if problems:
        raise BadInput(problems)


def _business(inputs: Inputs) -> dict[str, Text]:
    """Downtime needs its four figures together: none of them has a published standard value."""
    four = ("downtime_days", "daily_sales", "gross_margin", "dependency")
    empty = [name for name in four if getattr(inputs, name) is None]
    return {} if len(empty) in (0, 4) else dict.fromkeys(empty, words.FOUR_TOGETHER)
