"""Checks that a question can be answered and that each way to answer it is explained; works out the numbers asked for."""

from collections.abc import Mapping
from typing import Any

from calculators.facts import Facts, NotInForce, UnknownFact
from calculators.text import LANGS
from scripts.training_data import Check, check_computed, check_links, check_texts, computed, is_page


def check(to: Check, one: dict[str, Any]) -> None:
    """A question can be answered, each way to answer it is explained, and it leads to a page."""
    file, owner = one["file"], one["id"]
    check_computed(to, one)
    check_texts(to, one)
    check_links(to, one, one["links"])
    if not any(map(is_page, one["links"])):
        to.say(file, owner, "links needs at least one page of the guide")
    if not 1 <= one["difficulty"] <= 3:
        to.say(file, owner, "difficulty is 1, 2 or 3")
    if one["type"] == "number":
        _number(to, one)
    else:
        _options(to, one)


def _options(to: Check, one: dict[str, Any]) -> None:
    file, owner = one["file"], one["id"]
    options = one.get("option", [])
    right = sum(bool(option.get("right")) for option in options)
    if extra := {"answer", "unit", "near"} & set(one):
        to.say(file, owner, f"only questions of type number have {sorted(extra)}")
    if not 3 <= len(options) <= 7:
        to.say(file, owner, "has three to seven options")
    if any(len({option["text"][lang] for option in options}) < len(options) for lang in LANGS):
        to.say(file, owner, "two options read the same")
    if one["type"] == "single" and right != 1:
        to.say(file, owner, "single needs exactly one option with right = true")
    if one["type"] == "multiple" and not 1 <= right < len(options):
        to.say(file, owner, "multiple needs options that are right and options that are not")
    if one["type"] == "ordering" and any("right" in option for option in options):
        to.say(file, owner, "ordering lists its options in the right order, without right")


def _number(to: Check, one: dict[str, Any]) -> None:
    file, owner = one["file"], one["id"]
    if "answer" not in one or "unit" not in one or not one.get("near") or one.get("option"):
        to.say(file, owner, "number needs answer, unit and near (wrong answers that suggest themselves), and no option")
        return
    try:
        values = [number(to.facts, one, near) for near in one["near"]]
        if number(to.facts, one, one["answer"]) in values or len(set(values)) < len(values):
            to.say(file, owner, "near: a value that is right, or given twice")
    except NotInForce:
        return
    except (KeyError, UnknownFact, TypeError, ValueError) as error:
        to.say(file, owner, f"answer or near: {error!r} gives no number")


def number(facts: Facts, question: Mapping[str, Any], one: Mapping[str, Any]) -> int | float:
    """The number an answer stands for: a fact, an own calculation or a value, times and plus what is given.

    Raises:
        NotInForce: no value on the site's day. KeyError, UnknownFact, ValueError: nothing that is a number.
    """
    given = [key for key in ("fact", "calc", "value") if key in one]
    if len(given) != 1:
        raise ValueError("give one of fact, calc and value")
    if given == ["value"]:
        base: Any = one["value"]
    elif given == ["fact"]:
        base = facts.current.cell(one["fact"]).value
    else:
        base = computed(facts, question["compute"][one["calc"]]).value
    if isinstance(base, bool) or not hasattr(base, "__mul__") or isinstance(base, str | list | tuple):
        raise ValueError(f"{base!r} is no number")
    found = base * one.get("times", 1) + one.get("plus", 0)
    return int(found) if found == int(found) else float(found)
