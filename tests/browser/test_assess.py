"""The assessment in a real browser: one form to a sheet on paper, saved answers, hostile files, and nothing kept where nothing may be."""

import io
import json
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Page, Route, expect

from calculators import assess_inputs
from tests.browser.axe import violations

ROOT = Path(__file__).resolve().parents[2]
ENGINE_STARTS = 90_000
INPUTS = "items=name,address,phone,card_number_expiry&people=12000&cause=external_attack&leaked_on=2026-11-10&aware_on=2026-11-24"
STORED = "() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('leak-assess')))"


def opened(page: Page, lang: str = "ja", inputs: str = INPUTS) -> None:
    page.goto(f"{lang}/assess/#on=2026-11-24&{inputs}" if inputs else f"{lang}/assess/")
    if inputs:
        done(page)


def done(page: Page, state: str = "done") -> None:
    expect(page.locator("leak-calculator output")).to_have_attribute("data-state", state, timeout=ENGINE_STARTS)


def tool(page: Page, inside: str) -> None:
    """Open the tool that holds an element."""
    page.locator(f".assess-tool:has({inside}) > summary").click()


def status(page: Page) -> str:
    return page.locator(".assess-status").inner_text()


def result(page: Page) -> dict[str, Any]:
    text = page.locator("leak-calculator script.result").text_content()
    assert text
    found: dict[str, Any] = json.loads(text)
    return found


def test_two_answers_are_enough_and_the_dashboard_comes_first(page: Page) -> None:
    opened(page, inputs="")
    page.check('[name="items"][value="name"]')
    page.fill('[name="people"]', "1,001")
    page.click("leak-calculator button[type=submit]")
    done(page)
    tiles = page.locator("leak-calculator output .assess-tile")
    expect(tiles).to_have_count(3)
    assert result(page)["outputs"]["reportable"]["value"] is True
    assert page.locator("leak-calculator output > *").first.get_attribute("class") == "assess-board"
    expect(page.locator(".assess-board")).to_be_in_viewport()


def test_the_browser_and_the_command_give_the_same_bytes(page: Page) -> None:
    opened(page)
    tool(page, ".assess-command")
    command = page.locator(".assess-command").inner_text().split()
    ran = subprocess.run(
        [sys.executable, *command[1:]], capture_output=True, text=True, check=True, cwd=ROOT, encoding="utf-8"
    )
    assert ran.stdout.rstrip("\n") == page.locator("leak-calculator script.result").text_content()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_sheet_prints_on_one_or_two_pages_of_a4(page: Page, lang: str) -> None:
    opened(page, lang)
    tool(page, ".assess-paper")
    page.fill("[name=assess-title]", "通販サイトの件")
    page.fill("[name=assess-author]", "総務部 山田")
    page.evaluate("window.print = () => {}")
    page.click("[data-do=sheet-print]")
    expect(page.locator(".assess-paper")).to_have_attribute("data-state", "done", timeout=ENGINE_STARTS)
    expect(page.locator(".assess-paper .assess-qr")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("data-paper", "sheet")
    read = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(read.pages) in (1, 2)
    for one in read.pages:
        assert abs(float(one.mediabox.width) - 595) < 2
        assert abs(float(one.mediabox.height) - 842) < 2
    # A line that a page cuts in two stands on both.
    lines = [one.extract_text().strip().splitlines() for one in read.pages]
    assert all(one[-1] != two[0] for one, two in pairwise(lines))
    # Fonts for paper read back with compatibility forms of some letters, and spaces between scripts.
    text = "".join(unicodedata.normalize("NFKC", "".join(one.extract_text() for one in read.pages)).split())
    said = ["通販サイトの件", "総務部山田", "facts."]
    said += ["2026年(令和8年)11月24日", "結論", "主な出典"] if lang == "ja" else ["Reiwa8", "Conclusion", "Mainsources"]
    for words in said:
        assert words in text, words
    assert "次へ" not in text  # the form is not on the sheet
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-paper") is None
    page.fill("[name=assess-title]", "別の件")
    page.click("[data-do=sheet-print]")
    expect(page.locator(".assess-paper")).to_contain_text("別の件")


def test_an_answer_from_before_the_tools_came_is_theirs_too(page: Page) -> None:
    late: list[Route] = []
    page.route("**/assess/assessment.js", lambda route: late.append(route))
    page.goto(f"en/assess/#on=2026-11-24&{INPUTS}", wait_until="commit")
    done(page)
    for route in late:
        route.continue_()
    tool(page, ".assess-command")
    assert page.locator(".assess-command").inner_text().startswith("python -m calculators assess")


def test_a_link_too_long_for_a_code_gives_the_command_instead(page: Page) -> None:
    every = page.context.new_page()
    every.goto("ja/assess/")
    items = every.locator('[name="items"]').evaluate_all("all => all.map((one) => one.value).join(',')")
    opened(page, inputs=f"items={items}&people=5")
    tool(page, ".assess-paper")
    page.click("[data-do=sheet-make]")
    expect(page.locator(".assess-paper")).to_have_attribute("data-state", "done", timeout=ENGINE_STARTS)
    expect(page.locator(".assess-paper .assess-qr")).to_have_count(0)
    assert "python -m calculators assess" in page.locator(".assess-paper footer").inner_text()


def test_what_is_typed_comes_back_and_can_be_saved_by_name(page: Page) -> None:
    opened(page)
    tool(page, "[name=assess-name]")
    page.fill("[name=assess-name]", "一件目")
    page.click("[data-do=save]")
    assert "一件目" in status(page)
    page.fill('[name="people"]', "77")
    page.wait_for_timeout(400)
    page.goto("ja/")
    page.goto("ja/assess/")
    expect(page.locator('[name="people"]')).to_have_value("77")
    tool(page, "[name=assess-name]")
    page.select_option("[name=assess-saved]", "一件目")
    page.click("[data-do=open]")
    expect(page.locator('[name="people"]')).to_have_value("12000")
    done(page)
    # What stood there before was kept too.
    assert page.locator("[name=assess-saved] option").count() == 2
    page.select_option("[name=assess-saved]", "一件目")
    page.click("[data-do=delete]")
    assert page.locator("[name=assess-saved] option").count() == 1


def test_closed_storage_is_not_taken_for_a_place_to_keep(page: Page) -> None:
    """The theme is given a stand-in that forgets with the page: what only stands there is not saved."""
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('closed', 'SecurityError'); }, configurable: true });"
    )
    opened(page)
    tool(page, "[name=assess-name]")
    page.fill("[name=assess-name]", "一件目")
    page.click("[data-do=save]")
    assert "保存できませんでした" in status(page)


def test_keep_nothing_keeps_nothing(page: Page) -> None:
    page.goto("ja/assess/")
    page.check("[name=assess-private]")
    page.check('[name="items"][value="name"]')
    page.fill('[name="people"]', "4242")
    page.click("leak-calculator button[type=submit]")
    done(page)
    assert page.evaluate("location.hash") == ""
    assert page.evaluate(STORED) == "[]"
    assert "4242" not in json.dumps(
        page.evaluate("() => [Object.entries(localStorage), Object.entries(sessionStorage)]")
    )


def test_delete_everything_deletes_everything(page: Page) -> None:
    opened(page)
    tool(page, "[name=assess-name]")
    page.fill("[name=assess-name]", "消すもの")
    page.click("[data-do=save]")
    assert "消すもの" in page.evaluate(STORED)
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("[data-do=delete-all]")
    expect(page.locator('[name="people"]')).to_have_value("")
    page.wait_for_timeout(400)
    assert page.evaluate(STORED) == "[]"
    assert page.evaluate("location.hash") == ""
    expect(page.locator("leak-calculator output")).to_have_attribute("data-state", "example")


BAD_FILES = {
    "garbage": (b"\x00\xff not json", "読み取れません"),
    "no json object": (b"[1,2]", "この評価のファイルではありません"),
    "another json": (b'{"people": 5}', "この評価のファイルではありません"),
    "a newer edition": (
        json.dumps({"leak_assessment": assess_inputs.VERSION + 1, "inputs": {"people": "5"}}).encode(),
        "新しい版",
    ),
    "nothing in it": (json.dumps({"leak_assessment": 1, "inputs": {}}).encode(), "入力がありません"),
    "50 MB": (b" " * 50_000_000, "大きすぎます"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_says_what_is_wrong_and_loses_nothing(page: Page, tmp_path: Path, kind: str) -> None:
    data, said = BAD_FILES[kind]
    file = tmp_path / "x.json"
    file.write_bytes(data)
    page.goto("ja/assess/")
    page.fill('[name="people"]', "31")
    tool(page, "[name=assess-file]")
    page.locator("[name=assess-file]").set_input_files(file)
    expect(page.locator(".assess-status")).to_contain_text(said)
    expect(page.locator('[name="people"]')).to_have_value("31")


def test_a_hostile_file_is_only_text(page: Page) -> None:
    body = {
        "leak_assessment": 1,
        "name": "<img src=x onerror=alert(1)>",
        "inputs": {"items": ["name", "<b>"], "people": "<script>", "__proto__": {"x": 1}, "constructor": "x"},
    }
    page.goto("ja/assess/")
    tool(page, "[name=assess-file]")
    data = json.dumps(body).encode()
    page.locator("[name=assess-file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": data}
    )
    done(page, "problem")
    expect(page.locator('[name="people"]')).to_have_value("<script>")
    assert page.locator("leak-assessment img, leak-assessment script:not(.result)").count() == 0


def test_a_file_of_the_first_edition_opens(page: Page) -> None:
    page.goto("ja/assess/")
    tool(page, "[name=assess-file]")
    page.locator("[name=assess-file]").set_input_files(ROOT / "tests" / "assess" / "edition-1.json")
    done(page)
    inputs = result(page)["inputs"]
    assert inputs["people"] == 12000
    assert inputs["notice"] == "letter"
    expect(page.locator('[name="notice"][value="letter"]')).to_be_checked()
    expect(page.locator('[name="downtime_days"]')).to_have_value("3~5~10")


def test_a_link_of_the_first_edition_opens(page: Page) -> None:
    link = (ROOT / "tests" / "assess" / "edition-1-link.txt").read_text(encoding="utf-8").strip()
    page.goto(f"ja/assess/{link.replace('notice=letter&', '')}")
    done(page)
    assert result(page)["inputs"]["notice"] == "letter"
    expect(page.locator('[name="notice"][value="letter"]')).to_be_checked()


def test_files_are_saved_and_the_saved_answers_open_again(page: Page, tmp_path: Path) -> None:
    opened(page)
    before = page.locator("leak-calculator script.result").text_content()
    tool(page, "[name=assess-file]")
    texts = {}
    for wish in ("save-file", "csv", "json", "ics"):
        with page.expect_download() as waiting:
            page.click(f"[data-do={wish}]")
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        texts[wish] = file.read_text(encoding="utf-8")
        if wish == "save-file":
            saved = file
    assert texts["csv"].startswith("\ufeffkind,")
    assert texts["json"].rstrip("\n") == before
    assert "DTSTART;VALUE=DATE:20261128" in texts["ics"]
    page.goto("ja/assess/#")
    page.reload()
    tool(page, "[name=assess-file]")
    page.locator("[name=assess-file]").set_input_files(saved)
    done(page)
    assert page.locator("leak-calculator script.result").text_content() == before


def test_drafts_follow_the_answers_in_both_languages(page: Page) -> None:
    opened(page)
    tool(page, ".assess-draft")
    assert "9. その他参考となる事項" in page.locator(".assess-draft").inner_text()
    page.select_option("[name=assess-draft]", "notice")
    page.select_option("[name=assess-draft-lang]", "en")
    assert "Notice of a leak of your personal data" in page.locator(".assess-draft").inner_text()
    expect(page.locator(".assess-draft")).to_have_attribute("lang", "en")


def test_three_scenarios_stand_side_by_side(page: Page) -> None:
    opened(page)
    tool(page, ".assess-scenarios")
    page.click("[data-do=compare-add]")
    page.click("[data-do=compare-run]")
    assert "二つ以上" in status(page)
    page.locator('.leakcalc-step:has([name="encrypted"]) > summary').click()
    page.check('[name="encrypted"]')
    page.click("[data-do=compare-add]")
    page.uncheck('[name="encrypted"]')
    page.fill('[name="people"]', "100万")
    page.click("[data-do=compare-add]")
    page.click("[data-do=compare-add]")
    assert "三つまで" in status(page)
    page.click("[data-do=compare-run]")
    expect(page.locator(".assess-compared")).to_have_count(2, timeout=ENGINE_STARTS)
    assert page.locator(".assess-differs").count() > 5
    assert "1,000,000人" in page.locator(".assess-comparison").inner_text()


def test_a_contradiction_stands_beside_its_field(page: Page) -> None:
    page.goto("ja/assess/#items=name&people=5&encrypted=true&keys_leaked=true")
    done(page, "problem")
    field = page.locator('[data-field="keys_leaked"] .leakcalc-problem')
    assert "両立しません" in (field.text_content() or "")
    page.click("leak-calculator button[type=submit]")
    expect(field).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page)
    page.locator("leak-assessment details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    page.click("[data-do=sheet-make]")
    expect(page.locator(".assess-paper")).to_have_attribute("data-state", "done", timeout=ENGINE_STARTS)
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page)
    page.locator("leak-assessment details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_worked_example_is_told(page: Page, base_url: str) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(f"{base_url}ja/assess/")
    assert "速報" in still.locator("leak-calculator output").inner_text()
    expect(still.locator(".assess-tools").first).to_be_hidden()
    context.close()
