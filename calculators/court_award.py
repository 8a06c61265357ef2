"""What a court would award, estimated from the decisions most like the case.

Each decision gets points of likeness to the case (100 in all) for the kind of data, the scale, the harm, the exposure, an
objection and the defendant; its weight is the fourth power of that share. The range is the weighted 10th, 50th and 90th
percentile of the awards, dismissals being nothing. Weights and reasons: site-data, court_award_weights.
"""

from dataclasses import replace
from fractions import Fraction

from calculators import court_award_answer, court_award_steps, decisions, similar, write
from calculators import court_award_words as words
from calculators.calculator import Calculator
from calculators.court_award_inputs import Inputs
from calculators.decisions import Decision, Features
from calculators.facts import Fact, Law
from calculators.result import BadInput, Result, Step
from calculators.similar import Compared, Spread
from calculators.text import Text, both, joined

# Below these, in equal decisions and in points, the answer warns that there is little to go by.
FEW, FAR = 4, 70


def calculate(inputs: Inputs, law: Law) -> Result:
    """Yen per person and in total, with the decisions behind it.

    `per_person` and `total` are {low, mid, high}; `nearest` lists id, similarity (0 to 100), award, why_similar and
    why_different; `attorney_fee` is the part of the middle award that would be for lawyers.

    Raises:
        BadInput: fewer decisions are left than a range needs.
    """
    pool = _pool(inputs, law)
    case = features(inputs, law)
    given = similar.weights(law)
    compared = similar.compare(case, pool, given)
    spread = similar.spread(compared, given)
    order = similar.nearest(compared, frozenset(inputs.items))[: law["court_award.shown"].int]
    per_person = {name: max(0, getattr(spread, name) - inputs.voucher_paid) for name in ("low", "mid", "high")}
    share = law["jnsa_annual.sued_share"].ratio if inputs.claim_share is None else inputs.claim_share
    claimants = max(1, similar.rounded(inputs.people * share))
    total = {name: amount * claimants for name, amount in per_person.items()}
    fee_share, fee_facts = _fee_share(compared, law)
    fee = similar.rounded(per_person["mid"] * fee_share)
    return Result(
        outputs=court_award_answer.outputs(per_person, total, claimants, fee, order, case, len(pool)),
        steps=(
            court_award_steps.pool_step(pool, law),
            *court_award_steps.feature_steps(inputs, case, law),
            *court_award_steps.spread_steps(spread, law),
            *court_award_steps.total_steps(inputs, per_person, share, claimants, total, law),
            Step(
                label=Text("うち弁護士費用(中間の額)", "Of which lawyers' fees (middle)"),
                expression=f"{per_person['mid']:,} × {fee_share.numerator}/{fee_share.denominator}",
                value=fee,
                unit="yen",
                facts=fee_facts,
            ),
        ),
        meaning=words.MEANING,
        tables=(court_award_answer.table(order, case),),
        warnings=_warnings(inputs, case, spread, order, pool, share, law),
    )


def features(inputs: Inputs, law: Law) -> Features:
    """The case in the terms in which decisions are coded."""
    return Features(
        data=decisions.data_level(inputs.items, law),
        scale=decisions.is_mass(inputs.people, law),
        harm=decisions.harm_level(inputs.secondary_harm, law),
        exposure=inputs.exposure,
        objected=inputs.objected,
        public_body=inputs.public_body,
    )


def _pool(inputs: Inputs, law: Law) -> tuple[Decision, ...]:
    """The decisions that may be used.

    Raises:
        BadInput: too few, under the input that left them out.
    """
    known = decisions.counted(law)
    after = inputs.decided_after
    kept = tuple(one for one in known if after is None or one.day[:4] > f"{after:04}")
    least = law["court_award.least_decisions"].int
    if len(kept) >= least:
        return kept
    field, left = ("on", len(known)) if len(known) < least else ("decided_after", len(kept))
    raise BadInput(
        {
            field: Text(
                f"使える判決が{left}件しか残りません。範囲を示すには{least}件以上が必要です。",
                f"Only {left} decisions are left; a range needs at least {least}.",
            )
        }
    )


def _fee_share(compared: list[Compared], law: Law) -> tuple[Fraction, tuple[Fact, ...]]:
    """The weighted median share of lawyers' fees in awards that state them; else the habit of the courts."""
    pairs = [(Fraction(*split), one.weight) for one in compared if (split := one.decision.fee_share)]
    if any(weight for _, weight in pairs):
        return similar.quantile(pairs, Fraction(1, 2)), ()
    habit = law["civil_procedure.attorney_fee.default"]
    return habit.ratio / (1 + habit.ratio), (habit,)


def _warnings(
    inputs: Inputs,
    case: Features,
    spread: Spread,
    order: list[Compared],
    pool: tuple[Decision, ...],
    share: Fraction,
    law: Law,
) -> tuple[Text, ...]:
    found = []
    names = {"low": Text("低め", "low"), "mid": Text("中間", "middle"), "high": Text("高め", "high")}
    covered = [names[key] for key in names if 0 < getattr(spread, key) <= inputs.voucher_paid]
    if covered:
        found.append(words.voucher_covers(joined(covered)))
    judged = {one for decision in pool for one in decisions.categories(decision.items, law)}
    new = sorted(decisions.categories(inputs.items, law) - judged)
    if new:
        found.append(words.never_judged(joined([words.CATEGORIES.get(one, both(one)) for one in new])))
    if court_award_answer.points(order[0]) < FAR:
        found.append(words.far(court_award_answer.points(order[0])))
    elif spread.effective < FEW:
        found.append(words.few(similar.rounded(spread.effective)))
    if not case.scale and inputs.people > law["court_award.single_people"].int:
        found.append(words.between(_as_mass(inputs, case, pool, law)))
    if inputs.people * share < Fraction(1, 2):
        found.append(words.ONE_CLAIMANT)
    return tuple(found)


def _as_mass(inputs: Inputs, case: Features, pool: tuple[Decision, ...], law: Law) -> Text:
    """The range if the leak were compared with mass leaks, after the voucher."""
    given = similar.weights(law)
    spread = similar.spread(similar.compare(replace(case, scale=True), pool, given), given)
    low, high = (max(0, amount - inputs.voucher_paid) for amount in (spread.low, spread.high))
    return Text(
        f"{write.estimate(low, 'ja')}から{write.estimate(high, 'ja')}まで",
        f"{write.estimate(low, 'en')} to {write.estimate(high, 'en')}",
    )


CALCULATOR = Calculator(
    name="court_award",
    title=Text("裁判所が認める額の見積り", "What a court would award"),
    summary=Text(
        "漏えいの内容に近い判決を探し、裁判所が1人に認めた額の範囲と、似た判決・違いを示します。",
        "Finds the decisions most like a leak and shows the range courts awarded per person, with what is alike and what differs.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={
        "items": ["name", "address", "phone", "email"],
        "people": "40,000",
        "exposure": "list_trade",
        "voucher_paid": "500",
    },
    story=words.STORY,
    limits=words.LIMITS,
    pages=(
        ("precedents/back-test/", Text("この見積りはどれだけ当たるか(答え合わせ)", "How well it predicts (back-test)")),
        ("precedents/explorer/", Text("判決の額を図で見る", "Awards as a picture")),
        ("precedents/table/", Text("裁判例の一覧", "All decisions")),
    ),
)
