"""What a court would award, estimated from the decisions most like the case.

Each decision gets points of likeness to the case (100 in all) for the kind of data, the scale, the harm, the exposure, an
objection and the defendant; its weight is the fourth power of that share. The range is the weighted 10th, 50th and 90th
percentile of the awards, dismissals being nothing. Weights and reasons: site-data, court_award_weights.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated

from calculators import court_award_words as words
from calculators import decisions, similar, write
from calculators.calculator import Calculator
from calculators.decisions import Decision, Features
from calculators.facts import Fact, Law
from calculators.jo_model import ITEMS, PEOPLE
from calculators.result import BadInput, Output, Result, Step, Table, Value
from calculators.similar import Compared, Spread
from calculators.spec import Flag, One, Share, Whole
from calculators.text import Text, both, joined

# Below these, in equal decisions and in points, the answer warns that there is little to go by.
FEW, FAR = 4, 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    items: Annotated[tuple[str, ...], ITEMS]
    people: Annotated[int, PEOPLE]
    secondary_harm: Annotated[
        str,
        One(label=words.LABELS["secondary_harm"], help=words.HELP["secondary_harm"], options=words.HARM_OPTIONS),
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
        Whole(
            label=words.LABELS["decided_after"],
            help=words.HELP["decided_after"],
            unit="year",
            low=1900,
            high=2100,
        ),
    ] = None


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
    claimants = max(1, _rounded(inputs.people * share))
    total = {name: amount * claimants for name, amount in per_person.items()}
    fee_share, fee_facts = _fee_share(compared, law)
    fee = _rounded(per_person["mid"] * fee_share)
    return Result(
        outputs=_outputs(per_person, total, claimants, fee, order, case, len(pool)),
        steps=(
            _pool_step(pool, law),
            *_feature_steps(inputs, case, law),
            *_spread_steps(spread, law),
            *_total_steps(inputs, per_person, share, claimants, total, law),
            Step(
                label=Text("うち弁護士費用(中間の額)", "Of which lawyers' fees (middle)"),
                expression=f"{per_person['mid']:,} × {write.percent(fee_share.limit_denominator(1000))}",
                value=fee,
                unit="yen",
                facts=fee_facts,
            ),
        ),
        meaning=words.MEANING,
        tables=(_table(order, case),),
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


def _rounded(value: Fraction | int) -> int:
    """To a whole number, half up."""
    return int(value + Fraction(1, 2))


def _fee_share(compared: list[Compared], law: Law) -> tuple[Fraction, tuple[Fact, ...]]:
    """The weighted median share of lawyers' fees in awards that state them; else the habit of the courts."""
    pairs = [(Fraction(*split), one.weight) for one in compared if (split := one.decision.fee_share)]
    if any(weight for _, weight in pairs):
        return similar.quantile(pairs, Fraction(1, 2)), ()
    habit = law["civil_procedure.attorney_fee.default"]
    return habit.ratio / (1 + habit.ratio), (habit,)


def _points(one: Compared) -> int:
    return _rounded(one.likeness * 100)


def _outputs(
    per_person: dict[str, int],
    total: dict[str, int],
    claimants: int,
    fee: int,
    order: list[Compared],
    case: Features,
    count: int,
) -> tuple[Output, ...]:
    return (
        Output(
            name="per_person",
            label=Text("1人当たりの認容額(似た判決の範囲)", "Award per person (range of similar decisions)"),
            value=dict(per_person),
            unit="yen",
            precision="estimate",
        ),
        Output(
            name="nearest",
            label=Text("最も似た判決", "Most similar decisions"),
            value=[_nearest(one, case) for one in order],
            unit="decisions",
            shown=_named(order[:3]),
        ),
        Output(
            name="expected_claimants",
            label=Text("請求すると見込まれる人数", "People expected to claim"),
            value=claimants,
            unit="people",
        ),
        Output(
            name="total",
            label=Text("総額(請求する人の分)", "Total for those who claim"),
            value=dict(total),
            unit="yen",
            precision="estimate",
        ),
        Output(
            name="attorney_fee",
            label=Text("うち弁護士費用(1人当たり、中間の額)", "Of which lawyers' fees (per person, middle)"),
            value=fee,
            unit="yen",
            precision="estimate",
        ),
        Output(
            name="basis_count",
            label=Text("使った判決の数", "Decisions used"),
            value=count,
            unit="count",
        ),
    )


def _nearest(one: Compared, case: Features) -> Value:
    decided = one.decision.features
    return {
        "id": one.decision.id,
        "similarity": _points(one),
        "award": one.decision.award,
        "why_similar": similar.why_similar(case, decided),
        "why_different": similar.why_different(case, decided),
    }


def _named(order: list[Compared]) -> Text:
    parts = [
        Text(
            f"{one.decision.name.ja} {one.decision.court.ja} {one.decision.day}({write.yen(one.decision.award, 'ja')}、類似度{_points(one)})",
            f"{one.decision.name.en}, {one.decision.court.en} {one.decision.day} ({write.yen(one.decision.award, 'en')}, likeness {_points(one)})",
        )
        for one in order
    ]
    return Text(" / ".join(part.ja for part in parts), " / ".join(part.en for part in parts))


def _table(order: list[Compared], case: Features) -> Table:
    rows = tuple(
        (
            (one.decision.id, one.decision.name),
            Text(f"{one.decision.court.ja} {one.decision.day}", f"{one.decision.court.en} {one.decision.day}"),
            one.decision.award,
            _points(one),
            similar.why_similar(case, one.decision.features),
            similar.why_different(case, one.decision.features),
        )
        for one in order
    )
    return Table(
        id="nearest",
        caption=Text("最も似た判決と、似ている点・違う点", "The most similar decisions, and why"),
        columns=(
            (Text("事件", "Case"), "precedent"),
            (Text("裁判所・判決日", "Court, date"), "text"),
            (Text("1人当たりの認容額", "Award per person"), "yen"),
            (Text("類似度(100点満点)", "Likeness (of 100)"), "number"),
            (Text("似ている点", "What is the same"), "text"),
            (Text("違う点", "What differs"), "text"),
        ),
        rows=rows,
        note=Text(
            "同じ事件の審級は、最終の結果だけを数えています。似た判決ほど大きな重みが付きますが、ここにない判決も範囲に入っています。",
            "Of each dispute only the final result counts. The more alike, the more weight; decisions not listed count too.",
        ),
    )


def _pool_step(pool: tuple[Decision, ...], law: Law) -> Step:
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


def _feature_steps(inputs: Inputs, case: Features, law: Law) -> list[Step]:
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


def _spread_steps(spread: Spread, law: Law) -> tuple[Step, ...]:
    power, low, high = law["court_award.power"], law["court_award.low"], law["court_award.high"]
    mid = law["court_award.mid"]
    shares = "・".join(write.percent(one.ratio) for one in (low, mid, high))
    return (
        Step(
            label=Text("重みでみた実質の件数", "Worth in equal decisions"),
            expression=both(f"w = (x ÷ 100)^{power.int}; (Σw)² ÷ Σw²"),
            value=Fraction(_rounded(spread.effective * 10), 10),
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


def _total_steps(
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
            expression=f"{inputs.people:,} × {write.percent(share)}",
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
    if _points(order[0]) < FAR:
        found.append(words.far(_points(order[0])))
    elif spread.effective < FEW:
        found.append(words.few(_rounded(spread.effective)))
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
