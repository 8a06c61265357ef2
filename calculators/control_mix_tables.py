"""The tables beside a mix of controls: each control by itself, smaller effects than said, and published probabilities."""

from fractions import Fraction

from calculators import write
from calculators.control_mixing import Chosen, Ranked, product, rounded
from calculators.facts import Fact, Law
from calculators.result import Table, Value
from calculators.text import Text

STRENGTHS = (
    (Text("入力どおり", "As given"), Fraction(1)),
    (Text("半分", "Half"), Fraction(1, 2)),
    (Text("まったくない", "None"), Fraction(0)),
)


def controls(ranking: list[Ranked]) -> Table:
    rows: list[tuple[Value, ...]] = [
        (
            one.control.label,
            one.coverage,
            None if one.effect is None else rounded(one.effect),
            one.cost,
            round(avoided) if one.effect is not None else None,
            None if price is None else write.trim(rounded(price)),
        )
        for one, avoided, price in ranking
    ]
    return Table(
        id="controls",
        caption=Text("対策ごとの比較(それだけを入れた場合)", "The controls compared (each by itself)"),
        columns=(
            (Text("対策", "Control"), "text"),
            (Text("導入率", "Coverage"), "ratio"),
            (Text("効果", "Effect"), "ratio"),
            (Text("年間費用", "Yearly cost"), "yen"),
            (Text("減るALE", "ALE avoided"), "yen"),
            (Text("ALEを1円減らす費用(円)", "Yen per yen avoided"), "text"),
        ),
        rows=tuple(rows),
        note=Text(
            "「—」は、信頼できる値がないか、入力されていないことを示します。単独の効果なので、足しても合計にはなりません。",
            "A dash means that there is no credible figure or none was given. Effects alone do not add up to the total.",
        ),
    )


def smaller_effects(baseline: Fraction, single_loss: int, chosen: tuple[Chosen, ...], floor: Fraction) -> Table:
    rows: list[tuple[Value, ...]] = []
    for label, strength in STRENGTHS:
        left = baseline * max(product(chosen, strength), floor)
        rows.append((label, rounded(left), round((baseline - left) * single_loss)))
    return Table(
        id="smaller_effects",
        caption=Text("効果が見込みより小さい場合", "If the effects are smaller than said"),
        columns=(
            (Text("効果", "Effects"), "text"),
            (Text("対策後の年間確率", "Probability after"), "ratio"),
            (Text("減るALE", "ALE avoided"), "yen"),
        ),
        rows=tuple(rows),
    )


def published_baselines(law: Law) -> list[tuple[Text, Fact]]:
    """Published yearly probabilities of an incident with the population each belongs to."""
    found = [(row.label, cell) for row in law.rows("iris2025") if (cell := row.get("probability"))]
    p_mark = law.row("other_benchmarks", "p_mark_firms_reporting")
    return [*found, (p_mark.label, p_mark["share"])]


def baselines(published: list[tuple[Text, Fact]], chosen: tuple[Chosen, ...], floor: Fraction) -> Table:
    """Published yearly probabilities, each with what the same controls would leave of it."""
    kept = max(product(chosen), floor)
    rows: list[tuple[Value, ...]] = [(label, cell.ratio, rounded(cell.ratio * kept)) for label, cell in published]
    return Table(
        id="baselines",
        caption=Text(
            "公表された年間確率と、同じ対策の後に残る確率",
            "Published yearly probabilities and what the same controls leave",
        ),
        columns=(
            (Text("母集団", "Population"), "text"),
            (Text("年間確率", "Yearly probability"), "ratio"),
            (Text("対策後", "After"), "ratio"),
        ),
        rows=tuple(rows),
        note=Text(
            "売上規模の行はCyentia IRIS 2025(世界の重大な事故、要確認)、最後の行はJIPDECの2024年度(小さな事故を含む)です。数えているものが違うので、比べられません。",
            "Rows by revenue: Cyentia IRIS 2025 (significant incidents world-wide, to be verified). Last row: JIPDEC, fiscal 2024, small accidents included. They count different things.",
        ),
    )
