"""Who may be liable, on which article and for what reason, and which penalties are in play; amounts come from penalty_exposure."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators import penalty_exposure
from calculators.assess_case import Case
from calculators.assess_liable_words import OFFENDERS, PARTIES, Party
from calculators.facts import Law, NotInForce
from calculators.result import Result
from calculators.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """A maximum that may come into play for somebody; `result` is None where no verified text is known for the day."""

    offence: str
    title: Text
    who: Text
    inputs: penalty_exposure.Inputs
    result: Result | None
    unknown: Text | None = None


def liable(case: Case) -> tuple[tuple[str, Party], ...]:
    """The parties by name, the organisation first."""
    return tuple((name, PARTIES[name]) for name in _parties(case))


def _parties(case: Case) -> Iterator[str]:
    given = case.inputs
    if given.public_body:
        yield "public_body"
    else:
        if given.whose in ("customers", "employees"):
            yield "contract"
        yield "employer" if given.cause in ("insider", "misdelivery", "loss", "misconfiguration") else "tort"
    if given.place == "vendor":
        yield "vendor"
    if given.place == "client":
        yield "to_client"
    if not given.public_body:
        yield "directors"
    if given.cause == "insider":
        yield "insider"
    elif given.cause in ("misdelivery", "loss", "misconfiguration", "unknown"):
        yield "employee"
    if given.cause in ("external_attack", "ransomware", "theft"):
        yield "attacker"


def penalties(case: Case, law: Law) -> tuple[Penalty, ...]:
    """Offences in play by the text of the day of the leak, else of knowing, else of the law asked for."""
    day = case.inputs.leaked_on or case.inputs.aware_on or law.on
    titles = {one.id: one.label for one in penalty_exposure.OFFENCES}
    found = []
    for offence in _offences(case):
        asked = penalty_exposure.Inputs(
            offence=offence, act_on=day, in_business_of_corporation=OFFENDERS[offence][0] == "firm"
        )
        result, unknown = None, None
        try:
            result = penalty_exposure.calculate(asked, law)
        except NotInForce as error:
            unknown = error.reason
        who = OFFENDERS[offence][1]
        found.append(
            Penalty(offence=offence, title=titles[offence], who=who, inputs=asked, result=result, unknown=unknown)
        )
    return tuple(found)


def _offences(case: Case) -> Iterator[str]:
    given, numbers = case.inputs, "my_number" in case.groups
    if given.cause in ("insider", "unknown"):
        yield "appi_database_misuse"
        if numbers:
            yield "mynumber_file"
        if given.trade_secret:
            yield "ucpa_insider"
    if given.cause in ("external_attack", "ransomware", "unknown"):
        yield "unauthorized_access"
        if given.trade_secret:
            yield "ucpa_outsider"
    if not given.public_body:
        yield "appi_order_violation"
        yield "appi_report_refusal"
        if numbers:
            yield "mynumber_order_violation"
