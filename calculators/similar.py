"""Compares a case with decided ones: points of likeness, what is the same and what differs, and the range they suggest.

All arithmetic is on whole numbers and fractions, so that a browser and this machine agree to the last byte. A quantile
of logarithms that is not interpolated is the quantile of the amounts themselves: what is returned is always a sum that
a court awarded, or nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from calculators.decisions import Decision, Features
from calculators.facts import Law
from calculators.text import Text, both, joined

PARTS = ("data", "scale", "harm", "exposure", "objected", "public_body")

NAMES = {
    "data": Text("情報の種類", "kind of data"),
    "scale": Text("漏えいの規模", "scale"),
    "harm": Text("二次被害", "secondary harm"),
    "exposure": Text("広がり方", "exposure"),
    "objected": Text("本人の拒絶", "objection"),
    "public_body": Text("相手方", "defendant"),
}
DATA = (
    Text("身元・連絡先・家族・勤務先など", "identity, contact, family or work details"),
    Text("内面・身体・財産・認証情報など", "intimate matters, money or log-ins"),
    Text("健康・犯罪・信条・出自・秘匿すべき住所", "health, crime, belief, origin or a protected address"),
)
HARM = (
    Text("認められていない", "none found"),
    Text("迷惑行為(広告・電話など)", "nuisance (advertising, calls)"),
    Text("嫌がらせ・差別・生活への実害", "harassment, discrimination or harm in private life"),
    Text("身体の安全への危険", "threat to safety"),
)
EXPOSURES = {
    "internal_view": Text("組織の中だけ", "inside the organisation only"),
    "single_third_party": Text("外部の一人・一社", "one outside recipient"),
    "list_trade": Text("名簿業者への売却・提供", "offered or sold to list brokers"),
    "public_posting": Text("ネットや出版物で公開", "published, on the net or in print"),
    "unknown": Text("不明", "not known"),
}
_UNKNOWN = Text("不明", "not known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Points of likeness per part (100 in all), the power that turns likeness into weight, and the quantiles."""

    points: dict[str, Fraction]
    power: int
    quantiles: tuple[Fraction, Fraction, Fraction]
    steps: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A decision with its likeness, 0 to 1."""

    decision: Decision
    likeness: Fraction
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Yen per person before a voucher at the three quantiles; `effective` is how many equal decisions the weights are worth."""

    low: int
    mid: int
    high: int
    effective: Fraction


def weights(law: Law) -> Weights:
    """The weights of site-data; `steps` are the highest steps of data and of harm."""
    rows = law.rows("court_award_levels")
    return Weights(
        points={row.id: row["points"].ratio for row in law.rows("court_award_weights")},
        power=law["court_award.power"].int,
        quantiles=(law["court_award.low"].ratio, law["court_award.mid"].ratio, law["court_award.high"].ratio),
        steps={
            part: max(int(row["level"].ratio) for row in rows if row.id.startswith(f"{part}_"))
            for part in ("data", "harm")
        },
    )


def closeness(part: str, one: Features, two: Features, given: Weights) -> Fraction:
    """How alike two cases are in one part: 1 the same, 0 as far apart as can be, a half where one of them does not tell."""
    a, b = getattr(one, part), getattr(two, part)
    if a is None or b is None or (part == "exposure" and "unknown" in (a, b)):
        return Fraction(1, 2)
    if part in given.steps:
        return 1 - Fraction(abs(a - b), given.steps[part])
    return Fraction(a == b)


def likeness(one: Features, two: Features, given: Weights) -> Fraction:
    """The share of all points that two cases have in common, 0 to 1."""
    got = sum((given.points[part] * closeness(part, one, two, given) for part in PARTS), Fraction(0))
    return got / sum(given.points.values())


def compare(case: Features, decisions: Iterable[Decision], given: Weights) -> list[Compared]:
    """Every decision with its likeness and weight, in the order given."""
    found = []
    for one in decisions:
        alike = likeness(case, one.features, given)
        found.append(Compared(decision=one, likeness=alike, weight=alike**given.power))
    return found


def nearest(compared: Iterable[Compared], items: frozenset[str]) -> list[Compared]:
    """The most alike first; among equals the one that shares more items, then the later, then by id."""
    by_id = sorted(compared, key=lambda one: one.decision.id)
    by_day = sorted(by_id, key=lambda one: one.decision.day, reverse=True)
    return sorted(by_day, key=lambda one: (one.likeness, len(one.decision.items & items)), reverse=True)


def spread(compared: list[Compared], given: Weights) -> Spread:
    """The weighted quantiles of the awards, dismissals counted as nothing."""
    pairs = [(one.decision.gross, one.weight) for one in compared]
    low, mid, high = (int(quantile(pairs, share)) for share in given.quantiles)
    squares = sum(weight * weight for _, weight in pairs)
    total = sum((weight for _, weight in pairs), Fraction(0))
    return Spread(low=low, mid=mid, high=high, effective=total * total / squares)


def quantile[N: (int, Fraction)](pairs: Iterable[tuple[N, Fraction]], share: Fraction) -> N:
    """The smallest value at which the share of the weight is reached.

    Raises:
        ValueError: there is no value with a weight.
    """
    ordered = sorted(pairs, key=lambda pair: pair[0])
    wanted = share * sum((weight for _, weight in ordered), Fraction(0))
    reached = Fraction(0)
    for value, weight in ordered:
        reached += weight
        if reached >= wanted and weight:
            return value
    raise ValueError("no decision has any weight")


def why_similar(case: Features, decided: Features) -> Text:
    """The parts that are the same."""
    same = [part for part in PARTS if _known(part, case, decided) and getattr(case, part) == getattr(decided, part)]
    return joined([NAMES[part] for part in same]) if same else Text("一致する点がない", "nothing in common")


def why_different(case: Features, decided: Features) -> Text:
    """The parts that differ or are not known: here, and there."""
    other = [part for part in PARTS if not _known(part, case, decided) or getattr(case, part) != getattr(decided, part)]
    said = [
        Text(
            f"{NAMES[part].ja}(この件:{value(part, case).ja}、判決:{value(part, decided).ja})",
            f"{NAMES[part].en} (here: {value(part, case).en}; there: {value(part, decided).en})",
        )
        for part in other
    ]
    return joined(said) if said else Text("比べた点に違いはない", "no difference in what is compared")


def _known(part: str, case: Features, decided: Features) -> bool:
    return getattr(case, part) not in (None, "unknown") and getattr(decided, part) not in (None, "unknown")


def value(part: str, features: Features) -> Text:
    """One feature in words."""
    match part:
        case "data":
            return DATA[features.data]
        case "scale":
            return Text("大量漏えい", "mass leak") if features.scale else Text("個別の漏えい", "single leak")
        case "harm":
            return _UNKNOWN if features.harm is None else HARM[features.harm]
        case "exposure":
            return EXPOSURES[features.exposure]
        case "objected":
            return Text("拒絶あり", "against an objection") if features.objected else Text("拒絶なし", "no objection")
        case "public_body":
            return Text("国・自治体", "public body") if features.public_body else Text("民間", "private")
    return both(part)


def rounded(value: Fraction | int) -> int:
    """To a whole number, half up."""
    return int(value + Fraction(1, 2))
