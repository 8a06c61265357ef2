"""What helps reading: readings that can be hidden, terms that explain themselves to the keyboard, pictures, narrow screens."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

PAGES = [
    "now/",
    "faq/",
    "glossary/",
    "tables/",
    "changes/",
    "guide/how-to-use/",
    "duties/report/",
    "about/accessibility/",
    "countermeasures/",
    "countermeasures/cloud/",
    "countermeasures/incident-response/",
]


def test_readings_are_hidden_by_keyboard_and_stay_hidden(page: Page) -> None:
    page.goto("ja/guide/how-to-use/")
    switch = page.locator("ruby-switch button")
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(page.locator("rt").first).to_be_visible()
    switch.focus()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(page.locator("rt").first).to_be_hidden()
    page.reload()
    expect(page.locator("ruby-switch button")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("rt").first).to_be_hidden()


def test_a_page_without_readings_has_no_switch(page: Page) -> None:
    page.goto("ja/changes/")
    assert page.locator("ruby-switch").count() == 0


def test_a_term_shows_its_explanation_to_the_keyboard_and_leads_to_the_glossary(page: Page) -> None:
    page.goto("ja/now/")
    term = page.locator("a.term").first
    title = term.get_attribute("title") or ""
    assert len(title) > 10
    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(term).to_be_focused()
    assert title[:10] in term.evaluate("one => getComputedStyle(one, '::after').content")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ja/glossary/#ppc")
    expect(page.locator("#ppc")).to_be_in_viewport()


def test_a_picture_leads_on_by_keyboard(page: Page) -> None:
    page.goto("en/")
    link = page.locator(".diagram svg a").first
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/company/")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("path", ["", *PAGES])
def test_a_narrow_screen_needs_no_sideways_scrolling_and_axe_agrees(
    page: Page, root: Path, lang: str, path: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{lang}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate((root / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("axe.run()")
    assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in result["violations"]] == []


def test_a_feed_is_served_and_announced(page: Page, base_url: str) -> None:
    page.goto("ja/changes/")
    announced = page.locator("head link[type='application/atom+xml']").get_attribute("href")
    response = page.request.get(page.evaluate("address => new URL(address, location.href).href", announced))
    assert response.ok
    assert "xml" in response.headers["content-type"]
    assert f'href="{base_url}ja/changes/feed.xml"' in response.text()
