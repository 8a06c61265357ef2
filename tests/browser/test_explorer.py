"""The picture of awards: sifted, drawn for its width, reached by keyboard, led to the decision, and whole without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, Request, expect

PAGE = "precedents/explorer/"
POINTS = "award-explorer figure .scroll svg a"


def drawn(page: Page, lang: str = "ja") -> None:
    page.goto(f"{lang}/{PAGE}")
    expect(page.locator("award-explorer")).to_have_attribute("data-state", "drawn")


def test_a_filter_takes_points_and_rows_away_together(page: Page) -> None:
    drawn(page)
    points, rows = page.locator(POINTS), page.locator("award-explorer tbody tr:visible")
    all_points = points.count()
    page.locator("award-explorer select[name=category]").select_option("health")
    expect(rows.first).to_be_visible()
    assert 0 < points.count() < all_points
    assert points.count() <= rows.count()
    assert str(rows.count()) in page.locator(".sift-count").inner_text()
    page.locator("award-explorer select[name=harm]").select_option("harassment")
    page.locator("award-explorer select[name=level]").select_option("high")
    assert all("高裁" in name for name in (point.get_attribute("aria-label") or "" for point in points.all()))
    page.locator("award-explorer select[name=category]").select_option("")
    page.locator("award-explorer select[name=harm]").select_option("")
    page.locator("award-explorer select[name=level]").select_option("")
    expect(points).to_have_count(all_points)


def test_a_point_is_reached_by_keyboard_and_leads_to_its_decision(page: Page) -> None:
    drawn(page, "en")
    page.locator("award-explorer select[name=level]").focus()
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement instanceof SVGAElement"):
            break
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert name
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/precedents/table/#*")
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"h3#{anchor}")).to_be_visible()


def test_the_picture_survives_instant_navigation_both_ways(page: Page) -> None:
    page.goto("ja/precedents/table/")
    page.evaluate("window.kept = true")
    page.locator(".md-nav a[href$='/precedents/explorer/']").first.click()
    expect(page.locator("award-explorer")).to_have_attribute("data-state", "drawn")
    assert page.evaluate("window.kept"), "instant navigation loaded the whole page"
    page.locator("main a[href$='/precedents/back-test/']").first.click()
    page.wait_for_url("**/precedents/back-test/")
    page.locator("main a[href$='/precedents/explorer/']").first.click()
    expect(page.locator(POINTS).first).to_be_visible()


def test_plot_is_fetched_on_its_own_page_only(page: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto("ja/precedents/table/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith("/plot.js")]
    drawn(page)
    assert [url for url in asked if url.endswith("/assets/plot/plot.js")]


def test_the_live_picture_is_the_still_one_at_its_width(page: Page, browser: Browser, base_url: str) -> None:
    """The same decisions stand in both, in the same order."""
    drawn(page)
    live = [point.get_attribute("aria-label") for point in page.locator(POINTS).all()]
    profile = browser.new_context(base_url=base_url, java_script_enabled=False)
    try:
        quiet = profile.new_page()
        quiet.goto(f"ja/{PAGE}")
        still = [point.get_attribute("aria-label") for point in quiet.locator(POINTS).all()]
    finally:
        profile.close()
    assert still == live
    assert len(live) > 40


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [320, 390])
def test_nothing_reaches_beyond_a_narrow_screen(page: Page, lang: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (PAGE, "precedents/back-test/", "calculators/court-award/"):
        page.goto(f"{lang}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_without_javascript_picture_and_table_remain(browser: Browser, base_url: str) -> None:
    profile = browser.new_context(base_url=base_url, java_script_enabled=False)
    try:
        page = profile.new_page()
        page.goto(f"en/{PAGE}")
        expect(page.locator("award-explorer figure .scroll svg")).to_be_visible()
        expect(page.locator("award-explorer form")).to_be_hidden()
        expect(page.locator("award-explorer tbody tr").first).to_be_visible()
        page.goto("en/precedents/back-test/")
        expect(page.locator(".figure-square .scroll svg")).to_be_visible()
    finally:
        profile.close()
