"""The assessment beyond its vectors: it copies no rule, old inputs open, its command repeats it, its files are sound."""

import csv
import io
import json
import re
import shlex
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import api, assess_files, assess_inputs, drafts, ics, qr, registry, spec
from calculators.assess import Assessment
from calculators.facts import shipped
from calculators.result import BadInput
from scripts.qr_library import library
from tests import assess_requests

HERE = Path(__file__).resolve().parent / "assess"
ON = "2026-11-24"
EXAMPLE = dict(registry.get("assess").example)
FULL = {
    **EXAMPLE,
    "gift_per_person": "500",
    "downtime_days": "3~5~10",
    "daily_sales": "100万",
    "gross_margin": "30%",
    "dependency": "80%",
    "claim_share": "0.1%",
    "money": "0~10万~100万",
    "restoration": "500万",
    "eu_data": True,
    "aware_at": "10:30",
    "listed": True,
    "telecom": True,
    "trade_secret": True,
}


def ask(inputs: dict[str, Any], **more: Any) -> dict[str, Any]:
    request = {"calculator": "assess", "inputs": inputs, "lang": "ja", "on": ON, **more}
    answer: dict[str, Any] = json.loads(api.run(json.dumps(request)))
    return answer


def whole(inputs: dict[str, Any]) -> tuple[api.Answer, Assessment]:
    answer = api.evaluate("assess", inputs, ON)
    assert isinstance(answer.result.detail, Assessment)
    return answer, answer.result.detail


def mean(found: Assessment) -> int:
    total: Any = found.total.outputs[0].value
    return int(total["mean"])


def outputs(name: str, inputs: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = api.result_dict(api.evaluate(name, inputs, ON))["outputs"]
    return found


def test_the_parts_are_what_the_calculators_answer_by_themselves() -> None:
    _, found = whole(FULL)
    names = [part.name for part in found.parts]
    assert names == [
        "report_deadlines",
        "response_cost",
        "court_award",
        "downtime_loss",
        "total_exposure",
        "jo_model",
        "limitation_period",
        "delay_interest",
    ]
    for part in found.parts:
        alone = api.evaluate(part.name, assess_files.given(part.inputs), ON)
        assert alone.result.outputs == part.result.outputs, part.name
    for penalty in found.penalties:
        alone = api.evaluate("penalty_exposure", spec.normalised(penalty.inputs), ON)
        assert penalty.result
        assert alone.result.outputs == penalty.result.outputs


def test_damages_are_award_times_claimants_end_by_end() -> None:
    _, found = whole(EXAMPLE)
    awards = outputs("court_award", {"items": EXAMPLE["items"], "people": "12000"})["per_person"]["value"]
    for end in ("low", "mid", "high"):
        assert getattr(found.money.damages, end) == awards[end] * getattr(found.money.claimants, end)


def test_the_tornado_begins_with_what_moves_the_mean_most() -> None:
    _, found = whole(FULL)
    swings = [one.swing for one in found.levers]
    assert swings == sorted(swings, reverse=True)
    assert swings[-1] > 0
    for lever in found.levers:
        assert min(lever.low, lever.high) <= mean(found) + 1, lever.name
        assert max(lever.low, lever.high) >= mean(found) - 1, lever.name


def test_half_the_people_is_what_the_lever_says() -> None:
    _, found = whole(EXAMPLE)
    lever = next(one for one in found.levers if one.name == "people")
    response = outputs("response_cost", {**_response(found), "people": 6000})["total"]["value"]
    assert lever.low < mean(found) < lever.high
    assert (response["low"] + 4 * response["mid"] + response["high"]) / 6 < lever.low


def _response(found: Assessment) -> dict[str, Any]:
    return dict(assess_files.given(found.money.response_inputs))


def test_an_old_file_and_an_old_link_open_in_this_edition() -> None:
    """Both were written by edition 1, before inputs were added."""
    assert assess_inputs.VERSION > 1
    saved = json.loads((HERE / "edition-1.json").read_text(encoding="utf-8"))
    from_file = ask(saved)
    assert from_file["state"] == "done"
    pairs = dict(
        pair.split("=", 1) for pair in (HERE / "edition-1-link.txt").read_text().strip().lstrip("#").split("&")
    )
    values = {name: unquote(value) for name, value in pairs.items() if name != "on"}
    assert values["v"] == "1"
    from_link = ask(values)
    assert from_link["state"] == "done"
    assert from_link["result"] == from_file["result"]
    assert json.loads(from_file["result"])["inputs"]["people"] == 12000


def test_a_default_that_changed_keeps_its_old_meaning_in_old_inputs() -> None:
    """Edition 1 told everybody by letter, edition 2 only where a report is due."""
    few = {"items": "name", "people": "5"}
    assert outputs("assess", {**few, "v": "1"})["response"]["value"] != outputs("assess", few)["response"]["value"]
    assert outputs("assess", {**few, "v": "1"}) == outputs("assess", {**few, "notice": "letter"})


def test_an_input_that_was_renamed_is_read_under_its_old_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assess_inputs, "RENAMED", {2: {"number": "people"}})
    assert assess_inputs.migrate({"v": 1, "number": "5"})["people"] == "5"
    assert assess_inputs.migrate({"v": 2, "number": "5"}) == {"number": "5"}


@pytest.mark.parametrize("version", ["0", "-1", "x", "", "1.5", "99999999", 99, [], {"a": 1}])
def test_a_strange_edition_is_refused_in_words_or_read_as_the_first(version: object) -> None:
    answer = ask({"items": "name", "people": "5", "v": version})
    assert answer["state"] == ("done" if version == "" else "problem")
    if answer["state"] == "problem":
        assert set(answer["problems"]) == {"v"}


def test_the_command_gives_the_same_bytes() -> None:
    answer, _ = whole(FULL)
    words = shlex.split(assess_files.command(answer))
    assert words[:4] == ["python", "-m", "calculators", "assess"]
    done = subprocess.run([sys.executable, *words[1:]], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.rstrip("\n") == api.result_json(answer)


def test_the_command_line_reads_a_saved_file_and_says_what_contradicts(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "calculators", "assess", "--on", ON, "--json"]
    file = HERE / "edition-1.json"
    done = subprocess.run(
        [*command, "--input", str(file)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.rstrip("\n") == ask(json.loads(file.read_text(encoding="utf-8")))["result"]
    bad = subprocess.run(
        [*command, "items=name", "people=5", "encrypted=true", "keys_leaked=true"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert bad.returncode == 2
    assert set(json.loads(bad.stdout)["problems"]) == {"keys_leaked"}


def test_the_link_opens_the_same_assessment() -> None:
    answer, _ = whole(FULL)
    pairs = dict(pair.split("=", 1) for pair in assess_files.fragment(answer).lstrip("#").split("&"))
    on = pairs.pop("on")
    again = api.evaluate("assess", {name: unquote(value) for name, value in pairs.items()}, on)
    assert api.result_json(again) == api.result_json(answer)
    assert assess_files.digest(again) == assess_files.digest(answer)


def test_the_hash_changes_with_every_answer() -> None:
    seen = {assess_files.digest(whole(EXAMPLE)[0])}
    for name, value in (("people", "12,001"), ("encrypted", True), ("aware_on", "2026-11-23"), ("whose", "public")):
        digest = assess_files.digest(whole({**EXAMPLE, name: value})[0])
        assert re.fullmatch(r"[0-9a-f]{12}", digest)
        assert digest not in seen
        seen.add(digest)


def test_the_table_is_csv_with_every_output() -> None:
    answer, _ = whole(FULL)
    text = assess_files.table(answer, "ja")
    assert text.startswith("\ufeffkind,")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    named = {(row["kind"], row["name"], row["key"]): row["value"] for row in rows}
    result = api.result_dict(answer)
    assert {row["name"] for row in rows if row["kind"] == "output"} == set(result["outputs"])
    assert named["output", "total", "p50"] == str(result["outputs"]["total"]["value"]["p50"])
    assert named["input", "downtime_days", ""] == "3~5~10"


def test_the_calendar_holds_the_days_of_the_duties() -> None:
    text = ask(FULL)["files"]["ics"]
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    assert "DTSTART;VALUE=DATE:20261128" in text
    assert "DTSTART;VALUE=DATE:20270122" in text
    assert "DTSTART:20261127T013000Z" in text  # 72 hours after 10:30 in Japan on the 24th
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 3
    assert ask({"items": "name", "people": "5"})["files"]["ics"] == ""


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_a_calendar_line_unfolds_to_what_was_folded(text: str) -> None:
    event = ics.Event(uid="x", day=date(2026, 12, 31), title=text, note="n")
    body = ics.calendar([event], date(2026, 11, 24), "name")
    lines = body.replace("\r\n ", "").split("\r\n")
    said = next(line for line in lines if line.startswith("SUMMARY:"))[len("SUMMARY:") :]
    assert re.sub(r"\\(.)", r"\1", said) == text
    assert "DTEND;VALUE=DATE:20270101" in lines


def test_drafts_say_what_is_not_known_and_state_nothing_that_was_not_entered() -> None:
    answer, found = whole({"items": "name", "people": "5"})
    texts = {one["kind"]: one["text"] for one in drafts.drafts(answer, found)}
    assert list(texts) == ["preliminary", "notice", "statement", "internal", "timeline"]
    for text in texts.values():
        assert isinstance(text, dict)
        assert "【" in text["ja"]
        assert "[" in text["en"]
        assert not re.search(r"[{}]", text["ja"] + text["en"])
        assert "None" not in text["en"].replace("None has been found", "")
    preliminary = texts["preliminary"]
    assert isinstance(preliminary, dict)
    assert [line[0] for line in preliminary["ja"].splitlines() if re.match(r"\d\. ", line)] == list("123456789")
    assert "調査中" in preliminary["ja"]
    assert "under investigation" in preliminary["en"]


def test_drafts_follow_what_was_done() -> None:
    answer, found = whole({**EXAMPLE, "notified": True, "police_told": True})
    before = {one["kind"]: one["text"] for one in drafts.drafts(*whole(EXAMPLE))}
    after = {one["kind"]: one["text"] for one in drafts.drafts(answer, found)}
    first, second = before["preliminary"], after["preliminary"]
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert "本人に通知した。" not in first["ja"]
    assert "本人に通知した。" in second["ja"]
    assert "警察に相談した。" in second["ja"]


def test_the_sheet_escapes_and_cuts_what_a_user_typed() -> None:
    hostile = '<img src=x onerror="alert(1)">' * 20
    answer = ask(
        EXAMPLE, view="sheet", sheet={"title": hostile, "author": hostile, "today": "no day", "address": hostile}
    )
    assert answer["state"] == "done"
    assert "<img" not in answer["html"]
    assert answer["html"].count("&lt;img") <= 6


def test_the_sheet_carries_what_an_approval_needs() -> None:
    answer, _ = whole(EXAMPLE)
    wishes = {
        "title": "通販の件",
        "author": "総務部 山田",
        "today": "2026-11-24",
        "address": "https://guide.example/ja/assess/",
    }
    with_code = ask(EXAMPLE, view="sheet", sheet={**wishes, "library": library()})["html"]
    for said in (
        "通販の件",
        "総務部 山田",
        "2026年(令和8年)11月24日(火)",
        assess_files.digest(answer),
        api.version(answer.law.facts),
    ):
        assert said in with_code
    assert 'class="assess-qr"' in with_code
    without = ask(EXAMPLE, view="sheet", sheet=wishes)["html"]
    assert "assess-qr" not in without
    assert "python -m calculators assess" in without
    items = [row.id for row in shipped().at(shipped().as_of).rows("items")]
    long = ask({**EXAMPLE, "items": items}, view="sheet", sheet={**wishes, "library": library()})["html"]
    assert "assess-qr" not in long
    assert "python -m calculators assess" in long


def test_the_qr_code_is_segnos() -> None:
    text = "https://guide.example/ja/assess/#v=2&items=name&people=5"
    drawn = qr.svg(text, library(), "code")
    dark = set()
    ink = re.search(r'assess-qr-ink" d="([^"]*)"', drawn)
    assert ink
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1", ink[1]):
        dark |= {(int(x) + step - qr.QUIET, int(y) - qr.QUIET) for step in range(int(run))}
    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}


def test_nothing_but_the_pinned_library_is_ever_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "calculators_segno.encoder", raising=False)
    for wrong in (
        {**library(), "encoder": "raise SystemExit"},
        {"encoder": library()["encoder"]},
        "text",
        5,
        {"consts": 1, "encoder": 2},
    ):
        with pytest.raises(BadInput) as refused:
            qr.svg("x", wrong, "code")
        assert set(refused.value.problems) == {"library"}
    qr.svg("x", library(), "code")


def test_a_comparison_marks_what_differs() -> None:
    other = {**EXAMPLE, "encrypted": True, "people": "100万"}
    html = ask(
        EXAMPLE, view="compare", scenarios=[{"name": "元", "inputs": EXAMPLE}, {"name": "<b>", "inputs": other}]
    )["html"]
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    rows = _rows(html)
    assert any(row[0].endswith("人数") and row[1] == "12,000人" and row[2] == "1,000,000人" for row in rows)
    reported = next(row for row in rows if row[0] == "委員会への報告が必要")
    assert reported[1:] == ["はい", "いいえ"]
    assert html.count("assess-differs") >= 5


@pytest.mark.parametrize("scenarios", [[], [{}], [{}, {}, {}, {}], "text", [1, 2], None])
def test_a_comparison_needs_two_or_three(scenarios: object) -> None:
    assert set(ask(EXAMPLE, view="compare", scenarios=scenarios)["problems"]) >= {"scenarios"} or scenarios == []


def test_a_bad_scenario_is_named_with_its_number() -> None:
    answer = ask(EXAMPLE, view="compare", scenarios=[{"inputs": EXAMPLE}, {"inputs": {"items": "name", "people": "0"}}])
    assert set(answer["problems"]) == {"2.people"}


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data


def _rows(html: str) -> list[list[str]]:
    cells = _Cells()
    cells.feed(html)
    return cells.rows


def test_the_views_of_the_rehearsal_are_answered() -> None:
    states = [json.loads(api.run(request))["state"] for request in assess_requests.requests()]
    assert states == ["done", "done", "done", "done", "problem"] * 2


JSON: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | st.text(max_size=30)
)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_one_disturbed_answer_gets_an_answer(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from([one.name for one in spec.fields(assess_inputs.Inputs)]))
    view = data.draw(st.sampled_from(["", "sheet", "compare", "nonsense"]))
    answer = ask({**EXAMPLE, field: data.draw(JSON)}, view=view, sheet=data.draw(JSON), scenarios=data.draw(JSON))
    assert answer["state"] in ("done", "problem")


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 2_000_000_000), st.integers(1, 2_000_000_000))
def test_more_people_never_cost_less(one: int, other: int) -> None:
    few, many = sorted((one, other))
    low, high = (
        whole({"items": "name,address", "people": str(count), "claim_share": "0.1%"})[1] for count in (few, many)
    )
    assert mean(low) <= mean(high)
