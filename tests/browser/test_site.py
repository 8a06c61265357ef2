"""The built site around its pages: languages, instant navigation, search, 404, accessibility, the runtime for others."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations

ADDRESSES = ["", "ja/", "en/", "ja/company/civil/", "en/company/civil/", "ja/impact/jo-model/", "en/about/sources/"]
# Pages with a tool → what is there only once the tool has come to life.
TOOLS = {
    "assess/": "[name=assess-private]",
    "precedents/explorer/": "award-explorer svg",
    "precedents/table/": "sift-table thead button",
    "training/quiz/": "leak-quiz button",
    "training/scenarios/": "leak-scenario button",
    "training/record/": "leak-record input",
    "training/verify/": "leak-verify button",
    "training/teach/": "leak-merge input",
    "countermeasures/self-check/": "self-check button[type=submit]",
    "calculators/jo-model/": ".leakcalc-run",
}


def switch(page: Page, code: str) -> None:
    """Choose a language in the header."""
    page.locator(".md-header .md-select button").hover()
    page.locator(f".md-header .md-select a[hreflang={code}]").click()


def test_the_language_page_leads_to_both(page: Page) -> None:
    page.goto("")
    page.locator("a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.go_back()
    page.locator("a[hreflang=ja]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ja")


def test_the_switch_keeps_page_and_fragment(page: Page) -> None:
    page.goto("ja/")
    page.evaluate("window.kept = true")
    page.locator(".md-tabs a[href$='/company/']").click()
    page.wait_for_url("**/ja/company/")
    assert page.evaluate("window.kept"), "instant navigation loaded the whole page"
    page.evaluate("location.hash = 'part'")
    switch(page, "en")
    page.wait_for_url("**/en/company/#part")
    switch(page, "ja")
    page.wait_for_url("**/ja/company/#part")


def test_every_page_names_its_own_pair(page: Page, base_url: str) -> None:
    page.goto("en/")
    page.locator(".md-tabs a[href$='/calculators/']").click()
    page.wait_for_url("**/en/calculators/")
    for code, path in (("ja", "ja/calculators/"), ("en", "en/calculators/"), ("x-default", "en/calculators/")):
        link = page.locator(f"head link[rel=alternate][hreflang={code}]")
        expect(link).to_have_attribute("href", f"{base_url}{path}")
    expect(page.locator("head link[rel=canonical]")).to_have_attribute("href", f"{base_url}en/calculators/")


@pytest.mark.parametrize(("path", "words"), [("ja/", "損害賠償"), ("en/", "damages")])
def test_search_answers_pasted_words(page: Page, path: str, words: str) -> None:
    page.goto(path)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(words)
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=30_000)


@pytest.mark.parametrize(
    ("path", "words"),
    [("en/no/such/page/", "Page not found"), ("ja/none", "ページが見つかりません"), ("none/", "Page not found")],
)
def test_a_wrong_address_is_answered_in_its_language(page: Page, problems: list[str], path: str, words: str) -> None:
    response = page.goto(path)
    assert response is not None
    assert response.status == 404
    expect(page.locator("h1")).to_contain_text(words)
    assert all("status of 404" in problem for problem in problems), problems
    problems.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_nothing(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path)
    assert violations(page) == []


def test_any_pyodide_page_can_load_the_calculators(page: Page) -> None:
    page.goto("")
    listed = page.evaluate("""async () => {
      const { loadPyodide } = await import("/runtime/pyodide.mjs");
      const python = await loadPyodide();
      await python.loadPackage("calculators");
      return python.runPython("import calculators.registry; calculators.__name__");
    }""")
    assert listed == "calculators"


def test_every_tool_works_when_it_is_reached_by_a_link(page: Page, base_url: str) -> None:
    """Instant navigation puts whole pages into the document: what is outside comes to life before what is inside it."""
    page.goto("ja/")
    page.evaluate("window.sameDocument = true")
    for path, alive in TOOLS.items():
        page.evaluate(
            "url => { const link = document.createElement('a'); link.href = url; document.querySelector('.md-content').append(link); link.click(); }",
            f"{base_url}ja/{path}",
        )
        page.wait_for_url(f"**/ja/{path}")
        expect(page.locator(alive).first).to_be_visible(timeout=15_000)
    assert page.evaluate("window.sameDocument") is True
