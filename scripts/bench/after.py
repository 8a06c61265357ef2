"""What a reader waits for beside the first visit: the next page, a second tab, a reload, another day, a touch of the form, a further run.

Also what a page weighs before anybody touches anything.
"""

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page, Playwright

from calculators import registry
from scripts.bench.ground import (
    INPUTS,
    LINES,
    MARK,
    PAGE,
    Line,
    Spread,
    Subject,
    browser,
    first_figure,
    port_of,
    profile,
    served,
    spread,
)
from scripts.bench.parts import travels

# Calculators that draw nothing at random, for the way from page to page.
NEXT = (
    "delay_interest",
    "filing_fee",
    "pay_cut_limit",
    "limitation_period",
    "penalty_exposure",
    "court_award",
    "jo_model",
)
PAGES = ("ja/", PAGE, "ja/assess/", "ja/precedents/table/")
QUIET_MS = 1_500
REST_MS = 300
GO = """async (address) => {
  performance.clearMarks("leakcalc:result");
  const link = document.createElement("a");
  link.href = address;
  document.querySelector(".md-content").append(link);
  const start = performance.now();
  link.click();
  return await (MARK)("leakcalc:result") - start;
}""".replace("MARK", MARK)
# As a reader does it: the last field is filled, then the button is pressed.
TOUCH = """async (inputs) => {
  const { calculator } = document.querySelector("leak-calculator");
  for (const [name, value] of new URLSearchParams(inputs)) calculator.fields.get(name).fill(value);
  const start = performance.now();
  calculator.form.requestSubmit();
  return await (MARK)("leakcalc:result") - start;
}""".replace("MARK", MARK)
RUNS = """async ([request, times]) => {
  const { engine } = await import("/assets/calc/client.js");
  const all = [];
  for (let turn = 0; turn <= times; turn += 1) {
    const start = performance.now();
    await engine.ask(request);
    all.push(performance.now() - start);
  }
  return all.slice(1);
}"""
KEEP, KEPT = "ja/guide/how-to-use/", "この端末に保存してあります"


def request(name: str) -> str:
    """The worked example of a calculator as the browser asks it."""
    return json.dumps({"calculator": name, "inputs": dict(registry.get(name).example), "lang": "ja", "on": ""})


def runs(page: Page, name: str, times: int) -> Spread:
    """Milliseconds of a further run of the worked example."""
    return spread(page.evaluate(RUNS, [request(name), times]), 1)


def _link(name: str) -> str:
    example = registry.get(name).example
    texts = {key: ",".join(value) if isinstance(value, list | tuple) else str(value) for key, value in example.items()}
    pairs = "&".join(f"{key}={quote(text, safe=',')}" for key, text in texts.items())
    return f"ja/calculators/{registry.get(name).slug}/#{pairs}"


def _next_pages(page: Page, url: str) -> Spread:
    """From the click on a link to another calculator to its figure, the worker alive and the page before it at rest."""
    found = []
    for name in NEXT:
        page.wait_for_timeout(REST_MS)
        found.append(page.evaluate(GO, url + _link(name)))
    return spread(found)


def _reload(page: Page) -> float:
    page.reload()
    found: float = page.evaluate(MARK, "leakcalc:result")
    return found


def _touch(context: BrowserContext, url: str) -> float:
    page = context.new_page()
    page.goto(url + PAGE, wait_until="networkidle")
    found: float = page.evaluate(TOUCH, INPUTS[1:])
    page.close()
    return found


def follow(playwright: Playwright, subject: Subject, rounds: int) -> dict[str, Spread]:
    """Everything that follows a first figure, in one browser a round."""
    found: dict[str, list[float]] = {}
    result: dict[str, Spread] = {}
    port = port_of(subject.site)
    for turn in range(rounds):
        with profile() as folder, served(subject, Line(), port) as url, browser(playwright, folder) as context:
            page = context.new_page()
            first_figure(page, url)
            if turn == 0:
                result["further_run"] = runs(page, "delay_interest", 200)
                result["further_stochastic_run"] = runs(page, "total_exposure", 15)
                result["next_page"] = _next_pages(page, url)
                page.goto(url + PAGE + INPUTS)
                page.evaluate(MARK, "leakcalc:result")
            tab = context.new_page()
            found.setdefault("second_tab", []).append(first_figure(tab, url))
            tab.close()
            found.setdefault("reload", []).append(_reload(page))
    return result | {key: spread(values) for key, values in found.items()}


def touch(playwright: Playwright, subject: Subject, rounds: int) -> dict[str, Spread]:
    """From the touch of the form to the figure: on each line with nothing fetched before, and with the guide kept on the device.

    Also a visit on another day to the guide that is kept, from navigation to the figure.
    """
    found: dict[str, list[float]] = {name: [] for name in (*LINES, "kept", "next_day")}
    subject = replace(subject, variant="published")
    with profile() as folder, served(subject, Line()) as url:
        with browser(playwright, folder, keep=True) as context:
            page = context.new_page()
            page.goto(url + KEEP)
            page.locator("offline-copy button").click()
            page.locator("offline-copy").filter(has_text=KEPT).wait_for()
        for _ in range(rounds):
            for name, line in LINES.items():
                with profile() as fresh, served(subject, Line(*line)) as other, browser(playwright, fresh) as context:
                    found[name].append(_touch(context, other))
            with browser(playwright, folder, keep=True) as context:
                found["kept"].append(_touch(context, url))
            with browser(playwright, folder, keep=True) as context:
                found["next_day"].append(first_figure(context.new_page(), url))
    return {key: spread(values) for key, values in found.items()}


def weights(playwright: Playwright, subject: Subject) -> dict[str, int]:
    """Bytes of each page on a first visit, as they travel, before anybody touches anything."""
    found = {}
    for path in PAGES:
        line = Line()
        with profile() as folder, served(subject, line) as url, browser(playwright, folder) as context:
            page = context.new_page()
            page.goto(url + path, wait_until="networkidle")
            page.wait_for_timeout(QUIET_MS)
            found[path] = line.sent
    return found


def copy_size(site: Path) -> int:
    """Bytes, as they travel, of everything the service worker keeps."""
    text = (site / "sw.js").read_text(encoding="utf-8")
    start = text.index("const FILES = ") + len("const FILES = ")
    files = json.JSONDecoder().raw_decode(text, start)[0]
    return sum(travels(site / name) for name in files)
