"""The engine of a real Chromium, through the module that pages use: the same bytes as here, one interpreter, no memory lost."""

import json
import re
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, Playwright

from calculators import api
from scripts import chromium
from tests import vectors
from tests.browser.conftest import program
from tests.browser.test_calculator import (
    CARD,
    TOTAL,
    Opener,
    address,
    command_line,
    fragment,
    other,
    result_text,
    wait_for,
)
from tests.browser.test_calculator import run as press

assert other  # a fixture

ASK = """async requests => {
  const { engine } = await import("/assets/calc/client.js");
  const answers = [];
  for (const request of requests) answers.push(await engine.ask(request));
  return [answers, engine.variant];
}"""


def test_chromium_gives_the_same_bytes(page: Page) -> None:
    page.goto("ja/calculators/jo-model/")
    requests = [case.request(lang) for case in vectors.cases() for lang in ("ja", "en")]
    answers, variant = page.evaluate(ASK, requests)
    for request, found in zip(requests, answers, strict=True):
        assert found == api.run(request), json.loads(request)
    assert variant == "image", "the fast runtime lacked something and a slower one answered"


# Counts the interpreters of a page (the search has a worker of its own): begun, living, and the most that lived at once.
COUNT = """(() => {
  const Real = Worker;
  window.count = {begun: 0, living: 0, most: 0};
  window.Worker = class extends Real {
    constructor(...all) {
      super(...all);
      this.ended = !String(all[0]).endsWith("/calc/worker.js");
      if (this.ended) return;
      count.begun += 1;
      count.living += 1;
      count.most = Math.max(count.most, count.living);
    }
    terminate() {
      super.terminate();
      if (!this.ended) count.living -= 1;
      this.ended = true;
    }
  };
})()"""


def test_there_are_never_two_interpreters(other: Opener, base_url: str) -> None:
    """Two variants that are broken, instant navigation, a page that is left and shown again."""
    page = other()
    page.add_init_script(COUNT)
    page.route(re.compile("/runtime/(image|library)-"), lambda route: route.fulfill(status=404, body=""))
    page.goto(address(base_url, "ja") + fragment(CARD))
    wait_for(page, "done")
    assert page.evaluate("count") == {"begun": 3, "living": 1, "most": 1}
    page.evaluate("url => [...document.links].find((link) => link.href === url).click()", base_url + "ja/calculators/")
    page.wait_for_url(base_url + "ja/calculators/")
    assert page.evaluate("count.living") == 1
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert page.evaluate("count") == {"begun": 3, "living": 0, "most": 1}


def test_a_page_that_is_left_lets_its_interpreter_go_and_works_when_shown_again(
    driver: Playwright, base_url: str
) -> None:
    """Playwright switches the browser's store of pages off, so this one starts its own."""
    browser = driver.chromium.launch(
        executable_path=program(), args=chromium.FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    page = browser.new_context(service_workers="block").new_page()
    page.add_init_script(COUNT)
    page.goto(address(base_url, "ja") + fragment(CARD))
    wait_for(page, "done")
    page.evaluate("window.shown = []; addEventListener('pageshow', (event) => shown.push(event.persisted))")
    page.goto(f"{base_url}ja/about/privacy/", wait_until="load")
    page.evaluate("history.back()")
    page.wait_for_url(f"{address(base_url, 'ja')}#*", wait_until="commit")  # no `load` from the store
    assert page.evaluate("shown") == [True], "the page did not come from the store"
    assert page.evaluate("count") == {"begun": 1, "living": 0, "most": 1}
    assert result_text(page) == command_line(CARD)
    page.fill('[name="people"]', "100")
    press(page)
    wait_for(page, "done")
    assert json.loads(result_text(page))["inputs"]["people"] == 100
    assert page.evaluate("count") == {"begun": 2, "living": 1, "most": 1}
    browser.close()


ASK_MANY = """async ([request, times]) => {
  const { engine } = await import("/assets/calc/client.js");
  let answer = "";
  for (let turn = 0; turn < times; turn += 1) answer = await engine.ask(request);
  return answer;
}"""


def test_a_thousand_evaluations_need_no_more_memory(driver: Playwright, base_url: str) -> None:
    browser = driver.chromium.launch(executable_path=program(), args=[*chromium.FLAGS, "--js-flags=--expose-gc"])
    page = browser.new_context(service_workers="block").new_page()
    page.goto(address(base_url, "ja"))
    request = json.dumps({"calculator": "jo_model", "inputs": CARD, "lang": "ja", "on": ""})
    answer, sizes = "", []
    for _ in range(3):
        answer = page.evaluate(ASK_MANY, [request, 1000])
        sizes.append(resident(page))
    browser.close()
    assert json.loads(json.loads(answer)["result"])["outputs"]["total"]["value"] == TOTAL
    # The compiler still works in the first thousand; what leaks would grow in each of the others.
    growth = [round(after / before, 3) for before, after in pairwise(sizes)]
    assert min(growth) <= 1.05, f"resident after each 1,000 evaluations: {sizes}, {growth}"


def resident(page: Page) -> int:
    """Bytes that belong to the process of the page alone, once the garbage has been collected."""
    for _ in range(3):
        page.evaluate("() => gc()")
        for worker in page.workers:
            worker.evaluate("() => gc()")
    page.wait_for_timeout(500)
    assert page.context.browser
    processes = page.context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = []
    for process in processes:
        if process["type"] == "renderer":
            status = Path(f"/proc/{process['id']}/status").read_text(encoding="ascii")
            found = re.search(r"RssAnon:\s+(\d+) kB", status)
            sizes.append(int(found[1]) * 1024 if found else 0)
    return max(sizes)
