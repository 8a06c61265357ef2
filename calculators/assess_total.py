"""Puts the parts of an assessment together in money: damages from awards and claimants, the total, and what moves it most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from calculators import (
    court_award,
    court_award_inputs,
    downtime_loss,
    response_cost,
    response_cost_inputs,
    total_exposure,
)
from calculators.assess_case import Case, Shares
from calculators.facts import Law
from calculators.result import Result, Step
from calculators.sampling import pert_mean
from calculators.spec import Triple
from calculators.text import Text

ENDS = ("low", "mid", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """The answers that are added up, with the inputs they were asked with; `lines` are the response line by line."""

    award_inputs: Any
    award: Result
    response_inputs: Any
    response: Result
    downtime_inputs: Any | None
    downtime: Result | None
    damages: Triple
    claimants: Triple
    lines: dict[str, Triple]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One input moved alone from end to end: the mean of the total at each, yen."""

    name: str
    label: Text
    low: int
    high: int

    @property
    def swing(self) -> int:
        return abs(self.high - self.low)


def price(case: Case, law: Law) -> Money:
    """Every part in money. Damages: low award × low share, middle × middle, high × high."""
    inputs = case.inputs
    award_inputs = _award_inputs(case, case.shares.mid)
    asked = {end: replace(award_inputs, claim_share=getattr(case.shares, end)) for end in ENDS}
    answers = {end: court_award.calculate(one, law) for end, one in asked.items()} if _varies(case.shares) else {}
    award = answers["mid"] if answers else court_award.calculate(award_inputs, law)
    found = {end: answers.get(end, award) for end in ENDS}
    response_inputs = _response_inputs(case)
    response = response_cost.calculate(response_inputs, law)
    downtime_inputs = _downtime_inputs(inputs)
    return Money(
        award_inputs=award_inputs,
        award=award,
        response_inputs=response_inputs,
        response=response,
        downtime_inputs=downtime_inputs,
        downtime=downtime_loss.calculate(downtime_inputs, law) if downtime_inputs else None,
        damages=Triple(**{end: one.value("total")[end] for end, one in found.items()}),
        claimants=Triple(**{end: one.value("expected_claimants") for end, one in found.items()}),
        lines={name: Triple(**response.value(name)) for name in response_cost_inputs.LINES},
    )


def _varies(shares: Shares) -> bool:
    return shares.low != shares.high


def _award_inputs(case: Case, share: Fraction) -> court_award_inputs.Inputs:
    given = case.inputs
    return court_award_inputs.Inputs(
        items=given.items,
        people=given.people,
        secondary_harm=given.secondary_harm,
        exposure=given.exposure,
        objected=given.objected,
        public_body=given.public_body,
        voucher_paid=given.gift_per_person,
        claim_share=share,
    )


def _response_inputs(case: Case) -> response_cost_inputs.Inputs:
    given = case.inputs
    gift = given.gift_per_person
    return response_cost_inputs.Inputs(
        people=given.people,
        pcs=case.pcs,
        servers=case.servers,
        notice=case.notice,
        call_centre_months=case.call_centre_months,
        legal=True,
        gift_unit=Triple.flat(gift) if gift else None,
        overtime_person_months=case.overtime,
        restoration=given.restoration,
    )


def _downtime_inputs(given: Any) -> downtime_loss.Inputs | None:
    if given.downtime_days is None:
        return None
    return downtime_loss.Inputs(
        daily_sales=given.daily_sales,
        gross_margin=given.gross_margin,
        dependency=given.dependency,
        days=given.downtime_days,
    )


def damages_step(money: Money) -> Step:
    """How the range of damages comes about, end by end."""
    awards = money.award.value("per_person")
    said = " / ".join(f"{awards[end]:,} × {getattr(money.claimants, end):,}" for end in ENDS)
    return Step(
        label=Text("賠償の幅(1人当たりの認容額 × 訴える人数)", "Range of damages (award per person × people who sue)"),
        expression=said,
        value=money.damages.ends(),
        unit="yen",
    )


def total_inputs(case: Case, money: Money) -> total_exposure.Inputs:
    """The classes of loss as the model of the total takes them."""
    return total_exposure.Inputs(
        response=Triple(**money.response.value("total")),
        damages=money.damages,
        lost_profit=Triple(**money.downtime.value("loss")) if money.downtime else None,
        money=case.inputs.money,
        intangible=case.inputs.intangible,
        dependence=case.inputs.dependence,
    )


def mean(asked: total_exposure.Inputs) -> Fraction:
    """The exact mean of the total: the sum of the means of its classes."""
    parts = (asked.response, asked.damages, asked.lost_profit, asked.money)
    return sum((pert_mean(part) for part in parts if part), Fraction(0))


def levers(case: Case, money: Money, law: Law) -> tuple[Lever, ...]:
    """Each uncertain input moved alone from its low to its high end, the largest effect on the mean first."""
    found = [one for one in _levers(case, money, law) if one.swing]
    return tuple(sorted(found, key=lambda one: (-one.swing, one.name)))


def _levers(case: Case, money: Money, law: Law) -> Iterator[Lever]:
    base = total_inputs(case, money)
    if case.inputs.people_known == "at_most":
        few, many = (
            _with_people(case, count, law) for count in (max(1, case.inputs.people // 2), case.inputs.people * 2)
        )
        yield Lever(name="people", label=PEOPLE, low=few, high=many)
    awards = Triple(**money.award.value("per_person"))
    yield _damages_lever("award", AWARD, base, awards, money.claimants)
    if _varies(case.shares):
        yield _damages_lever("claim_share", SHARE, base, money.claimants, awards)
    for name, line in money.lines.items():
        label = response_cost_inputs.LINES[name]
        low, high = (_moved(base, line, end) for end in ("low", "high"))
        yield Lever(name=name, label=Text(f"{label.ja}の単価", f"{label.en}: unit price"), low=low, high=high)
    if money.downtime and base.lost_profit:
        ends = [
            round(mean(replace(base, lost_profit=Triple.flat(end))))
            for end in (base.lost_profit.low, base.lost_profit.high)
        ]
        yield Lever(name="downtime_days", label=DAYS, low=ends[0], high=ends[1])

    if base.money:
        low, high = (round(mean(replace(base, money=Triple.flat(end)))) for end in (base.money.low, base.money.high))
        yield Lever(name="money", label=MONEY, low=low, high=high)


def _damages_lever(name: str, label: Text, base: total_exposure.Inputs, moved: Triple, other: Triple) -> Lever:
    """One factor of the damages at its ends; the other one stays as uncertain as it is."""
    low, high = (
        round(mean(replace(base, damages=Triple(low=end * other.low, mid=end * other.mid, high=end * other.high))))
        for end in (moved.low, moved.high)
    )
    return Lever(name=name, label=label, low=low, high=high)


def _moved(base: total_exposure.Inputs, line: Triple, end: str) -> int:
    """The mean of the total if one line of the response stood at that end."""
    amount: int = getattr(line, end)
    return round(mean(base) - pert_mean(line) + amount)


def _with_people(case: Case, people: int, law: Law) -> int:
    """The mean of the total for another number of people, everything else as it is."""
    other = replace(case, inputs=replace(case.inputs, people=min(people, 2_000_000_000)))
    return round(mean(total_inputs(other, price(other, law))))


PEOPLE = Text("人数(半分〜2倍)", "Number of people (half to double)")
AWARD = Text("1人当たりの認容額", "Award per person")
SHARE = Text("請求する人の割合", "Share of people who claim")
MONEY = Text("だまし取られる金銭", "Money taken")
DAYS = Text("業務が止まる日数", "Days of downtime")
