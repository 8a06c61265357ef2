"""Fills what was not answered with defaults, each with its reason, so that nothing beyond two answers is compulsory."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from calculators import decisions, write
from calculators.assess_inputs import Inputs
from calculators.assess_words import OPTIONS
from calculators.facts import Fact, Law
from calculators.result import Value
from calculators.spec import Field, fields
from calculators.text import Text

IMPROPER = ("external_attack", "ransomware", "insider", "theft")
# Causes after which machines must be looked at: personal computers, servers (one of each at least).
EXAMINED = {"unknown": (1, 1), "external_attack": (1, 1), "ransomware": (1, 1), "insider": (1, 0)}
EFFORT = {
    "ransomware": "ransomware_2017_2022",
    "external_attack": "emotet_2017_2022",
    "insider": "emotet_2017_2022",
    "unknown": "emotet_2017_2022",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """A default that was used because a question was left open; `shown` is its value in words."""

    name: str
    value: Value
    unit: str
    shown: Text
    reason: Text
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares of the people who claim: low, likely, high."""

    low: Fraction
    mid: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The incident with every question answered; `groups` are the rows of trigger_items that the items touch."""

    inputs: Inputs
    groups: frozenset[str]
    special_care: bool
    property_risk: bool
    improper_purpose: bool
    pcs: int
    servers: int
    notice: str
    call_centre_months: int
    overtime: Fraction
    shares: Shares
    assumed: tuple[Assumed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the duty to report depends on, as answered or as it follows from the other answers."""

    groups: frozenset[str]
    special_care: bool
    property_risk: bool
    improper_purpose: bool
    assumed: tuple[Assumed, ...]


def judge(inputs: Inputs, law: Law) -> Judged:
    """The triggers, before it is known whether a report is due."""
    groups = _groups(inputs.items, law)
    found: list[Assumed] = []
    follows = {
        "special_care": ("special_care" in groups, FROM_ITEMS),
        "property_risk": ("property_risk" in groups, FROM_ITEMS),
        "improper_purpose": (inputs.cause in IMPROPER, FROM_UNKNOWN if inputs.cause == "unknown" else FROM_CAUSE),
    }
    triggers = {}
    for name, (value, reason) in follows.items():
        answer = getattr(inputs, name)
        triggers[name] = value if answer == "auto" else answer == "yes"
        if answer == "auto":
            facts = (law.row("trigger_items", name)["items"],) if name in groups else ()
            found.append(_assumed(inputs, name, value, reason, facts))
    return Judged(groups=groups, assumed=tuple(found), **triggers)


def fill(inputs: Inputs, judged: Judged, law: Law, *, told: bool) -> Case:
    """The case that the parts are worked out for; people are told, and ask, where `told`."""
    found: list[Assumed] = []
    pcs, servers = (_machines(inputs, name, at, found) for at, name in enumerate(("pcs", "servers")))
    return Case(
        inputs=inputs,
        groups=judged.groups,
        special_care=judged.special_care,
        property_risk=judged.property_risk,
        improper_purpose=judged.improper_purpose,
        pcs=pcs,
        servers=servers,
        notice=_notice(inputs, told, found),
        call_centre_months=_call_centre(inputs, law, told, found),
        overtime=_overtime(inputs, law, found),
        shares=_shares(inputs, law, found),
        assumed=(*_plain_defaults(inputs), *judged.assumed, *found),
    )


def _notice(inputs: Inputs, told: bool, found: list[Assumed]) -> str:
    if inputs.notice != "auto":
        return inputs.notice
    value = "letter" if told else "none"
    shown = next(one.label for one in OPTIONS["notice"] if one.id == value)
    reason = LETTERS if told else NO_LETTERS
    found.append(Assumed(name="notice", value=value, unit="code", shown=shown, reason=reason))
    return value


def _groups(items: Iterable[str], law: Law) -> frozenset[str]:
    chosen = set(items)
    return frozenset(row.id for row in law.rows("trigger_items") if chosen & set(str(row["items"].value).split()))


def _field(inputs: Inputs, name: str) -> Field:
    return next(field for field in fields(Inputs) if field.name == name)


def _assumed(inputs: Inputs, name: str, value: Value, reason: Text, facts: tuple[Fact, ...] = ()) -> Assumed:
    unit = "flag" if isinstance(value, bool) else _field(inputs, name).kind.unit
    shown = Text(write.quantity(value, unit, "ja"), write.quantity(value, unit, "en"))
    return Assumed(name=name, value=value, unit=unit, shown=shown, reason=reason, facts=facts)


def _plain_defaults(inputs: Inputs) -> list[Assumed]:
    """Choices that stand at the default of the form where the choice matters."""
    found = []
    for name, reason in PLAIN.items():
        field = _field(inputs, name)
        value = field.of(inputs)
        if value == field.default:
            options = getattr(field.kind, "options", ())
            shown = next((one.label for one in options if one.id == value), NONE_PLANNED)
            found.append(Assumed(name=name, value=value, unit=field.kind.unit, shown=shown, reason=reason))
    return found


def _machines(inputs: Inputs, name: str, at: int, found: list[Assumed]) -> int:
    given: int | None = getattr(inputs, name)
    if given is not None:
        return given
    value = EXAMINED.get(inputs.cause, (0, 0))[at]
    found.append(_assumed(inputs, name, value, ONE_AT_LEAST if value else NONE_NEEDED))
    return value


def _call_centre(inputs: Inputs, law: Law, told: bool, found: list[Assumed]) -> int:
    if inputs.call_centre_months is not None:
        return inputs.call_centre_months
    row = law.row("jnsa_unit_prices", "call_centre_3months")
    value = row["quantity"].int if told and inputs.people > law["court_award.mass_people"].int else 0
    reason = MANY_ASK if value else FEW_ASK
    found.append(_assumed(inputs, "call_centre_months", value, reason, (row["quantity"],) if value else ()))
    return value


def _overtime(inputs: Inputs, law: Law, found: list[Assumed]) -> Fraction:
    if inputs.overtime_person_months is not None:
        return inputs.overtime_person_months
    row = EFFORT.get(inputs.cause)
    fact = law.row("jnsa_survey_costs", row)["effort"] if row else None
    value = fact.ratio if fact else Fraction(0)
    reason = SURVEY if fact else NO_SURVEY
    found.append(_assumed(inputs, "overtime_person_months", value, reason, (fact,) if fact else ()))
    return value


def _shares(inputs: Inputs, law: Law, found: list[Assumed]) -> Shares:
    """The share given; else the research's share, widened to what is known of leaks between a tenth and ten times the size."""
    if inputs.claim_share is not None:
        return Shares(low=inputs.claim_share, mid=inputs.claim_share, high=inputs.claim_share)
    fact = law["jnsa_annual.sued_share"]
    sued = observed_shares(inputs.people, law)
    shares = Shares(low=min([*sued, fact.ratio]), mid=fact.ratio, high=max([*sued, fact.ratio]))
    said = " ~ ".join(
        write.percent(round(one, 5 if one > Fraction(1, 10_000) else 8))
        for one in (shares.low, shares.mid, shares.high)
    )
    found.append(
        Assumed(
            name="claim_share",
            value={"low": shares.low, "mid": shares.mid, "high": shares.high},
            unit="ratio",
            shown=Text(said, said),
            reason=sued_in(len(sued)),
            facts=(fact,),
        )
    )
    return shares


def observed_shares(people: int, law: Law) -> list[Fraction]:
    """Plaintiffs ÷ people of every leak of a like size whose decisions give both; all groups of plaintiffs together."""
    sued: dict[str, dict[str, int]] = {}
    size: dict[str, int] = {}
    for one in decisions.final_results(law):
        total, plaintiffs = one.get("people"), one.get("plaintiffs")
        if one["use_in_statistics"] and total and plaintiffs and total <= 10 * people and people <= 10 * total:
            leak = one.get("leak", one.get("chain", one["id"]))
            size[leak] = max(size.get(leak, 0), total)
            sued.setdefault(leak, {})[one["id"]] = plaintiffs
    return [min(Fraction(sum(parts.values()), size[leak]), Fraction(1)) for leak, parts in sorted(sued.items())]


NONE_PLANNED = Text("なし", "none")
FROM_ITEMS = Text(
    "選んだ項目から判断した(このガイドの当てはめ)。", "Judged from the items chosen (the guide's reading)."
)
FROM_CAUSE = Text("原因から判断した。", "Judged from the cause.")
FROM_UNKNOWN = Text(
    "原因が不明のため「いいえ」とした。不正アクセスなどの疑いがあれば「はい」に変える。人数によらず報告の対象になる。",
    "The cause is not known, so no. Change it to yes where an intrusion or the like is suspected: a report is then due whatever the number.",
)
ONE_AT_LEAST = Text("少なくとも1台は調べることになる。", "One at least has to be examined.")
NONE_NEEDED = Text(
    "この原因では、機器の調査は要らないとした。", "This cause was taken to need no examination of machines."
)
MANY_ASK = Text(
    "人数が多いため。JNSAの単価は3か月分で示されている。", "Because of the number of people; JNSA prices three months."
)
FEW_ASK = Text(
    "報告義務がないか人数が少ないため、社内で受けるとした。",
    "No report is due or few people: enquiries are taken in-house.",
)
LETTERS = Text(
    "今の法令で報告が要る内容のため、全員に手紙を送るとした。",
    "Today's law asks for a report, so a letter to everybody.",
)
NO_LETTERS = Text("通知の義務がないため、送らないとした。", "Notice is not required, so none.")
SURVEY = Text("JNSAの被害組織調査の平均。", "Mean of JNSA's survey of victims.")
NO_SURVEY = Text(
    "公表された値がないため0とした。社内の手間が大きければ入れる。",
    "No published figure, so nil. Enter it if the effort is large.",
)
PLAIN = {
    "people_known": Text("確定していないとみて、半分と2倍も試す。", "Taken as not settled; half and double are tried."),
    "cause": Text("まだ分からないとみた。", "Taken as not known yet."),
    "exposure": Text(
        "分からないとして、似た判決を広く数えた。", "Taken as not known; like decisions are counted widely."
    ),
    "gift_per_person": Text("法律上の義務ではないため、0円とした。", "No legal duty, so nothing."),
    "dependence": Text(
        "悪いことは重なりやすいため、独立と強いの間とした。",
        "Bad things tend to coincide: between independent and strong.",
    ),
}


def sued_in(count: int) -> Text:
    if not count:
        return Text(
            "人数の近い裁判がないため、調査で分かっている割合だけを使った。",
            "No suit over a leak of a like size is known, so the share known from research alone.",
        )
    return Text(
        f"中間は調査の値。両端は、人数が10分の1から10倍の漏えい{count}件で、実際に訴えた人の割合。",
        f"The middle is from research; the ends are the shares that sued in {count} leaks of a tenth to ten times the size.",
    )
