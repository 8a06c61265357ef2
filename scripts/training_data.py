"""Loads site-data/training: learning paths, questions and scenarios; checks the form of each and everything it names.

Texts may hold `{fact:id}`, `{award:precedent}` or `{award:precedent:people}`, `{calc:name}` (an entry's own `compute`) and, in
scenarios, `{due:output}` of report_deadlines and `{cost:id}`. `scripts.training_question` checks the answers of a question, `scripts.training_scenario` the graph of a scenario.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from calculators import api
from calculators.facts import Facts, NotInForce, UnknownFact
from calculators.result import BadInput, Output
from calculators.text import LANGS, Lang
from scripts.pages import page_file
from scripts.site_data import BadSiteData, Problem, SiteData
from scripts.site_data_schema import form_problems, text_problem

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACE = re.compile(r"\{(fact|award|calc|due|cost):([a-z0-9_.-]+)(?::([a-z_]+))?\}")
# Amounts, shares and multiples come through a placeholder; article numbers, dates and days may be written.
BARE = re.compile(
    r"[0-9][0-9,.]*\s*(?:円|万円|億円|%|％|パーセント|割(?!合|り)|yen\b|per cent|million|billion)|[¥￥$]\s*[0-9]"
)
HEADING = re.compile(r"\{ #([a-z0-9-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Paths, questions and scenarios by id, as written; each scenario also with what `training_scenario` worked out."""

    paths: dict[str, dict[str, Any]] = field(default_factory=dict)
    questions: dict[str, dict[str, Any]] = field(default_factory=dict)
    scenarios: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Check:
    """What a check stands on, and what it found so far."""

    data: SiteData
    facts: Facts
    docs: Path
    problems: list[Problem] = field(default_factory=list)

    def say(self, file: str, entry_id: str, text: str) -> None:
        self.problems.append(Problem(f"training/{file}", entry_id, text))

    def form(self, file: str, entry_id: str, kind: str, entry: Any) -> bool:
        found = list(form_problems(kind, entry))
        for text in found:
            self.say(file, entry_id, f"{kind}: {text}")
        return not found


def load(root: Path, docs: Path, data: SiteData, facts: Facts) -> Training:
    """All of `root`/training.

    Raises:
        BadSiteData: with every problem of every file.
    """
    check = Check(data=data, facts=facts, docs=docs)
    training = _read(root / "training", check)
    if not check.problems:  # what is named can only be followed in entries of the right form
        from scripts import training_question, training_scenario

        for question in training.questions.values():
            training_question.check(check, question)
        for scenario in training.scenarios.values():
            training_scenario.check(check, scenario)
        for path in training.paths.values():
            _path(check, training, path)
    if check.problems:
        raise BadSiteData(sorted(check.problems, key=str))
    return training


def _read(folder: Path, check: Check) -> Training:
    training = Training()
    for file in sorted(folder.rglob("*.toml")):
        name = file.relative_to(folder).as_posix()
        try:
            body = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            check.say(name, "-", f"cannot be read: {error}")
            continue
        if name.startswith("scenarios/"):
            _take(check, training.scenarios, "scenario", name, body)
            if body.get("id") != file.stem:
                check.say(name, str(body.get("id")), "the id must be the name of the file")
            continue
        for key in set(body) - {"path", "question"}:
            check.say(name, "-", f"unknown section [{key}]")
        for entry in body.get("path", []):
            _take(check, training.paths, "path", name, entry)
        for entry in body.get("question", []):
            _take(check, training.questions, "question", name, entry)
            if name != f"questions.{entry.get('topic')}.toml":
                check.say(name, str(entry.get("id")), "the file is called questions.<topic>.toml")
    return training


TEXT_LISTS = ("debrief", "discuss", "points")
PARTS = {
    "path": ("step",),
    "question": ("option", "near"),
    "scenario": ("thing", "duty", "cost", "node"),
    "node": ("choice",),
}


def _take(check: Check, entries: dict[str, dict[str, Any]], kind: str, name: str, entry: dict[str, Any]) -> None:
    entry_id = str(entry.get("id", "?"))
    if not ID.fullmatch(entry_id):
        check.say(name, entry_id, "an id is lower-case ASCII, parts joined by hyphens")
    if entry_id in entries:
        check.say(name, entry_id, "this id stands in training already")
    _forms(check, name, entry_id, kind, entry)
    for key, one in (entry.get("compute") or {}).items():
        check.form(name, f"{entry_id}.compute.{key}", "compute", one)
    if "answer" in entry:
        check.form(name, entry_id, "answer", entry["answer"])
    entries[entry_id] = {**entry, "file": name}


def _forms(check: Check, name: str, entry_id: str, kind: str, entry: dict[str, Any]) -> None:
    if not check.form(name, entry_id, kind, entry):
        return
    for key in TEXT_LISTS:
        for said in entry.get(key, []):
            if problem := text_problem(said):
                check.say(name, entry_id, f"{key}: {problem}")
    for part in PARTS.get(kind, ()):
        for number, one in enumerate(entry.get(part, []), 1):
            _forms(check, name, f"{entry_id}.{one.get('id', f'{part}-{number}')}", part, one)


def texts(entry: Any) -> Iterator[dict[str, str]]:
    """Every text in both languages inside an entry."""
    if isinstance(entry, dict):
        if set(entry) == {"ja", "en"}:
            yield entry
        else:
            for one in entry.values():
                yield from texts(one)
    elif isinstance(entry, list):
        for one in entry:
            yield from texts(one)


def computed(facts: Facts, one: Mapping[str, Any], on: Any = None) -> Output:
    """The output that a `compute` or a `cost` names.

    Raises:
        KeyError: no such calculator. BadInput: its inputs. UnknownFact: no such output.
    """
    answer = api.evaluate(one["calculator"], one["inputs"], on, facts)
    found = next((output for output in answer.result.outputs if output.name == one["output"]), None)
    if found is None:
        raise UnknownFact(f"{one['calculator']} has no output {one['output']}")
    return found


def check_texts(check: Check, entry: Mapping[str, Any], also: frozenset[str] = frozenset()) -> None:
    """Placeholders must be known and the same in both languages; amounts are not typed. `also` are further known ones."""
    file, owner = entry["file"], entry["id"]
    known = also | {f"calc:{name}" for name in entry.get("compute", {})}
    for text in texts(dict(entry)):
        found = {lang: sorted(match[0] for match in PLACE.finditer(said)) for lang, said in text.items()}
        if found["ja"] != found["en"]:
            check.say(file, owner, f"other placeholders in ja than in en: {text['en'][:60]}")
        for said in text.values():
            for match in PLACE.finditer(said):
                if problem := _place_problem(check, match, known):
                    check.say(file, owner, problem)
            rest = PLACE.sub("", said)
            if "{" in rest:
                check.say(file, owner, f"a brace that is no placeholder: {said[:60]}")
            if bare := BARE.search(rest):
                check.say(file, owner, f"write {bare[0]!r} through a placeholder")


def _place_problem(check: Check, match: re.Match[str], known: frozenset[str] | set[str]) -> str:
    kind, name, part = match.groups()
    if kind == "fact":
        try:
            check.facts.current.cell(name)
        except NotInForce:
            return ""
        except UnknownFact:
            return f"unknown fact {name!r}"
        return ""
    if kind == "award":
        return "" if (part or "award") in check.data.precedents.get(name, {}) else f"no {match[0]}"
    return "" if f"{kind}:{name}" in known else f"no {match[0]}"


def check_computed(check: Check, entry: Mapping[str, Any], on: Any = None) -> None:
    """Every declared calculation must have an answer."""
    for name, one in entry.get("compute", {}).items():
        try:
            computed(check.facts, one, on)
        except (KeyError, BadInput, UnknownFact) as error:
            check.say(entry["file"], entry["id"], f"compute.{name}: {error}")


def is_page(link: str) -> bool:
    """Whether a link of an entry is an address of the guide: it holds a slash, an id does not."""
    return "/" in link


def check_links(check: Check, entry: Mapping[str, Any], links: list[str]) -> None:
    """A link is a page (`duties/report/`, with a heading's id if need be), an article, a precedent or a source."""
    data = check.data
    for link in links:
        if is_page(link):
            for lang in LANGS:
                if problem := _page_problem(check.docs, lang, link):
                    check.say(entry["file"], entry["id"], f"{problem} ({lang})")
        elif not (link in data.articles or link in data.precedents or link in data.sources):
            check.say(
                entry["file"],
                entry["id"],
                f"unknown link {link!r}: a page ends in /, else an article, precedent or source",
            )


def _page_problem(docs: Path, lang: Lang, link: str) -> str:
    address, _, anchor = link.partition("#")
    found = page_file(lang, address, docs)
    if found is None or not address.endswith("/"):
        return f"no page {address!r}"
    if anchor and not link.startswith("law/") and anchor not in HEADING.findall(found.read_text(encoding="utf-8")):
        return f"no heading #{anchor} on {address}"
    return ""


def _path(check: Check, training: Training, path: dict[str, Any]) -> None:
    file, owner = path["file"], path["id"]
    check_texts(check, path)
    if not 0 < float(path["pass_mark"]) <= 1:
        check.say(file, owner, "pass_mark is a share, such as 0.8")
    asked = [one for step in path["step"] for one in step.get("questions", ())]
    for number_, step in enumerate(path["step"], 1):
        _step(check, training, path, f"{owner}.step-{number_}", step)
    if not asked:
        check.say(file, owner, "a path asks questions")
    if len(set(asked)) < len(asked):
        check.say(file, owner, "asks a question twice")


def _step(check: Check, training: Training, path: dict[str, Any], place: str, step: dict[str, Any]) -> None:
    """A step names the one thing its kind is about, and that exists."""
    file, kind = path["file"], step["kind"]
    if {"page", "questions", "scenario"} & set(step) != {kind}:
        check.say(file, place, f"a step of kind {kind} names {kind} and nothing else")
        return
    if kind == "page":
        check_links(check, path, [step["page"]])
    for one in step.get("questions", ()):
        if one not in training.questions:
            check.say(file, place, f"unknown question {one!r}")
    if kind == "scenario" and step["scenario"] not in training.scenarios:
        check.say(file, place, f"unknown scenario {step['scenario']!r}")
    if step["minutes"] < 1:
        check.say(file, place, "minutes is at least 1")
