"""Checks a scenario's graph and works out its deadlines, costs and best way through, on the law of its own day.

A way through is judged by duties missed, then evidence lost, then what it costs (middle value), then how long it takes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from calculators import api
from calculators.facts import Facts, UnknownFact
from calculators.result import BadInput, Output, Result
from scripts.training_data import Check, check_computed, check_links, check_texts, computed

MOST_WAYS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way through: nodes and choices in order, hours since awareness, what is held, duties done and at what hour, costs."""

    nodes: tuple[str, ...]
    choices: tuple[int, ...] = ()
    hours: int = 0
    held: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    done: tuple[tuple[str, int], ...] = ()
    costs: frozenset[str] = frozenset()


def nodes(scenario: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in scenario["node"]}


def began(scenario: Mapping[str, Any]) -> datetime:
    """The moment the organisation knew, Japan time."""
    return datetime.combine(scenario["aware"], time.fromisoformat(scenario["start"]))


def deadlines(facts: Facts, scenario: Mapping[str, Any]) -> Result:
    """What report_deadlines says of the leak on its day."""
    inputs = {**scenario["leak"], "aware_on": scenario["aware"].isoformat(), "aware_at": scenario["start"]}
    return api.evaluate("report_deadlines", inputs, scenario["aware"], facts).result


def due(found: Result, duty: Mapping[str, Any]) -> datetime | None:
    """The last moment for a duty; none for what is only due promptly."""
    if duty["due"] == "promptly":
        return None
    value = found.value(duty["due"])
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    return datetime.combine(value, time(23, 59)) if isinstance(value, date) else None


def costs(facts: Facts, scenario: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Each cost item as a range of yen, worked out by its calculator."""
    return {one["id"]: yen_range(computed(facts, one, scenario["aware"])) for one in scenario["cost"]}


def yen_range(found: Output) -> dict[str, int]:
    """Low, middle and high of an output in yen.

    Raises:
        UnknownFact: it is no amount.
    """
    value: Any = found.value
    if found.unit == "yen" and isinstance(value, int) and not isinstance(value, bool):
        return {"low": value, "mid": value, "high": value}
    if found.unit == "yen" and isinstance(value, dict) and {"low", "mid", "high"} <= set(value):
        return {key: int(value[key]) for key in ("low", "mid", "high")}
    raise UnknownFact(f"{found.name} is no amount of yen")


def take(scenario: Mapping[str, Any], found: Result, way: Way, number: int) -> Way:
    """The way after one more choice; `to_if_amiss` is taken where a duty is missed by then or evidence was lost."""
    choice = nodes(scenario)[way.nodes[-1]]["choice"][number]
    hours = by_day(scenario, way.hours + choice.get("hours", 0) + 24 * choice.get("days", 0))
    loses = frozenset(choice.get("loses", ())) & way.held
    known = dict(way.done)
    after = replace(
        way,
        choices=(*way.choices, number),
        hours=hours,
        held=(way.held | frozenset(choice.get("gains", ()))) - loses,
        lost=way.lost | frozenset(choice.get("loses", ())),
        done=tuple({**dict.fromkeys(choice.get("does", ()), hours), **known}.items()),
        costs=way.costs | frozenset(choice.get("costs", ())),
    )
    amiss = "to_if_amiss" in choice and (evidence_lost(scenario, after) or missed(scenario, found, after, ended=False))
    return replace(after, nodes=(*way.nodes, choice["to_if_amiss" if amiss else "to"]))


def by_day(scenario: Mapping[str, Any], hours: int) -> int:
    """Nobody works through the night: what would end between 22 and 8 o'clock ends in the morning."""
    end = began(scenario) + timedelta(hours=hours)
    return hours if 8 <= end.hour < 22 else by_day(scenario, hours + 1)


def evidence_lost(scenario: Mapping[str, Any], way: Way) -> tuple[str, ...]:
    """Evidence that a choice destroyed and nothing brought back."""
    lost = way.lost - way.held
    return tuple(one["id"] for one in scenario["thing"] if one["kind"] == "evidence" and one["id"] in lost)


def ways(scenario: Mapping[str, Any], found: Result) -> Iterator[Way]:
    """Every way through, in the order of the file; the graph must have no loop."""
    by_id = nodes(scenario)
    start = frozenset(one["id"] for one in scenario["thing"] if one.get("at_start"))
    waiting = [Way(nodes=(scenario["first"],), held=start)]
    while waiting:
        way = waiting.pop()
        choices = by_id[way.nodes[-1]].get("choice", [])
        if not choices:
            yield way
        waiting += [take(scenario, found, way, number) for number in reversed(range(len(choices)))]


def missed(scenario: Mapping[str, Any], found: Result, way: Way, *, ended: bool = True) -> tuple[str, ...]:
    """Duties done after their last moment, or not done: at all if it `ended`, else by now; what is due promptly is due now."""
    done, start = dict(way.done), began(scenario)
    late = []
    for duty in scenario["duty"]:
        last, hour = due(found, duty), done.get(duty["id"])
        by = start + timedelta(hours=way.hours if hour is None else hour)
        if (last is not None and by > last) or (hour is None and (ended or last is None)):
            late.append(duty["id"])
    return tuple(late)


def best(facts: Facts, scenario: Mapping[str, Any]) -> Way:
    """The way through that misses least, keeps most, costs least and is quickest, in that order."""
    found, price = deadlines(facts, scenario), costs(facts, scenario)
    evidence = {one["id"] for one in scenario["thing"] if one["kind"] == "evidence"}

    def judged(way: Way) -> tuple[int, int, int, int]:
        spent = sum(price[one]["mid"] for one in way.costs)
        return len(missed(scenario, found, way)), len(evidence - way.held), spent, way.hours

    return min(ways(scenario, found), key=judged)


def check(to: Check, scenario: dict[str, Any]) -> None:
    """Everything that could make a scenario unplayable or unfounded."""
    if not _names(to, scenario):
        return
    if not _graph(to, scenario):
        return
    _law(to, scenario)


def _names(to: Check, scenario: dict[str, Any]) -> bool:
    """Ids are unique and everything named exists."""
    file, owner, before = scenario["file"], scenario["id"], len(to.problems)
    ids: dict[str, set[str]] = {}
    for part in ("thing", "duty", "cost", "node"):
        listed = [one["id"] for one in scenario[part]]
        ids[part] = set(listed)
        for one in sorted(ids[part]):
            if listed.count(one) > 1:
                to.say(file, f"{owner}.{one}", f"two entries [{part}] of this id")
    if scenario["first"] not in ids["node"]:
        to.say(file, owner, f"first: no node {scenario['first']!r}")
    for node, choice in _choices(scenario):
        wanted = (("gains", "thing"), ("loses", "thing"), ("does", "duty"), ("costs", "cost"))
        named: list[tuple[str, str, str]] = [
            (key, "node", choice[key]) for key in ("to", "to_if_amiss") if key in choice
        ]
        named += [(key, part, one) for key, part in wanted for one in choice.get(key, ())]
        for key, part, one in named:
            if one not in ids[part]:
                to.say(file, f"{owner}.{node['id']}", f"{key}: no [{part}] {one!r}")
    try:
        time.fromisoformat(scenario["start"])
    except ValueError:
        to.say(file, owner, f"start: {scenario['start']!r} is no time such as 09:10")
    return len(to.problems) == before


def _choices(scenario: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every choice with its node."""
    for node in scenario["node"]:
        for choice in node.get("choice", []):
            yield node, choice


def _graph(to: Check, scenario: dict[str, Any]) -> bool:
    """Every node can be reached, every way ends, and every choice makes a difference."""
    file, owner, by_id, before = scenario["file"], scenario["id"], nodes(scenario), len(to.problems)
    if loop := _loop(by_id, scenario["first"]):
        to.say(file, owner, f"a loop: {' → '.join(loop)}")
    for one in sorted(set(by_id) - _reached(by_id, scenario["first"])):
        to.say(file, f"{owner}.{one}", "no choice leads to this node")
    for node in by_id.values():
        for problem in _node(node):
            to.say(file, f"{owner}.{node['id']}", problem)
    if len({one["ending"] for one in by_id.values() if "ending" in one}) < 2:
        to.say(file, owner, "needs endings of different kinds")
    return len(to.problems) == before


def _node(node: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one node and its choices."""
    choices = node.get("choice", [])
    if ("ending" in node) == bool(choices):
        yield "a node has either choices or an ending"
    if "ending" in node and ("title" not in node or not node.get("cites")):
        yield "an ending has a title and cites what it teaches"
    if len(choices) == 1:
        yield "one choice is no choice: give two or more"
    effects = []
    for choice in choices:
        spent = (choice.get("hours", 0), choice.get("days", 0))
        if min(spent) < 0 or not any(spent):
            yield f"every choice takes time: {choice['text']['en'][:40]}"
        if not choice["cites"]:
            yield f"cites nothing: {choice['text']['en'][:40]}"
        changed = [sorted(choice.get(key, ())) for key in ("gains", "loses", "does", "costs")]
        effects.append((choice["to"], choice.get("to_if_amiss"), spent[0] + 24 * spent[1], changed))
    if any(effects.count(one) > 1 for one in effects):
        yield "two choices have the same effect: one of them is dead"


def _targets(node: dict[str, Any]) -> list[str]:
    """Every node its choices may lead to."""
    return [choice[key] for choice in node.get("choice", []) for key in ("to", "to_if_amiss") if key in choice]


def _reached(by_id: Mapping[str, dict[str, Any]], first: str) -> set[str]:
    found, waiting = {first}, [first]
    while waiting:
        for target in _targets(by_id[waiting.pop()]):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def _loop(by_id: Mapping[str, dict[str, Any]], first: str) -> list[str]:
    """The nodes of a loop that can be reached, in order; empty if there is none."""
    finished: set[str] = set()

    def walk(node: str, above: list[str]) -> list[str]:
        if node in above:
            return [*above[above.index(node) :], node]
        if node not in finished:
            for target in _targets(by_id[node]):
                if found := walk(target, [*above, node]):
                    return found
            finished.add(node)
        return []

    return walk(first, [])


def _law(to: Check, scenario: dict[str, Any]) -> None:
    """Deadlines and costs have answers, every statement is cited, and no duty, cost or thing stands unused."""
    file, owner = scenario["file"], scenario["id"]
    try:
        found, price = deadlines(to.facts, scenario), costs(to.facts, scenario)
    except (KeyError, BadInput, UnknownFact) as error:
        to.say(file, owner, f"leak or cost: {error}")
        return
    dues = {one.name for one in found.outputs}
    known = frozenset({f"due:{one}" for one in dues} | {f"cost:{one}" for one in price})
    check_computed(to, scenario, scenario["aware"])
    check_texts(to, scenario, known)
    cited = list(scenario["links"])
    for duty in scenario["duty"]:
        cited += duty["cites"]
        if duty["due"] != "promptly" and due(found, duty) is None:
            to.say(file, f"{owner}.{duty['id']}", f"report_deadlines gives no {duty['due']} for this leak")
    cited += [one for node in scenario["node"] for one in node.get("cites", [])]
    cited += [one for _, choice in _choices(scenario) for one in choice["cites"]]
    check_links(to, scenario, cited)
    _used(to, scenario, found)


def _used(to: Check, scenario: dict[str, Any], found: Result) -> None:
    file, owner = scenario["file"], scenario["id"]
    choices = [choice for _, choice in _choices(scenario)]
    for part, keys in (("thing", ("gains", "loses")), ("duty", ("does",)), ("cost", ("costs",))):
        named = {one for choice in choices for key in keys for one in choice.get(key, ())}
        for one in scenario[part]:
            if one["id"] not in named:
                to.say(file, f"{owner}.{one['id']}", f"a [{part}] that no choice touches")
    seen: set[str] = set()
    for number, way in enumerate(ways(scenario, found)):
        seen.update(way.nodes)
        if number > MOST_WAYS:
            to.say(file, owner, f"more than {MOST_WAYS} ways through: join some nodes")
            return
    for one in sorted(set(nodes(scenario)) - seen):
        to.say(file, f"{owner}.{one}", "no way through ever comes here: look at to_if_amiss")
