"""The working of the court-award estimator: which decisions, how the case is coded, the range, and the total."""

from fractions import Fraction

from calculators import decisions, similar, write
from calculators.court_award_inputs import Inputs
from calculators.decisions import Decision, Features
from calculators.facts import Fact, Law
from calculators.result import Step
from calculators.similar import Spread
from calculators.text import Text, both


def pool_step(pool: tuple[Decision, ...], law: Law) -> Step:
    out = len(decisions.left_out(law))
    zero = sum(1 for one in pool if not one.award)
    return Step(
        label=Text("使った判決", "Decisions used"),
        expression=Text(
            f"審級ごとではなく事件ごとに最終の結果を1件と数える。うち棄却{zero}件。統計に入れない判決{out}件を除く",
            f"each dispute once by its final result, {zero} of them dismissed; {out} that do not count are left out",
        ),
        value=len(pool),
        unit="count",
        facts=(law["court_award.least_decisions"],),
    )


def feature_steps(inputs: Inputs, case: Features, law: Law) -> list[Step]:
    """How the case is coded, and how many points each part is worth."""
    used: dict[str, tuple[Fact, ...]] = {
        "data": tuple(
            cell
            for one in sorted(decisions.categories(inputs.items, law))
            if (cell := law.row("court_award_levels", f"data_{one}")["level"]).value == case.data
        ),
        "scale": (law["court_award.mass_people"],),
        "harm": (law.row("court_award_levels", f"harm_{inputs.secondary_harm}")["level"],),
    }
    rows = {part: law.row("court_award_weights", part) for part in similar.PARTS}
    return [
        Step(
            label=Text(f"比べる点:{similar.NAMES[part].ja}", f"Compared: {similar.NAMES[part].en}"),
            expression=similar.value(part, case),
            value=Text(f"{row['points'].value}点", f"{row['points'].value} points"),
            unit="text",
            facts=(row["points"], *used.get(part, ())),
        )
        for part, row in rows.items()
    ]


def spread_steps(spread: Spread, law: Law) -> tuple[Step, ...]:
    power, low, high = law["court_award.power"], law["court_award.low"], law["court_award.high"]
    mid = law["court_award.mid"]
    shares = "・".join(write.percent(one.ratio) for one in (low, mid, high))
    return (
        Step(
            label=Text("重みでみた実質の件数", "Worth in equal decisions"),
            expression=both(f"w = (x ÷ 100)^{power.int}; (Σw)² ÷ Σw²"),
            value=Fraction(similar.rounded(spread.effective * 10), 10),
            unit="number",
            facts=(power,),
        ),
        Step(
            label=Text("判決の範囲(券などを引く前)", "Range of awards (before a voucher)"),
            expression=Text(
                f"似た判決ほど重く数えて、下から{shares}に当たる額", f"weighted awards at {shares.replace('・', ', ')}"
            ),
            value={"low": spread.low, "mid": spread.mid, "high": spread.high},
            unit="yen",
            facts=(low, mid, high),
        ),
    )


def _claimants(people: int, share: Fraction) -> str:
    """People times share; the floor of one is written where it holds."""
    said = f"{people:,} × {write.percent(share)}"
    return f"max({said}, 1)" if people * share < 1 else said


def total_steps(
    inputs: Inputs, per_person: dict[str, int], share: Fraction, claimants: int, total: dict[str, int], law: Law
) -> tuple[Step, ...]:
    source = (law["jnsa_annual.sued_share"],) if inputs.claim_share is None else ()
    return (
        Step(
            label=Text("1人当たり(券などを引いた後)", "Per person (after the voucher)"),
            expression=Text(
                f"それぞれから{write.yen(inputs.voucher_paid, 'ja')}を引く(0円まで)",
                f"less {write.yen(inputs.voucher_paid, 'en')} each, down to nothing",
            ),
            value=dict(per_person),
            unit="yen",
        ),
        Step(
            label=Text("請求する人数", "People who claim"),
            expression=_claimants(inputs.people, share),
            value=claimants,
            unit="people",
            facts=source,
        ),
        Step(
            label=Text("総額", "Total"),
            expression=Text(f"1人当たり × {claimants:,}人", f"per person × {claimants:,}"),
            value=dict(total),
            unit="yen",
        ),
    )
