"""Training in the browser: quiz, exercises, records, certificates; edited files, closed and full storage, two tabs, no JavaScript."""

import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.axe import violations

PAGES = ("", "learn/", "quiz/", "scenarios/", "record/", "verify/", "teach/")
CLOSED = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } });"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def begin(page: Page, lang: str = "en", path: str = "all-staff", mode: str = "exam", seed: int = 5) -> Locator:
    page.goto("about:blank")
    page.goto(f"{lang}/training/quiz/#set={path}&mode={mode}&seed={seed}")
    page.locator(".tq-setup .md-button--primary").click()
    return page.locator(".tq-stage")


def open_question(page: Page) -> Locator:
    legend = page.locator(".tq-stage legend").inner_text()
    return page.locator("section.tq").filter(has=page.locator(".tq-ask", has_text=legend)).first


def answer(page: Page, *, right: bool = True) -> None:
    """Choose the right answer, or any other, and press the button."""
    stage, question = page.locator(".tq-stage"), open_question(page)
    wanted, kind = question.get_attribute("data-answer") or "", question.get_attribute("data-type")
    if kind == "number":
        stage.locator("input").fill(wanted if right else "７")
    elif kind == "ordering":
        order(stage, wanted.split(",") if right else wanted.split(",")[::-1])
    else:
        keys = stage.locator("input").evaluate_all("list => list.map(one => one.value)")
        wrong = keys if kind == "multiple" else [next(key for key in keys if key != wanted)]
        for key in wanted.split(",") if right else wrong:
            stage.locator(f"input[value={key}]").check()
    stage.locator(".md-button--primary").click()


def order(stage: Locator, wanted: list[str]) -> None:
    for place, key in enumerate(wanted):
        while (
            stage.locator(".tq-order > li").evaluate_all("list => list.map(one => one.dataset.key)").index(key) > place
        ):
            stage.locator(f".tq-order > li[data-key={key}] button").first.click()


def exam(page: Page, *, right: bool = True, **where: Any) -> None:
    stage = begin(page, **where)
    while stage.locator("fieldset").count():
        answer(page, right=right)


@pytest.mark.parametrize(("lang", "passed"), [("ja", "合格"), ("en", "Passed")])
def test_a_path_by_keyboard_to_a_certificate_that_verifies(page: Page, lang: str, passed: str) -> None:
    exam(page, lang=lang)
    expect(page.locator(".tq-score")).to_contain_text(passed)
    expect(page.locator(".tq-head")).to_be_focused()
    page.goto(f"{lang}/training/record/")
    page.locator(".tr-body button").click()
    expect(page.locator("input[name=name]")).to_be_focused()  # a certificate needs a name
    page.keyboard.type("情報 花子")
    page.locator(".tr-body button").focus()
    page.keyboard.press("Enter")
    facts = page.locator(".tr-certificate dd").all_inner_texts()
    what, score, day, version, code = facts
    assert re.fullmatch(r"[0-9a-f]{8}", code)
    covered = "\n".join(["情報 花子", "all-staff", day, score, version])
    assert code == f"{zlib.crc32(covered.encode()):08x}"
    page.goto(f"{lang}/training/verify/")
    page.locator("select[name=set]").select_option("all-staff")
    for name, value in (
        ("name", "情報　花子"),
        ("score", score),
        ("at", day),
        ("version", version),
        ("code", code.upper()),
    ):
        page.locator(f"input[name={name}]").fill(value)
    page.locator("leak-verify form button").click()
    expect(page.locator(".tr-status")).to_have_attribute("data-state", "fits")
    page.locator("input[name=score]").fill("99/99")
    page.locator("leak-verify form button").click()
    expect(page.locator(".tr-status")).to_have_attribute("data-state", "fits-not")
    assert "all-staff" in what


HEARD = """() => { globalThis.heard = []; new MutationObserver((all) => {
  for (const { target } of all) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live]");
    if (region?.textContent) globalThis.heard.push(region.textContent);
  }
}).observe(document.body, { subtree: true, childList: true, characterData: true }); }"""


def tab_to(page: Page, selector: str) -> None:
    """Move the focus with Tab, or back with Shift and Tab, until it is on what the selector names."""
    for _ in range(40):
        way = page.evaluate(
            """(selector) => { const at = document.activeElement, to = document.querySelector(selector);
            return at === to ? "" : at.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab"; }""",
            selector,
        )
        if not way:
            return
        page.keyboard.press(way)
    pytest.fail(f"no key leads to {selector}")


def type_answer(page: Page) -> str:
    """Give the right answer with keys alone; return the type of the question."""
    question = open_question(page)
    wanted, kind = (question.get_attribute("data-answer") or "").split(","), question.get_attribute("data-type") or ""
    if kind == "number":
        tab_to(page, ".tq-stage input")
        page.keyboard.type(wanted[0])
    elif kind == "ordering":
        for place, key in enumerate(wanted):
            up = f".tq-order > li[data-key={key}] .tq-move"
            tab_to(page, up)
            while page.locator(".tq-order > li").nth(place).get_attribute("data-key") != key:
                page.keyboard.press("Enter")
                expect(page.locator(up).first).to_be_focused()  # the button moves with its line
    elif kind == "multiple":
        for key in wanted:
            tab_to(page, f".tq-stage input[value={key}]")
            page.keyboard.press("Space")
    else:
        page.keyboard.press("Tab")  # a group of radio buttons is one stop; arrows move in it
        while page.evaluate("document.activeElement.value") != wanted[0]:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
    return kind


def test_an_exam_from_beginning_to_end_by_keyboard_alone(page: Page) -> None:
    page.goto("en/training/quiz/#set=managers&mode=exam&seed=2")
    page.evaluate(HEARD)
    page.locator("select[name=set]").focus()
    tab_to(page, ".tq-setup .md-button--primary")
    page.keyboard.press("Enter")
    kinds, head = set(), page.locator(".tq-head")
    while page.locator(".tq-stage fieldset").count():
        expect(head).to_be_focused()
        kinds.add(type_answer(page))
        tab_to(page, ".tq-stage .md-button--primary")
        before = head.inner_text()
        page.keyboard.press("Enter")
        expect(head).not_to_have_text(before)
    assert kinds == {"single", "multiple", "number", "ordering"}
    expect(head).to_be_focused()
    result = page.locator(".tq-score").inner_text()
    assert "Passed" in result
    assert "Passed" not in head.inner_text()  # read because it is focused: the result would be heard twice
    heard = page.evaluate("heard")
    assert [words for words in heard if "moved to place" not in words] == [result]
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Make a certificate")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/training/record/")
    expect(page.locator(".tr-body tbody tr")).to_have_count(1)


def test_practice_explains_every_option_and_says_it_aloud(page: Page) -> None:
    stage = begin(page, mode="practice")
    stage.locator(".md-button--primary").click()
    expect(page.locator(".tq-notice")).not_to_be_empty()  # nothing chosen yet
    reasons = open_question(page).locator(".tq-because").count()
    answer(page, right=False)
    expect(stage.locator(".tq-feedback .tq-because")).to_have_count(reasons)
    expect(page.locator(".tq-status")).to_contain_text("not right")
    expect(stage.locator(".md-button--primary")).to_be_focused()


def test_the_same_number_gives_the_same_order(page: Page) -> None:
    def seen(seed: int) -> list[str]:
        stage = begin(page, path="legal-hr", seed=seed)
        first = [stage.locator("legend").inner_text(), *stage.locator(".tq-choice").all_inner_texts()]
        page.evaluate("localStorage.clear()")
        return first

    assert seen(11) == seen(11)
    assert any(seen(11) != seen(other) for other in (12, 13, 14))


def test_what_was_begun_goes_on(page: Page) -> None:
    begin(page, mode="practice")
    answer(page)
    page.goto("en/training/quiz/#set=all-staff")
    page.reload()
    page.locator(".tq-resume button").click()
    expect(page.locator(".tq-head")).to_contain_text("Question 2")


def test_files_out_and_in(page: Page, tmp_path: Path) -> None:
    exam(page)
    page.goto("en/training/record/")
    with page.expect_download() as waiting:
        page.locator("button[data-do=export]").click()
    whole = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert whole["attempts"][0]["passed"]
    edited = json.loads(json.dumps(whole))
    edited["attempts"][0]["score"] = 999
    files = {"junk.json": "{not json", "other.json": '{"format": "something"}', "edited.json": json.dumps(edited)}
    rows = page.locator(".tr-body tbody tr")
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        page.locator("input[type=file]").set_input_files(tmp_path / name)
        expect(page.locator(".tr-status")).to_contain_text(name)
        expect(rows).to_have_count(1)  # nothing lost, nothing taken
    expect(page.locator(".tr-status")).to_contain_text("changed after it was exported")
    page.evaluate("localStorage.clear()")
    page.reload()
    (tmp_path / "whole.json").write_text(json.dumps(whole), encoding="utf-8")
    for _ in range(2):  # the second time brings nothing new
        page.locator("input[type=file]").set_input_files(tmp_path / "whole.json")
        expect(page.locator(".tr-status")).to_contain_text("whole.json")
        expect(rows).to_have_count(1)


def test_a_record_of_another_version_is_taken_and_named(page: Page, tmp_path: Path) -> None:
    exam(page)
    page.goto("en/training/record/")
    page.evaluate(
        """() => { const book = JSON.parse(localStorage["leak-training"]); book.attempts[0].version = "2020-01-01-old";
        localStorage["leak-training"] = JSON.stringify(book); }"""
    )
    with page.expect_download() as waiting:
        page.locator("button[data-do=export]").click()
    page.locator("input[type=file]").set_input_files(waiting.value.path())
    expect(page.locator(".tr-status")).to_contain_text("another version")
    expect(page.locator(".tr-body")).to_contain_text("2020-01-01-old")


@pytest.mark.parametrize("fault", [CLOSED, FULL])
def test_without_storage_the_exam_is_finished_and_it_is_said(page: Page, problems: list[str], fault: str) -> None:
    page.add_init_script(fault)
    exam(page)
    expect(page.locator(".tq-score")).to_contain_text("Passed")
    expect(page.locator(".tq-notice")).to_contain_text("keeps nothing")
    # The theme itself does not expect closed storage; none of our own scripts may complain.
    assert not any("/assets/training/" in one or "/assets/calc/" in one for one in problems), problems
    problems.clear()


def test_a_broken_record_is_set_aside(page: Page) -> None:
    page.goto("en/")
    page.evaluate("localStorage['leak-training'] = '{oops'")
    page.goto("en/training/record/")
    expect(page.locator(".tr-status")).to_contain_text("set aside")
    assert page.evaluate("localStorage['leak-training-broken']") == "{oops"
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("button[data-do=clear]").click()
    expect(page.locator(".tr-status")).not_to_contain_text("set aside")
    assert page.evaluate("localStorage['leak-training-broken'] ?? null") is None


def test_two_tabs_lose_nothing(context: BrowserContext, page: Page) -> None:
    other = context.new_page()
    begin(page, mode="exam", seed=3)
    begin(other, mode="exam", seed=3)
    page.bring_to_front()  # a tab behind another draws nothing, and every click would wait for that
    answer(page)
    other.bring_to_front()
    answer(other)
    expect(other.locator(".tq-notice")).to_contain_text("another tab")
    for one in (page, other):
        one.bring_to_front()
        while one.locator(".tq-stage fieldset").count():
            answer(one)
    page.goto("en/training/record/")
    expect(page.locator(".tr-body tbody tr")).to_have_count(2)


def test_many_records_become_one_table_for_a_spreadsheet(page: Page, tmp_path: Path) -> None:
    exam(page)
    page.goto("en/training/record/")
    files: list[Path] = []
    for name in ("=HYPERLINK(1)", "花子, A"):
        page.locator("input[name=name]").fill(name)
        with page.expect_download() as waiting:
            page.locator("button[data-do=export]").click()
        files.append(tmp_path / f"{len(files)}.json")
        waiting.value.save_as(files[-1])
    bad = tmp_path / "bad.json"
    bad.write_text(files[1].read_text(encoding="utf-8").replace('"score": ', '"score": 1'), encoding="utf-8")
    page.goto("en/training/teach/")
    expect(page.locator("leak-merge .tr-live")).to_be_visible()  # it listens from now on
    with page.expect_download() as waiting:
        page.locator("leak-merge input[type=file]").set_input_files([*files, bad])
    text = waiting.value.path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    lines = text.decode("utf-8-sig").split("\r\n")
    assert len(lines) == 5
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert lines[1].startswith('"\'=HYPERLINK(1)",')
    assert lines[2].startswith('"花子, A",')
    assert ["MISMATCH" in line for line in lines] == [False, False, False, True, False]


def test_every_scenario_is_played_to_an_end(page: Page) -> None:
    page.goto("ja/training/scenarios/")
    for scenario in page.locator("leak-scenario").all():
        scenario.locator(".ts-start").click()
        before = scenario.locator("h3").first.inner_text()
        scenario.locator(".ts-choices button").last.click()
        scenario.locator(".ts-stage .md-button--primary").click()
        if scenario.locator(".ts-choices").count():  # one step back and forth again
            scenario.locator(".tq-buttons button").last.click()
            expect(scenario.locator("h3").first).to_have_text(before)
        while scenario.locator(".ts-choices button").count():
            scenario.locator(".ts-choices button").first.click()
            scenario.locator(".ts-stage .md-button--primary").click()
        expect(scenario.locator(".ts-stage h3")).to_be_focused()
        assert scenario.locator(".ts-stage > ol").count() == 2  # the time line and the best way
    count = page.locator("leak-scenario").count()
    page.goto("ja/training/record/")
    expect(page.locator(".tr-body tbody tr")).to_have_count(count)


@pytest.mark.parametrize("kind", ["best", "late"])
def test_the_report_counts_as_the_build_does(page: Page, kind: str) -> None:
    """The best way through misses nothing; answering that no leak can be confirmed misses all three duties."""
    page.goto("en/training/scenarios/#bcc-misdelivery")
    scenario = page.locator("leak-scenario[data-id=bcc-misdelivery]")
    scenario.locator(".ts-start").click()
    best = [int(step.partition(":")[2]) for step in (scenario.get_attribute("data-best") or "").split(" ")]
    for choice in best if kind == "best" else [2, 1, 1]:
        scenario.locator(".ts-choices button").nth(choice).click()
        scenario.locator(".ts-stage .md-button--primary").click()
    yours, wanted = scenario.locator(".ts-stage > p strong + *, .ts-stage > p:has(strong)").all_inner_texts()[:2]
    assert f"duties missed: {0 if kind == 'best' else 3};" in yours
    if kind == "best":
        assert yours.split(":", 1)[1] == wanted.split(":", 1)[1]


def test_without_javascript_everything_can_be_read(browser: Browser, base_url: str) -> None:
    profile = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = profile.new_page()
    page.goto("ja/training/quiz/")
    expect(page.locator(".tq-setup")).to_be_hidden()
    first = page.locator("section.tq").first
    expect(first.locator(".tq-explain")).to_be_hidden()
    first.locator("summary").click()
    expect(first.locator(".tq-explain")).to_be_visible()
    page.goto("ja/training/scenarios/")
    tree = page.locator(".ts-tree").first
    tree.locator("summary").first.click()
    tree.locator(".ts-choice > summary").first.click()
    expect(tree.locator(".ts-because").first).to_be_visible()
    profile.close()


def test_a_worksheet_is_printed_alone(page: Page) -> None:
    page.goto("en/training/quiz/#set=managers")
    page.evaluate("window.print = () => {}")
    page.locator(".tq-setup .tq-sheet").click()
    page.emulate_media(media="print")
    expect(page.locator(".tq-stage .tq-key")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator("section.tq").first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


def test_pages_and_questions_lead_to_each_other(page: Page) -> None:
    page.goto("ja/duties/report/")
    page.locator(".asked summary").click()
    page.locator(".asked a[href*='#q-']").first.click()
    page.wait_for_url("**/ja/training/quiz/#q-*")
    anchor = page.url.partition("#")[2]
    back = page.locator(f"section.tq:has(#{anchor})")
    back.locator("summary").click()
    assert back.locator(".tq-links a[href*='duties/report/']").count()


@pytest.mark.parametrize(("lang", "scheme"), [("ja", "light"), ("en", "dark")])
def test_axe_finds_nothing_on_training_pages(page: Page, lang: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 320, "height": 800})
    for address in PAGES:
        page.goto(f"{lang}/training/{address}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert violations(page) == []
