"""The self-check: answered by keyboard, added up in the page, kept only if asked, printed, and whole without JavaScript."""

import json

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.axe import violations

PAGE = "countermeasures/self-check/"
RESULT = ".self-check-result"


def opened(page: Page, lang: str = "ja") -> None:
    page.goto(f"{lang}/{PAGE}")
    expect(page.locator(".self-check-actions")).to_be_visible()


def answer(page: Page, question: str, value: str) -> None:
    page.locator(f'input[name="{question}"][value="{value}"]').check()


def points(page: Page, area: str) -> str:
    return page.locator(f'tr[data-area="{area}"] .said').inner_text()


def bar(page: Page, area: str) -> str | None:
    return page.locator(f'tr[data-area="{area}"] .got').get_attribute("width")


def test_points_by_area_leave_out_what_does_not_apply_and_what_is_unanswered(page: Page) -> None:
    opened(page, "en")
    for question, value in (
        ("login.mfa_mail", "yes"),
        ("login.mfa_remote", "partly"),
        ("login.passwords", "na"),
        *((f"backup.{one}", "no") for one in ("copies", "restore", "time", "logs")),
        *((f"cloud.{one}", "na") for one in ("public_check", "list", "shared_duty", "admin")),
    ):
        answer(page, question, value)
    page.get_by_role("button", name="Show the result").click()
    expect(page.locator(RESULT)).to_be_visible()
    assert points(page, "login") == "3 of 4 points (1 unanswered)"
    assert bar(page, "login") == "75"
    assert points(page, "backup") == "0 of 8 points"
    assert bar(page, "backup") == "0"
    assert points(page, "cloud") == "not applicable"
    assert points(page, "access") == "no answer"
    assert page.locator(f"{RESULT} .summary").inner_text() == "11 of 40 questions answered, 5 of them “not applicable”."
    assert "no certification" in page.locator(f"{RESULT} .note").inner_text()


def test_the_three_to_do_first_are_the_weightiest_noes_and_lead_to_their_pages(page: Page) -> None:
    opened(page)
    answer(page, "access.review", "no")  # weight 1
    answer(page, "inventory.deletion", "partly")  # weight 2
    answer(page, "backup.copies", "no")  # weight 3
    answer(page, "login.mfa_mail", "partly")  # weight 3, but partly done
    answer(page, "access.need", "yes")
    page.locator(".self-check button[type=submit]").click()
    links = page.locator(f"{RESULT} .first a")
    expect(links).to_have_count(3)
    assert [(one.get_attribute("href") or "").rsplit("/", 2)[-2] for one in links.all()] == ["backup", "mfa", "prepare"]
    # What changes after the result changes the result.
    answer(page, "backup.copies", "yes")
    expect(links.first).to_have_attribute("href", "../../countermeasures/mfa/")
    links.first.click()
    page.wait_for_url("**/ja/countermeasures/mfa/")


def test_it_is_answered_and_shown_by_keyboard_alone(page: Page) -> None:
    opened(page)
    page.locator('input[name="inventory.list"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.locator('input[name="inventory.list"]:checked').get_attribute("value") == "partly"
    page.keyboard.press("Enter")
    expect(page.locator("#self-check-result")).to_be_focused()
    assert points(page, "inventory").startswith("1/2点")


def test_answers_are_kept_only_if_asked_and_nothing_is_sent(page: Page) -> None:
    opened(page)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(f"{request.method} {request.url}")

    page.on("request", note)
    stored = "localStorage.getItem('self-check')"
    answer(page, "access.need", "no")
    assert page.evaluate(stored) is None
    page.locator("[data-do=remember]").check()
    assert json.loads(page.evaluate(stored)) == [["access.need", "no"]]
    answer(page, "access.admin", "yes")
    page.locator(".self-check button[type=submit]").click()
    # The theme may still fetch its own search; nothing else is asked for, and nothing is posted anywhere.
    assert not [url for url in asked if not url.startswith("GET ") or "/assets/" not in url]
    page.reload()
    expect(page.locator('input[name="access.admin"][value="yes"]')).to_be_checked()
    expect(page.locator("[data-do=remember]")).to_be_checked()
    page.locator("[data-do=clear]").click()
    assert page.evaluate(stored) is None
    assert page.locator(".self-check input[type=radio]:checked").count() == 0
    expect(page.locator(RESULT)).to_be_hidden()


@pytest.mark.parametrize("kept", ["{", "5", '{"a": 1}', '[["no.such", "\\"]"], 3, ["access.need", "no"]]'])
def test_what_is_kept_may_be_spoilt(page: Page, kept: str) -> None:
    opened(page)
    page.evaluate("kept => localStorage.setItem('self-check', kept)", kept)
    opened(page)
    assert page.locator(".self-check input[type=radio]:checked").count() == kept.count("access.need")


def test_it_prints_with_its_result_and_without_its_buttons(page: Page) -> None:
    opened(page)
    answer(page, "backup.restore", "no")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(RESULT)).to_be_visible()
    expect(page.locator(".self-check-actions")).to_be_hidden()
    expect(page.locator(".self-check .why").first).to_be_visible()
    assert points(page, "backup").startswith("0/2点")


def test_instant_navigation_brings_a_working_form(page: Page) -> None:
    page.goto("ja/countermeasures/")
    page.evaluate("window.kept = true")
    page.locator(f"main a[href$='/{PAGE}']").first.click()
    expect(page.locator(".self-check-actions")).to_be_visible()
    assert page.evaluate("window.kept"), "instant navigation loaded the whole page"
    answer(page, "devices.updates", "partly")
    page.locator(".self-check button[type=submit]").click()
    assert points(page, "devices").startswith("1/2点")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_javascript_it_is_a_paper_form_with_a_scoring_rule(browser: Browser, base_url: str, lang: str) -> None:
    profile = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = profile.new_page()
    page.goto(f"{lang}/{PAGE}")
    assert page.locator(".self-check input[type=radio]:visible").count() == 160
    expect(page.locator(".self-check-actions")).to_be_hidden()
    expect(page.locator(RESULT)).to_be_hidden()
    assert page.locator(".blank-form tbody tr").count() == 10
    profile.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_axe_agrees_with_the_form_and_its_result_on_a_narrow_screen(page: Page, lang: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 320, "height": 800})
    opened(page, lang)
    answer(page, "sending.bcc", "no")
    page.locator(".self-check button[type=submit]").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
