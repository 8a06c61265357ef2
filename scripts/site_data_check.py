"""Checks site-data across files: what is named must exist, periods must fit, sums must add up, and every source must serve."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from scripts.site_data import SiteData


def cross_check(data: SiteData) -> None:
    """Add every problem that only shows between entries."""
    _sources(data)
    for fact_id, fact in data.facts.items():
        _periods(data, fact_id, fact.get("value", []))
    _articles(data)
    _items(data)
    _precedents(data)
    _incidents(data)
    _corrections(data)
    _terms(data)
    _changes(data)
    _self_check(data)


def as_list(source: Any) -> list[str]:
    return [source] if isinstance(source, str) else [one for one in source or [] if isinstance(one, str)]


def citations(data: SiteData) -> Iterator[tuple[str, list[str]]]:
    """Owner id → the sources it names, for everything that cites."""
    for statute_id, statute in data.statutes.items():
        yield statute_id, as_list(statute.get("source"))
    for article_id, article in data.articles.items():
        yield article_id, as_list(article.get("source"))
    for fact_id, fact in data.facts.items():
        for value in fact.get("value", []):
            yield fact_id, as_list(value.get("source"))
    for table_id, body in data.tables.items():
        yield table_id, as_list(body["table"].get("source"))
        for row in body["row"]:
            yield f"{table_id}.{row.get('id')}", as_list(row.get("source"))
    for entries in (data.precedents, data.incidents, data.corrections):
        for owner, entry in entries.items():
            yield owner, as_list(entry.get("sources"))


def _file(data: SiteData, owner: str) -> str:
    return data.files.get(owner) or data.files.get(owner.partition(".")[0], "-")


def _sources(data: SiteData) -> None:
    used = set()
    for owner, named in citations(data):
        used |= set(named)
        for one in named:
            if one not in data.sources:
                data.say(_file(data, owner), owner, f"unknown source {one!r}")
    for source_id, source in data.sources.items():
        if source_id not in used:
            data.say(_file(data, source_id), source_id, "a source that nothing uses")
        if ("url" in source) == ("no_url" in source):
            data.say(_file(data, source_id), source_id, "give either url or no_url with the reason")
    addresses = Counter(source["url"] for source in data.sources.values() if source.get("url"))
    for source_id, source in data.sources.items():
        if addresses[source.get("url", "")] > 1:
            data.say(_file(data, source_id), source_id, f"another source has the same address {source['url']}")


def _periods(data: SiteData, fact_id: str, values: list[dict[str, Any]]) -> None:
    """Each day has one value at most, and no unexplained hole lies between two periods."""
    dated = [value for value in values if isinstance(value.get("from"), date)]
    if len(values) > 1 and len(dated) != len(values):
        data.say(_file(data, fact_id), fact_id, "several values, so each needs from")
        return
    dated.sort(key=lambda value: value["from"])
    for value in dated:
        if value.get("to") and value["to"] < value["from"]:
            data.say(_file(data, fact_id), fact_id, f"ends {value['to']} before it begins {value['from']}")
    for one, two in itertools.pairwise(dated):
        if one["from"] == two["from"] or not one.get("to") or one["to"] >= two["from"]:
            data.say(_file(data, fact_id), fact_id, f"two values on {two['from']}")
        elif one["to"] + timedelta(days=1) != two["from"]:
            data.say(
                _file(data, fact_id),
                fact_id,
                f"no value from {one['to'] + timedelta(days=1)} to {two['from']}: add an unknown row",
            )


def _articles(data: SiteData) -> None:
    for article_id, article in data.articles.items():
        first, last = article.get("from"), article.get("to")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            data.say(_file(data, article_id), article_id, "ends before it begins")
        if article_id.partition(".")[0] not in data.statutes:
            data.say(_file(data, article_id), article_id, "no statute of that name")


def item_names(data: SiteData) -> set[str]:
    """Every accepted name of a leaked item."""
    rows = data.tables.get("items", {}).get("row", [])
    return {name for row in rows for name in (row.get("id"), *row.get("aliases", []))}


def _items(data: SiteData) -> None:
    rows = data.tables.get("items", {}).get("row", [])
    names = Counter(name for row in rows for name in (row.get("id"), *row.get("aliases", [])))
    for name, times in names.items():
        if times > 1:
            data.say("tables/items.toml", str(name), "names two items")


def _known_items(data: SiteData, owner: str, items: Iterable[str]) -> None:
    for one in items:
        if one not in item_names(data):
            data.say(_file(data, owner), owner, f"unknown item {one!r}")


def _precedents(data: SiteData) -> None:
    finals = defaultdict(list)
    for owner, one in data.precedents.items():
        _known_items(data, owner, one.get("items", []))
        _precedent(data, owner, one)
        if one.get("final"):
            finals[str(one.get("chain"))].append(one)
    for chain, found in finals.items():
        if len({one.get("date") for one in found}) > 1 and len({_subject(one) for one in found}) < len(found):
            data.say("precedents", chain, "two final results of one dispute on different days")


def _subject(one: dict[str, Any]) -> tuple[Any, ...]:
    """What tells parallel suits of one chain apart."""
    return (one.get("plaintiffs"), tuple(one.get("before", [])), one.get("court", {}).get("ja"))


def _precedent(data: SiteData, owner: str, one: dict[str, Any]) -> None:
    file = _file(data, owner)
    for earlier in one.get("before", []):
        if earlier not in data.precedents:
            data.say(file, owner, f"before: unknown decision {earlier!r}")
        elif str(data.precedents[earlier].get("date")) >= str(one.get("date")):
            data.say(file, owner, f"before: {earlier} is not earlier")
    parts = [one.get(key) for key in ("award", "consolation", "attorney_fee")]
    if all(isinstance(part, int) for part in parts) and parts[0] != parts[1] + parts[2]:  # type: ignore[operator]
        data.say(file, owner, "award is not consolation plus attorney_fee")
    if one.get("successful", 0) > one.get("plaintiffs", one.get("successful", 0)):
        data.say(file, owner, "more successful than plaintiffs")
    if one.get("use_in_statistics") is False and "not_used_because" not in one:
        data.say(file, owner, "use_in_statistics = false needs not_used_because")
    if one.get("other_torts") and one.get("use_in_statistics"):
        data.say(file, owner, "other torts are mixed in, so it cannot be used in statistics")
    for cited in one.get("basis", []):
        if cited not in data.articles:
            data.say(file, owner, f"basis: unknown article {cited!r}")


def _incidents(data: SiteData) -> None:
    for owner, one in data.incidents.items():
        _known_items(data, owner, one.get("items", []))
        if "booked_total" in one and "booked_as" not in one:
            data.say(_file(data, owner), owner, "booked_total needs booked_as: say what the figure is")


def _corrections(data: SiteData) -> None:
    for owner, one in data.corrections.items():
        for cited in one.get("facts", []):
            if not _exists(data, cited):
                data.say(_file(data, owner), owner, f"unknown fact {cited!r}")
        for key in ("statement", "right"):
            _places(data, _file(data, owner), owner, one.get(key))


PLACE = re.compile(r"\{(fact|award):([a-z0-9_.-]+)(?::([a-z_]+))?\}")


def _places(data: SiteData, file: str, owner: str, text: Any) -> None:
    """Figures named inside a text exist, and both languages name the same."""
    if not isinstance(text, dict) or set(text) != {"ja", "en"}:
        return  # the form of the entry says so already
    found = {lang: sorted(match[0] for match in PLACE.finditer(str(said))) for lang, said in text.items()}
    if found["ja"] != found["en"]:
        data.say(file, owner, "ja and en name different figures")
    for said in text.values():
        if "{" in PLACE.sub("", str(said)):
            data.say(file, owner, "a brace that names no figure")
        for kind, name, part in PLACE.findall(str(said)):
            known = _exists(data, name) if kind == "fact" else (part or "award") in data.precedents.get(name, {})
            if not known:
                data.say(file, owner, f"no figure {kind}:{name}{':' if part else ''}{part}")


READING = re.compile(r"[ぁ-ゖァ-ヺー・]+")


def _terms(data: SiteData) -> None:
    """A term is known by one entry only, is read in kana, and cites what exists."""
    named: dict[str, str] = {}
    for owner, one in data.terms.items():
        file = data.files[f"term {owner}"]
        for key in ("ja", "en"):
            word = str(one.get(key, "")).strip()
            if not word:
                data.say(file, owner, f"{key} is empty")
            elif named.setdefault(f"{key}:{word.lower()}", owner) != owner:
                data.say(file, owner, f"{word!r} is the name of {named[f'{key}:{word.lower()}']} already")
        if not READING.fullmatch(str(one.get("reading", ""))):
            data.say(file, owner, "reading is written in kana")
        _cited(data, file, owner, one)


def _changes(data: SiteData) -> None:
    for owner, one in data.changes.items():
        file = data.files[f"change {owner}"]
        _cited(data, file, owner, one)
        _places(data, file, owner, one.get("text"))
        if (one.get("kind") == "law") != ("in_force" in one):
            data.say(file, owner, "in_force is for changes of the law, and each of them needs it")


def _self_check(data: SiteData) -> None:
    """Every area asks between three and six questions, each question belongs to one, and nothing is asked twice."""
    asked = Counter(str(one.get("area")) for one in data.checks.values())
    for owner in data.check_areas:
        if not 3 <= asked[owner] <= 6:
            data.say(data.files[f"check_area {owner}"], owner, f"an area asks 3 to 6 questions, not {asked[owner]}")
    words: dict[str, str] = {}
    for owner, one in data.checks.items():
        file, area = data.files[f"check {owner}"], str(one.get("area"))
        if area not in data.check_areas:
            data.say(file, owner, f"unknown area {area!r}")
        if owner.partition(".")[0] != area:
            data.say(file, owner, "the id begins with its area")
        if one.get("weight") not in (1, 2, 3):
            data.say(file, owner, "weight is 1, 2 or 3 (3 = do it first)")
        for key, said in (one["ask"] if isinstance(one.get("ask"), dict) else {}).items():
            if words.setdefault(f"{key}:{said}", owner) != owner:
                data.say(file, owner, f"asks in {key} what {words[f'{key}:{said}']} asks")


def _cited(data: SiteData, file: str, owner: str, one: dict[str, Any]) -> None:
    for cited in one.get("cites", []):
        if cited not in data.sources and not _exists(data, cited):
            data.say(file, owner, f"cites: unknown id {cited!r}")


def _exists(data: SiteData, cited: str) -> bool:
    if (
        cited in data.facts
        or cited in data.articles
        or cited in data.precedents
        or cited in data.incidents
        or cited in data.tables
    ):
        return True
    table, _, rest = cited.partition(".")
    row, _, column = rest.rpartition(".")
    rows = data.tables.get(table, {}).get("row", [])
    return any(one.get("id") in (row, rest) and (one.get("id") == rest or column in one) for one in rows)
