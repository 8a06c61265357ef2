"""What helps reading: readings that can be hidden, terms that explain themselves to the keyboard, pictures, narrow screens."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pygments.token import STANDARD_TYPES

from tests.browser.axe import violations

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
def test_a_narrow_screen_needs_no_sideways_scrolling_and_axe_agrees(page: Page, lang: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{lang}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []


# The contrast of every kind of word in code, in a plain and in a marked line, that small text needs more of (WCAG 1.4.3).
FAINT = """(kinds) => {
  const place = document.createElement("div");
  place.className = "md-typeset";
  document.querySelector("article").append(place);
  const box = document.createElement("div");
  box.className = "highlight";
  box.append(document.createElement("pre"));
  const code = box.firstChild.appendChild(document.createElement("code"));
  place.append(box);
  const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const layer = (colours) => {
    for (const colour of colours) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const page = getComputedStyle(document.body).backgroundColor;
  const faint = [];
  for (const marked of [false, true]) for (const kind of kinds) {
    const line = document.createElement("span");
    line.className = marked ? "hll" : "";
    const word = line.appendChild(document.createElement("span"));
    word.className = kind;
    word.textContent = "word";
    code.replaceChildren(line);
    const [under, inLine, own] = [code, line, word].map((one) => getComputedStyle(one).backgroundColor);
    const ground = [page, under, inLine, own];
    const [one, two] = [light(layer(ground)), light(layer([...ground, getComputedStyle(word).color]))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (two + 0.05);
    if (contrast < 4.5) faint.push(`${kind}${marked ? " in a marked line" : ""}: ${contrast.toFixed(2)}`);
  }
  place.remove();
  return faint;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_word_in_code_can_be_read(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("en/about/accessibility/")
    assert page.evaluate(FAINT, sorted(STANDARD_TYPES.values())) == []


def test_a_feed_is_served_and_announced(page: Page, base_url: str) -> None:
    page.goto("ja/changes/")
    announced = page.locator("head link[type='application/atom+xml']").get_attribute("href")
    response = page.request.get(page.evaluate("address => new URL(address, location.href).href", announced))
    assert response.ok
    assert "xml" in response.headers["content-type"]
    assert f'href="{base_url}ja/changes/feed.xml"' in response.text()
