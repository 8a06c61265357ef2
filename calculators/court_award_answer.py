"""What the court-award estimator shows: its outputs, and the table of the decisions most like the case."""

from calculators import similar, write
from calculators.decisions import Features
from calculators.result import Output, Table, Value, estimate
from calculators.similar import Compared
from calculators.text import Text


def points(one: Compared) -> int:
    return similar.rounded(one.likeness * 100)


def outputs(
    per_person: dict[str, int],
    total: dict[str, int],
    claimants: int,
    fee: int,
    order: list[Compared],
    case: Features,
    count: int,
) -> tuple[Output, ...]:
    return (
        estimate(
            "per_person",
            Text("1人当たりの認容額(似た判決の範囲)", "Award per person (range of similar decisions)"),
            dict(per_person),
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
        estimate("total", Text("総額(請求する人の分)", "Total for those who claim"), dict(total)),
        estimate(
            "attorney_fee",
            Text("うち弁護士費用(1人当たり、中間の額)", "Of which lawyers' fees (per person, middle)"),
            fee,
        ),
        Output(name="basis_count", label=Text("使った判決の数", "Decisions used"), value=count, unit="count"),
    )


def _nearest(one: Compared, case: Features) -> Value:
    decided = one.decision.features
    return {
        "id": one.decision.id,
        "similarity": points(one),
        "award": one.decision.award,
        "why_similar": similar.why_similar(case, decided),
        "why_different": similar.why_different(case, decided),
    }


def _named(order: list[Compared]) -> Text:
    parts = [
        Text(
            f"{one.decision.name.ja} {one.decision.court.ja} {one.decision.day}({write.yen(one.decision.award, 'ja')}、類似度{points(one)})",
            f"{one.decision.name.en}, {one.decision.court.en} {one.decision.day} ({write.yen(one.decision.award, 'en')}, likeness {points(one)})",
        )
        for one in order
    ]
    return Text(" / ".join(part.ja for part in parts), " / ".join(part.en for part in parts))


def table(order: list[Compared], case: Features) -> Table:
    rows = tuple(
        (
            (one.decision.id, one.decision.name),
            Text(f"{one.decision.court.ja} {one.decision.day}", f"{one.decision.court.en} {one.decision.day}"),
            one.decision.award,
            points(one),
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
