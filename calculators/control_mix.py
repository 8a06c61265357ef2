"""What a mix of controls leaves of the yearly probability of an incident, and which control buys the most for its cost.

Residual = baseline × the greater of a floor and Π(1 − coverage × effect). An effect that no credible source gives stays
blank and is not counted; a published “n times less likely” is the effect 1 − 1/n.
"""

from dataclasses import make_dataclass
from fractions import Fraction
from typing import Annotated, Any

from calculators import write
from calculators.calculator import Calculator
from calculators.control_mix_tables import baselines, controls, published_baselines, smaller_effects
from calculators.control_mix_words import (
    BASELINE,
    CONTROLS,
    COST,
    COVERAGE,
    FLOOR,
    LIMITS,
    MEANING,
    SINGLE_LOSS,
    STORY,
    Control,
)
from calculators.control_mixing import Chosen, Ranked, product, ranking, rounded
from calculators.facts import Fact, Law
from calculators.result import BadInput, Output, Result, Step, Value, estimate
from calculators.security_investment_words import PAGES
from calculators.spec import Share, Whole
from calculators.text import Text, joined


def _fields(control: Control) -> list[tuple[str, Any, Any]]:
    """The three questions about a control: how widely, with what effect, at what cost."""
    effect = Text("効果(事故の確率の減少)", "Effect (fall in the probability)")
    yearly = Text("年間費用", "Yearly cost")
    return [
        (
            f"{control.id}_coverage",
            Annotated[Fraction | None, Share(label=Text("導入率", "Coverage"), help=COVERAGE)],
            None,
        ),
        (f"{control.id}_effect", Annotated[Fraction | None, Share(label=effect, help=control.known)], None),
        (f"{control.id}_cost", Annotated[int | None, Whole(label=yearly, help=COST, unit="yen")], None),
    ]


# The questions repeat for every control, so they are made from the list instead of being written out nine times.
Inputs = make_dataclass(
    "Inputs",
    [
        (
            "baseline",
            Annotated[Fraction, Share(label=Text("対策前の年間確率", "Yearly probability before"), help=BASELINE)],
        ),
        (
            "single_loss",
            Annotated[int, Whole(label=Text("1回の損失", "Loss of one event"), help=SINGLE_LOSS, unit="yen", low=1)],
        ),
        *(field for control in CONTROLS for field in _fields(control)),
        (
            "floor",
            Annotated[Fraction | None, Share(label=Text("残る確率の下限", "Least share that remains"), help=FLOOR)],
            None,
        ),
    ],
    frozen=True,
    slots=True,
    kw_only=True,
)


def calculate(inputs: Any, law: Law) -> Result:
    """Residual probability, fall in annual loss expectancy (yen), and the controls by yen spent per yen of ALE avoided.

    Raises:
        BadInput: no control is chosen, or an effect or a cost is given without a coverage.
    """
    chosen = _chosen(inputs, law)
    floor, floor_facts = _floor(inputs, law)
    left = product(chosen)
    residual = inputs.baseline * max(left, floor)
    ranked = ranking(chosen, inputs.baseline * inputs.single_loss, floor)
    published = published_baselines(law)
    return Result(
        outputs=_outputs(inputs, chosen, floor, residual, ranked),
        steps=_steps(inputs, chosen, floor, floor_facts, left, residual),
        meaning=MEANING,
        tables=(
            controls(ranked),
            smaller_effects(inputs.baseline, inputs.single_loss, chosen, floor),
            baselines(published, chosen, floor),
        ),
        warnings=_warnings(chosen, left, floor),
        facts=tuple(fact for _, fact in published),
    )


def _outputs(
    inputs: Any, chosen: tuple[Chosen, ...], floor: Fraction, residual: Fraction, ranked: list[Ranked]
) -> tuple[Output, ...]:
    before, after = inputs.baseline * inputs.single_loss, residual * inputs.single_loss
    costs = [one.cost for one in chosen]
    return (
        Output(
            name="residual_probability",
            label=Text("対策後の年間確率", "Yearly probability after the controls"),
            value=residual,
            unit="ratio",
            shown=_shown(inputs, chosen, floor, residual),
        ),
        _yen("ale_reduction", Text("減る年間予想損失(ALE)", "Annual loss expectancy avoided"), round(before - after)),
        Output(
            name="ranking",
            label=Text("費用の効き目の順(ALEを1円減らす費用)", "Order by yen per yen of ALE avoided"),
            value=[_ranked(one) for one in ranked],
            unit="number",
            shown=_order(ranked),
        ),
        _yen("ale_before", Text("対策前のALE", "ALE before"), round(before)),
        _yen("ale_after", Text("対策後のALE", "ALE after"), round(after)),
        _yen(
            "total_cost",
            Text("年間費用の合計", "Total yearly cost"),
            None if None in costs else sum(one or 0 for one in costs),
        ),
    )


def _yen(name: str, label: Text, value: int | None) -> Output:
    return estimate(name, label, value, COST_MISSING if value is None else None)


def _chosen(inputs: Any, law: Law) -> tuple[Chosen, ...]:
    problems: dict[str, Text] = {}
    found = []
    for control in CONTROLS:
        coverage, effect, cost = (getattr(inputs, f"{control.id}_{part}") for part in ("coverage", "effect", "cost"))
        if coverage is None:
            if effect is not None or cost is not None:
                problems[f"{control.id}_coverage"] = COVERAGE_NEEDED
            continue
        fact = law.row("control_effects", control.times)["times"] if control.times and effect is None else None
        known = 1 - 1 / fact.ratio if fact else effect
        found.append(Chosen(control=control, coverage=coverage, effect=known, fact=fact, cost=cost))
    if not found and not problems:
        problems["mfa_coverage"] = NOTHING_CHOSEN
    if problems:
        raise BadInput(problems)
    return tuple(found)


def _floor(inputs: Any, law: Law) -> tuple[Fraction, tuple[Fact, ...]]:
    if inputs.floor is not None:
        return inputs.floor, ()
    fact = law["assumptions.control_floor"]
    return fact.ratio, (fact,)


def _ranked(one_ranked: Ranked) -> dict[str, Value]:
    one, avoided, price = one_ranked
    return {
        "control": one.control.id,
        "yen_per_yen": None if price is None else rounded(price),
        "ale_avoided": None if one.effect is None else round(avoided),
        "cost": one.cost,
    }


def _order(ranked: list[Ranked]) -> Text:
    """The ranking in words; a control without cost or effect is named as having no rank."""
    placed = [(one.control.label, write.trim(rounded(price))) for one, _, price in ranked if price is not None]
    rest = [one.control.label for one, _, price in ranked if price is None]
    parts = [
        Text(f"{at}. {label.ja} {price}円", f"{at}. {label.en} ¥{price}") for at, (label, price) in enumerate(placed, 1)
    ]
    if rest:
        none = joined(rest)
        parts.append(Text(f"順位なし:{none.ja}", f"no rank: {none.en}"))
    return joined(parts)


def _shown(inputs: Any, chosen: tuple[Chosen, ...], floor: Fraction, residual: Fraction) -> Text:
    """Before and after, and what would be left if the effects were half of what they are said to be."""
    half = inputs.baseline * max(product(chosen, Fraction(1, 2)), floor)
    before, after, weaker = (write.percent(rounded(one)) for one in (inputs.baseline, residual, half))
    return Text(
        f"{before} → {after}(効果が半分なら{weaker})",
        f"{before} → {after} ({weaker} if the effects were half as large)",
    )


def _steps(
    inputs: Any,
    chosen: tuple[Chosen, ...],
    floor: Fraction,
    floor_facts: tuple[Fact, ...],
    left: Fraction,
    residual: Fraction,
) -> tuple[Step, ...]:
    factors = " × ".join(write.percent(rounded(one.factor)) for one in chosen)
    kept = max(left, floor)
    before, after = inputs.baseline * inputs.single_loss, residual * inputs.single_loss
    return (
        *(_factor_step(one) for one in chosen),
        Step(
            label=Text("すべて合わせて残る割合", "All together"), expression=factors, value=rounded(left), unit="ratio"
        ),
        Step(
            label=Text("下限と比べて大きいほう", "The greater of that and the floor"),
            expression=f"max({write.percent(rounded(left))}, {write.percent(floor)})",
            value=rounded(kept),
            unit="ratio",
            facts=floor_facts,
        ),
        Step(
            label=Text("対策後の年間確率", "Yearly probability after"),
            expression=f"{write.percent(inputs.baseline)} × {write.percent(rounded(kept))}",
            value=rounded(residual),
            unit="ratio",
        ),
        Step(
            label=Text("減るALE", "ALE avoided"),
            expression=f"{round(before):,} − {round(after):,}",
            value=round(before - after),
            unit="yen",
        ),
    )


def _factor_step(one: Chosen) -> Step:
    label = one.control.label
    said = f"1 − {write.percent(one.coverage)} × {_effect_said(one)}" if one.effect is not None else UNKNOWN
    return Step(
        label=Text(f"{label.ja}で残る割合", f"{label.en}: share that remains"),
        expression=said,
        value=rounded(one.factor),
        unit="ratio",
        facts=(one.fact,) if one.fact else (),
    )


def _effect_said(one: Chosen) -> str:
    assert one.effect is not None
    return f"(1 − 1÷{write.trim(one.fact.ratio)})" if one.fact else write.percent(one.effect)


def _warnings(chosen: tuple[Chosen, ...], left: Fraction, floor: Fraction) -> tuple[Text, ...]:
    found = []
    unknown = [one.control.label for one in chosen if one.effect is None]
    if unknown:
        names = joined(unknown)
        found.append(
            Text(
                f"信頼できる効果の値がないため、数えていません:{names.ja}。",
                f"Not counted, since no credible effect is known: {names.en}.",
            )
        )
    if any(one.fact for one in chosen):
        found.append(CORRELATION)
    if left < floor:
        found.append(AT_FLOOR)
    return tuple(found)


UNKNOWN = Text("信頼できる値がないので数えない", "not counted: no credible figure")
COVERAGE_NEEDED = Text(
    "この対策を数えるには、導入率を入力してください。", "Give the coverage, so that this control can be counted."
)
COST_MISSING = Text("費用の入っていない対策がある", "some control has no cost given")
NOTHING_CHOSEN = Text(
    "対策を一つ以上選び、導入率を入力してください。", "Choose at least one control by giving its coverage."
)
CORRELATION = Text(
    "既定の効果は、保険に入った組織での相関です。その対策を入れれば同じだけ減るとは限りません。",
    "The default effects are correlations among insured organisations; introducing the control need not bring the same fall.",
)
AT_FLOOR = Text(
    "掛け算の結果が下限を下回ったので、下限を使いました。", "The product fell below the floor, so the floor was used."
)

CALCULATOR = Calculator(
    name="control_mix",
    title=Text("対策の組合せの比較", "Comparing a mix of controls"),
    summary=Text(
        "対策の導入率・効果・費用から、残る年間確率と、費用の効き目の順を求めます。信頼できる効果の値がない対策は数えません。",
        "From coverage, effect and cost of controls: the yearly probability that remains and the order by value. Controls without a credible effect are not counted.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={
        "baseline": "9.3%",
        "single_loss": "3800万",
        "mfa_coverage": "100%",
        "mfa_cost": "80万",
        "patching_coverage": "50%",
        "patching_cost": "150万",
        "edr_coverage": "100%",
        "edr_cost": "200万",
    },
    story=STORY,
    limits=LIMITS,
    pages=PAGES,
    sections=tuple(
        (control.label, tuple(f"{control.id}_{part}" for part in ("coverage", "effect", "cost")))
        for control in CONTROLS
    ),
    choose=Text(
        "検討している対策を開き、導入率を入れてください。開かない対策は数えません。",
        "Open each control you are considering and give its coverage. The others are not counted.",
    ),
)
