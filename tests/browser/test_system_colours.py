"""Readers who let their system choose the colours, or ask for less motion, miss nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def asking(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page for a reader who asks for less motion and for colours of the system."""
    context = browser.new_context(
        base_url=base_url, reduced_motion="reduce", forced_colors="active", service_workers="block"
    )
    yield context.new_page()
    context.close()


# Shapes that say something and do not stand out from the page (WCAG 1.4.11), in colours that the system chose.
PALE = """() => {
  const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = (colours) => {
    for (const colour of colours) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const contrast = (colour) => {
    if (colour === "none") return 1;
    const [one, two] = [light([ground]), light([ground, colour])].sort((a, b) => b - a);
    return (one + 0.05) / (two + 0.05);
  };
  const shapes = [...document.querySelectorAll("article svg :is(path, rect, line, circle, polygon, text)")]
    .filter((one) => !one.matches(".leakcalc-gridline, .leakcalc-bar-track") && one.checkVisibility() && !one.closest("button, summary, .twemoji"));
  return {
    shapes: shapes.length,
    pale: shapes.filter((one) => Math.max(contrast(getComputedStyle(one).fill), contrast(getComputedStyle(one).stroke)) < 3)
      .map((one) => `${one.tagName} ${one.getAttribute("class")} ${getComputedStyle(one).fill}`),
  };
}"""
RING = """one => {
  const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(one);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !/, 0\\)$/.test(outlineColor);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_everything_visible(asking: Page, scheme: Any) -> None:
    page = asking
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    for path in ("ja/calculators/total-exposure/", "ja/precedents/explorer/", "ja/", "ja/assess/"):
        page.goto(path)
        page.wait_for_selector("article svg :is(rect, path, polygon)", state="attached")
        found = page.evaluate(PALE)
        assert found["shapes"] > 10, path
        assert found["pale"] == [], path
    box = page.locator('[name="items"][value="name"]')
    before = box.screenshot()
    box.check()
    page.locator("h1").click()  # the focus must not be the difference
    assert box.screenshot() != before, "chosen or not looks the same"
    page.keyboard.press("Tab")  # the focus counts as one of the keyboard
    for part in (box, page.locator('[name="people"]'), page.locator("leak-calculator button[type=submit]")):
        part.focus()
        assert part.evaluate(RING), part
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")


def test_reduced_motion_is_kept_to(asking: Page) -> None:
    page = asking
    page.goto("ja/calculators/report-deadlines/")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((one) => {
      const {transitionDuration, animationDuration, animationName} = getComputedStyle(one);
      const longest = (text) => Math.max(...text.split(",").map(parseFloat));
      return longest(transitionDuration) > 0.01 || (animationName !== "none" && longest(animationDuration) > 0.01);
    }).slice(0, 5).map((one) => `${one.tagName}.${one.className}`)""")
    assert moving == []
