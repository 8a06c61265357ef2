"""The maxima of an offence on a day, and how they moved from the first verified text to the last.

Source: site-data/statutes/penalty.toml; the kind of imprisonment changed by Act No. 67 of 2022 on 2025-06-01.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from calculators import write
from calculators.facts import Fact, Facts, Law, NotInForce
from calculators.result import Amount, Period, Timeline
from calculators.text import LANGS, Text

PARTS = ("fine_individual", "term_years", "fine_corporation", "article")
NO_TERM = Text("なし", "none")


type Maxima = tuple[Fact, Fact, Fact, Fact]


def maxima(offence: str, law: Law) -> Maxima:
    """Fine, term, corporate fine and article in force.

    Raises:
        NotInForce: the offence did not exist, or the text in force then is not verified.
    """
    fine, term, corporation, article = (law[f"penalty.{offence}.{part}"] for part in PARTS)
    return fine, term, corporation, article


def years_of(term: Fact) -> int | float | None:
    """Half a year is 0.5; None where the offence carries no imprisonment."""
    if term.value is False:
        return None
    exact = term.ratio
    return int(exact) if exact.denominator == 1 else float(exact)


def timeline(offence: str, act_on: date, facts: Facts) -> Timeline:
    """The time line of the offence: every period with article and maximum, or the reason why there is none."""
    return Timeline(
        caption=Text("刑の上限の移り変わり", "How the maximum moved"),
        labels=(
            Text("行為者の罰金", "Fine, individual"),
            Text("自由刑", "Imprisonment"),
            Text("法人の罰金", "Fine, corporation"),
        ),
        periods=tuple(_merged(_periods(offence, act_on, facts))),
        note=Text(
            "棒は、同じ行の罰金どうしを期間の間で比べたものです。",
            "Bars compare fines of the same line between periods.",
        ),
    )


def _periods(offence: str, act_on: date, facts: Facts) -> Iterator[Period]:
    """One period from each day on which article, maximum or kind of imprisonment may have changed."""
    ids = [f"penalty.{offence}.{part}" for part in PARTS]
    ends = [last for first, last, _ in facts.periods(ids[0])]
    days = sorted({date.fromisoformat(first) for one in ids for first, _, _ in facts.periods(one) if first})
    kinds = (date.fromisoformat(first) for first, _, _ in facts.periods("penal.imprisonment.kind") if first)
    starts = sorted({*days, *(day for day in kinds if day > days[0])})
    lasts = [*(day - timedelta(days=1) for day in starts[1:]), date.fromisoformat(ends[-1]) if ends[-1] else None]
    for first, last in zip(starts, lasts, strict=True):
        here = first <= act_on <= (last or act_on)
        yield _period(first, last, here, offence, facts.at(first))


def _period(first: date, last: date | None, here: bool, offence: str, law: Law) -> Period:
    try:
        fine, term, corporation, article = maxima(offence, law)
    except NotInForce as unknown:
        return Period(first=first, last=last, title=unknown.reason, here=here)
    years, kind = years_of(term), law["penal.imprisonment.kind"]
    said = NO_TERM if years is None else _term(years, kind.value)
    return Period(
        first=first,
        last=last,
        title=article.value,
        amounts=(Amount(value=fine.int), Amount(value=None, words=said), _corporate(corporation)),
        here=here,
        grade="B" if "B" in (fine.grade, term.grade, corporation.grade, article.grade) else "A",
    )


def _corporate(corporation: Fact) -> Amount:
    return Amount(value=None) if corporation.value is False else Amount(value=corporation.int)


def _term(years: float, kind: Text) -> Text:
    ja, en = (write.quantity(years, "years", lang) for lang in LANGS)
    return Text(f"{ja}以下の{kind.ja}", f"{kind.en}, up to {en}")


def _merged(periods: Iterator[Period]) -> Iterator[Period]:
    """Neighbours that say the same are one period: a renewal of the text that moved nothing is no change."""
    held = next(periods)
    for one in periods:
        if replace(one, first=held.first, last=held.last, here=held.here) == held:
            held = replace(held, last=one.last, here=held.here or one.here)
        else:
            yield held
            held = one
    yield held


NO_TERM = Text("なし", "none")
