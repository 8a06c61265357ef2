"""Training data: what the check refuses, what a scenario works out, and that pages carry it whole."""

import copy
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from calculators.facts import Facts
from scripts import macros, training_bank, training_data, training_pages, training_scenario, training_scenes
from scripts.guide import Guide
from scripts.site_data import BadSiteData
from scripts.site_data_compile import compile_facts

ROOT = Path(__file__).resolve().parent.parent
SCENARIO = ROOT / "site-data" / "training" / "scenarios" / "bcc-misdelivery.toml"


@pytest.fixture(scope="module")
def guide() -> Guide:
    return macros.load("en")


def check(guide: Guide) -> training_data.Check:
    return training_data.Check(data=guide.data, facts=guide.facts, docs=ROOT / "docs")


def scenario() -> dict[str, Any]:
    return {**tomllib.loads(SCENARIO.read_text(encoding="utf-8")), "file": "scenarios/bcc-misdelivery.toml"}


def node(one: dict[str, Any], key: str) -> dict[str, Any]:
    return next(item for item in one["node"] if item["id"] == key)


def add_loop(one: dict[str, Any]) -> None:
    node(one, "final")["choice"][0]["to"] = "call"


def add_orphan(one: dict[str, Any]) -> None:
    one["node"].append({**copy.deepcopy(node(one, "end-false")), "id": "nowhere"})


def never_amiss(one: dict[str, Any]) -> None:
    """An ending that is only reached when something went wrong by a choice that mends it all."""
    extra = {**copy.deepcopy(node(one, "end-false")), "id": "nowhere"}
    one["node"].append(extra)
    node(one, "late-final")["choice"][0]["to"] = "nowhere"
    node(one, "late-final")["choice"][0]["to_if_amiss"] = "end-mixed"


def twice_the_same(one: dict[str, Any]) -> None:
    choices = node(one, "assess")["choice"]
    choices.append({**copy.deepcopy(choices[0]), "text": {"ja": "別の言い方", "en": "Other words"}})


def no_end(one: dict[str, Any]) -> None:
    del node(one, "end-good")["ending"]


def no_time(one: dict[str, Any]) -> None:
    del node(one, "call")["choice"][0]["hours"]


def unused(one: dict[str, Any]) -> None:
    one["cost"].append({**one["cost"][0], "id": "spare"})


def uncited(one: dict[str, Any]) -> None:
    node(one, "call")["choice"][0]["cites"] = []


def no_deadline(one: dict[str, Any]) -> None:
    one["leak"]["people"] = 300


def wrong_link(one: dict[str, Any]) -> None:
    one["links"].append("appi.9999")


def bare_amount(one: dict[str, Any]) -> None:
    one["summary"] = {"ja": "3万円かかりました。", "en": "It cost {cost:legal}."}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (add_loop, "a loop: call"),
        (add_orphan, "no choice leads to this node"),
        (never_amiss, "no way through ever comes here"),
        (twice_the_same, "one of them is dead"),
        (no_end, "either choices or an ending"),
        (no_time, "every choice takes time"),
        (unused, "that no choice touches"),
        (uncited, "cites nothing"),
        (no_deadline, "report_deadlines gives no preliminary_to"),
        (wrong_link, "unknown link"),
        (bare_amount, "through a placeholder"),
    ],
)
def test_a_spoilt_scenario_is_refused(guide: Guide, spoil: Callable[[dict[str, Any]], None], words: str) -> None:
    one, to = scenario(), check(guide)
    training_scenario.check(to, one)
    assert to.problems == []
    spoil(one)
    training_scenario.check(to, one)
    assert words in "\n".join(map(str, to.problems))


QUESTION = """[[question]]
id = "one"
topic = "reporting"
type = "single"
difficulty = 1
ask = { ja = "問い", en = "Question" }
explain = { ja = "説明", en = "Reason" }
links = ["duties/report/#four-triggers"]
[[question.option]]
text = { ja = "甲", en = "A" }
right = true
because = { ja = "理由", en = "Reason" }
[[question.option]]
text = { ja = "乙", en = "B" }
because = { ja = "理由", en = "Reason" }
[[question.option]]
text = { ja = "丙", en = "C" }
because = { ja = "理由", en = "Reason" }
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"Reason" }\nlinks', '"" }\nlinks', "ja or en is empty"),
        (', en = "C"', "", "needs ja and en"),
        ("right = true\n", "", "exactly one option"),
        ('type = "single"', 'type = "multi"', "is none of"),
        ('"duties/report/#four-triggers"', '"duties/nothing/"', "no page 'duties/nothing/'"),
        ('"duties/report/#four-triggers"', '"duties/report/#nothing"', "no heading #nothing"),
        ('"duties/report/#four-triggers"', '"appi.26"', "at least one page"),
        ('en = "Question"', 'en = "Question {fact:appi.nothing}"', "unknown fact"),
        ('en = "Question"', 'en = "Question {fact:appi_rules.8.final_days}"', "other placeholders"),
        ('en = "Question"', 'en = "Is it 5 million?"', "through a placeholder"),
        ('because = { ja = "理由", en = "Reason" }\n[[question.option]]\ntext = { ja = "乙"', '[[question.option]]\ntext = { ja = "乙"', "missing 'because'"),
        ("difficulty = 1", "dificulty = 1", "did you mean 'difficulty'"),
        ('id = "one"', 'id = "One_1"', "lower-case ASCII"),
    ],
)  # fmt: skip
def test_a_spoilt_question_is_refused(guide: Guide, tmp_path: Path, old: str, new: str, words: str) -> None:
    file = tmp_path / "training" / "questions.reporting.toml"
    file.parent.mkdir()
    file.write_text(QUESTION, encoding="utf-8")
    training_data.load(tmp_path, ROOT / "docs", guide.data, guide.facts)
    assert old in QUESTION
    file.write_text(QUESTION.replace(old, new), encoding="utf-8")
    with pytest.raises(BadSiteData, match=re.escape(words)):
        training_data.load(tmp_path, ROOT / "docs", guide.data, guide.facts)


def test_the_model_scenario_on_its_day(guide: Guide) -> None:
    """5 October 2026 is day one: day 30 is 3 November, a holiday, so the final report is due the day after."""
    one = guide.training.scenarios["bcc-misdelivery"]
    found = training_scenario.deadlines(guide.facts, one)
    by_id = {duty["id"]: duty for duty in one["duty"]}
    assert training_scenario.due(found, by_id["final"]) == datetime(2026, 11, 4, 23, 59)
    assert training_scenario.due(found, by_id["preliminary"]) == datetime(2026, 10, 9, 23, 59)
    assert training_scenario.due(found, by_id["notice"]) is None
    way = training_scenario.best(guide.facts, one)
    assert way.nodes[-1] == "end-good"
    assert training_scenario.missed(one, found, way) == ()
    late = next(way for way in training_scenario.ways(one, found) if way.nodes[-1] == "end-false")
    assert set(training_scenario.missed(one, found, late)) == {"preliminary", "final", "notice"}


def test_costs_are_those_of_the_calculator(guide: Guide) -> None:
    one = guide.training.scenarios["bcc-misdelivery"]
    from calculators import api

    answer = api.evaluate("response_cost", {"people": 1240, "notice": "letter"}, one["aware"], guide.facts)
    wanted = next(output.value for output in answer.result.outputs if output.name == "notices")
    assert training_scenario.costs(guide.facts, one)["letters"] == wanted


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_scenario_and_path_is_sound(lang: Any) -> None:
    """Each scenario can be played without a missed duty, and each path's exam asks what has an answer."""
    guide = macros.load(lang)
    for one in guide.training.scenarios.values():
        found, way = training_scenario.deadlines(guide.facts, one), training_scenario.best(guide.facts, one)
        assert training_scenario.missed(one, found, way) == (), one["id"]
        html = training_scenes.scenario(guide, "../", one)
        assert html.count('class="ts-node"') == len(one["node"]), one["id"]
        assert not re.search(r"\{[a-z]+:", html)
    for path in guide.training.paths.values():
        assert training_bank.path_questions(guide, path)
        assert 1 <= training_pages.needed(guide, path) <= len(training_bank.path_questions(guide, path))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_questions_say_everything_and_link_back(lang: Any) -> None:
    guide = macros.load(lang)
    html = training_bank.quiz(guide, "../")
    asked = training_pages.asked(guide)
    for one in training_bank.answerable(guide).values():
        assert html.count(f'id="q-{one["id"]}"') == 1
        for link in one["links"]:
            if training_data.is_page(link):
                page = link.partition("#")[0]
                assert f"training/quiz/#q-{one['id']}" in [address for address, _ in asked[page]]
    reasons = sum(len(one.get("option", [])) + len(one.get("near", [])) for one in guide.training.questions.values())
    assert html.count('class="tq-because"') == reasons
    assert not re.search(r"\{[a-z]+:", html)


def test_a_law_change_changes_the_question(guide: Guide) -> None:
    """Another value of the fact gives another answer and another text; without a value the question is not asked."""
    one = guide.training.questions["how-many-days"]
    for value, wanted in ((45, "45"), (None, None)):
        data = copy.deepcopy(guide.data)
        data.facts["appi_rules.8.final_days_improper"]["value"] = [
            {**data.facts["appi_rules.8.final_days_improper"]["value"][-1], "value": value}
            if value
            else {"from": date(2000, 1, 1), "unknown": {"ja": "不明", "en": "unknown"}, "source": "x", "grade": "A"}
        ]
        changed = replace(guide, data=data, facts=Facts(compile_facts(data, guide.facts.as_of)))
        assert (one["id"] in training_bank.answerable(changed)) == (wanted is not None)
        if wanted:
            assert training_bank.answer(changed, one) == wanted
            assert "45 days" in training_bank.question(changed, "", one)
