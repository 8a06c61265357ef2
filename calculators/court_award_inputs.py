"""What the court-award estimator asks."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from calculators import court_award_words as words
from calculators.jo_model import ITEMS, PEOPLE
from calculators.spec import Flag, One, Share, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    items: Annotated[tuple[str, ...], ITEMS]
    people: Annotated[int, PEOPLE]
    secondary_harm: Annotated[
        str, One(label=words.LABELS["secondary_harm"], help=words.HELP["secondary_harm"], options=words.HARM_OPTIONS)
    ] = "none"
    exposure: Annotated[
        str, One(label=words.LABELS["exposure"], help=words.HELP["exposure"], options=words.EXPOSURE_OPTIONS)
    ] = "unknown"
    objected: Annotated[bool, Flag(label=words.LABELS["objected"], help=words.HELP["objected"])] = False
    public_body: Annotated[bool, Flag(label=words.LABELS["public_body"], help=words.HELP["public_body"])] = False
    voucher_paid: Annotated[
        int, Whole(label=words.LABELS["voucher_paid"], help=words.HELP["voucher_paid"], unit="yen")
    ] = 0
    claim_share: Annotated[
        Fraction | None, Share(label=words.LABELS["claim_share"], help=words.HELP["claim_share"])
    ] = None
    decided_after: Annotated[
        int | None,
        Whole(label=words.LABELS["decided_after"], help=words.HELP["decided_after"], unit="year", low=1900, high=2100),
    ] = None
