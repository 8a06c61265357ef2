"""WCAG 2.2 AA as far as machines can tell: axe on every kind of page, narrow and large, and by keyboard alone.

FULL=1 takes every page of both languages in both schemes, wide and narrow.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations

FULL = bool(os.environ.get("FULL"))
LANGUAGES = ("ja", "en")
# One of each kind of page; test_site.py, test_reading.py and others look at more of them.
KINDS = [
    "now/",
    "faq/",
    "law/appi/",
    "company/penalties/",
    "precedents/table/",
    "precedents/explorer/",
    "precedents/benesse/",
    "impact/how-large/",
    "duties/first-72-hours/",
    "employee/leavers/",
    "contacts/",
    "open-data/",
    "about/search/",
]
# What stands beyond the window and cannot be scrolled to within a box of its own.
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
# Targets smaller than 24 pixels, but for those in a line of text (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll("button, select, input:not([type=hidden]), summary, [role=button]")]
  .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !one.closest("[inert], svg"))
  .map((one) => [one, (one.closest("label") ?? one).getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([one]) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 30)}`)"""
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return {name: "body", seen: false};
  const box = (one.matches(".md-option") ? one.nextElementSibling : one).getBoundingClientRect();
  const shown = one.matches(".md-option") ? one.nextElementSibling : one; // the theme draws the focus of its switch on the label
  const style = getComputedStyle(shown);
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  // A table taller than the window may reach below the header: some of what has the focus must be free (WCAG 2.4.11).
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const covered = [top + 4, (top + bottom) / 2, bottom - 4].every((y) => {
    const at = document.elementFromPoint(Math.max(0, box.left) + Math.min(box.width, 10) / 2, Math.max(0, Math.min(y, innerHeight - 1)));
    return at && !(shown.contains(at) || at.contains(shown));
  });
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const drawn = ring || one.matches("input, select, textarea, .md-search__scrollwrap") || style.boxShadow !== "none" || style.textDecorationLine !== "none"
    || style.backgroundColor !== "rgba(0, 0, 0, 0)" || one.closest(".md-header, .md-tabs, .md-nav, svg") !== null;
  return {name: `${one.tagName}.${one.className}`, text: one.textContent.trim().slice(0, 30), inside, covered, drawn, seen: inside && drawn && !covered};
}"""


def all_paths(site: Path, lang: str) -> list[str]:
    found = (file.parent.relative_to(site / lang).as_posix() for file in sorted((site / lang).rglob("index.html")))
    return ["" if path == "." else f"{path}/" for path in found]


def calculators(site: Path) -> list[str]:
    return [path for path in all_paths(site, "ja") if path.startswith("calculators/")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing(page: Page, site: Path, lang: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    sample = KINDS if (lang, scheme) in {("ja", "light"), ("en", "dark")} else KINDS[::4]
    found = []
    for path in all_paths(site, lang) if FULL else [path for path in sample if (site / lang / path).is_dir()]:
        page.goto(f"{lang}/{path}")
        found += violations(page)
    assert found == []


def test_axe_finds_nothing_in_the_calculators(page: Page, site: Path) -> None:
    found = []
    for path in calculators(site):
        page.goto(f"ja/{path}")
        found += violations(page)
    assert found == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_screen_of_320_pixels_and_large_text_need_no_sideways_scrolling(page: Page, site: Path, lang: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    sideways = []
    for path in all_paths(site, lang) if FULL else [*KINDS[::2], "calculators/report-deadlines/"]:
        if (site / lang / path).is_dir():
            page.goto(f"{lang}/{path}")
            if page.evaluate(SIDEWAYS) > 0:
                sideways.append(path)
    assert sideways == []


@pytest.mark.parametrize("path", ["ja/duties/report/", "en/calculators/report-deadlines/"])
def test_text_of_twice_the_size_loses_nothing(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(path)
    before = page.locator("article").inner_text()
    # The theme measures in rem from the root: what a browser's own setting of letters changes. The policy refuses styles; the protocol does not.
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    sheet = session.send(
        "CSS.createStyleSheet", {"frameId": session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]}
    )
    session.send(
        "CSS.setStyleSheetText", {"styleSheetId": sheet["styleSheetId"], "text": "html { font-size: 250% !important }"}
    )
    assert document
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)") >= 30
    assert page.locator("article").inner_text().split() == before.split()
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("path", ["ja/calculators/report-deadlines/", "en/precedents/table/", "ja/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_enough(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize(
    ("path", "width"), [("ja/duties/report/", 1280), ("en/calculators/report-deadlines/", 1280), ("ja/now/", 390)]
)
def test_focus_is_never_lost_or_hidden(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")  # nothing is half-way when it is looked at
    page.goto(path)
    lost = []
    for step in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUS)
        if state["name"] == "body":
            break
        page.wait_for_timeout(20)
        if not state["seen"]:
            lost.append((step, state))
    assert lost == []


def test_search_by_keyboard_alone(page: Page) -> None:
    page.goto("en/about/")
    before = page.evaluate("document.activeElement.tagName")
    assert before == "BODY"
    page.keyboard.press("s")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("pay cut")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    page.wait_for_timeout(500)  # the theme ends the search in steps; nobody's next key comes within a few milliseconds
    page.keyboard.press("s")
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/calculators/pay-cut-limit/**")


def test_the_menu_of_a_narrow_screen_opens_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("ja/now/")
    menu = page.locator("button.md-header__button[for=__drawer]")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    expect(page.locator("#__drawer")).to_be_checked()
    expect(page.locator(".md-nav--primary > .md-nav__list > .md-nav__item").first).to_be_in_viewport()


def test_a_calculation_by_keyboard_alone(page: Page) -> None:
    page.goto("ja/calculators/filing-fee/")
    form = page.locator("leak-calculator form")
    field = form.locator("input:not([type=hidden])").first
    tab_to(page, field)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("１００万円")
    page.keyboard.press("Enter")
    output = page.locator("leak-calculator output")
    expect(output).to_have_attribute("data-state", "done", timeout=60_000)
    assert page.evaluate("document.activeElement !== document.body"), "focus was lost when the result came"


def tab_to(page: Page, target: Locator, most: int = 150) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    pytest.fail("Tab never came to it")


# Writes down what a screen reader would be told without having asked.
LISTEN = """() => {
  window.said = [];
  for (const live of document.querySelectorAll("[role=status], [role=alert], [aria-live]:not([aria-live=off])")) {
    new MutationObserver(() => { if (live.textContent.trim()) window.said.push(live.textContent.trim()); })
      .observe(live, {childList: true, characterData: true, subtree: true});
  }
}"""


@pytest.mark.parametrize(("lang", "people"), [("ja", "１，００１"), ("en", "1,001")])
def test_an_assessment_by_keyboard_alone(page: Page, lang: str, people: str) -> None:
    page.goto(f"{lang}/assess/")
    page.evaluate(LISTEN)
    tab_to(page, page.locator('[name="items"][value="name"]'))
    page.keyboard.press("Space")
    tab_to(page, page.locator('[name="people"]'))
    page.keyboard.type(people)
    page.keyboard.press("Enter")
    output = page.locator("leak-calculator output")
    expect(output).to_have_attribute("data-state", "done", timeout=90_000)
    heading = output.locator("h3").first
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert heading.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    page.wait_for_timeout(500)
    told = page.locator(".leakcalc-status").inner_text()
    assert len(told) > 10
    said = page.evaluate("window.said")
    assert said.count(told) == 1, said
    assert said[-1] == told, said
    page.keyboard.press("Tab")  # and on from there, into the answer
    assert output.evaluate("one => one.contains(document.activeElement)")


def test_a_result_is_announced_once(page: Page) -> None:
    page.goto("en/calculators/filing-fee/")
    page.evaluate(LISTEN)
    assert page.locator("leak-calculator [role=status]").count() >= 1
    page.locator("leak-calculator form input:not([type=hidden])").first.fill("1,000,000")
    page.keyboard.press("Enter")
    expect(page.locator("leak-calculator output")).to_have_attribute("data-state", "done", timeout=60_000)
    page.wait_for_timeout(1_500)
    said = [text for text in page.evaluate("window.said") if "yen" in text or "¥" in text]
    assert len(said) == 1, page.evaluate("window.said")
