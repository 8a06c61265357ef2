"""LMS packages in a real SCORM runtime (scorm-again) in Chromium: initialise, set, suspend, resume, finish, pass and fail."""

import functools
import http.server
import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from scripts import macros
from scripts.lms import pack
from scripts.lms import page as lms_page

RUNTIMES = {"1.2": ("scorm12.min.js", "Scorm12API", "API"), "2004": ("scorm2004.min.js", "Scorm2004API", "API_1484_11")}
PATH = "managers"


@pytest.fixture(scope="module")
def packages(site: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of one path, unpacked as a system would, beside a page that holds the runtime."""
    folder = tmp_path_factory.mktemp("lms")
    code = lms_page.script(folder)
    guide = macros.load("en")
    for standard, (runtime, kind, api) in RUNTIMES.items():
        path = guide.training.paths[PATH]
        html = lms_page.page(guide, path, site / "en", code, standard)
        with zipfile.ZipFile(pack.write(folder, guide, path, html, standard)) as package:
            package.extractall(folder / standard)
        script = (root / "node_modules" / "scorm-again" / "dist" / runtime).read_text(encoding="utf-8")
        (folder / runtime).write_text(script.replace("//# sourceMappingURL", "// "), encoding="utf-8")
        (folder / f"{standard}.html").write_text(
            f'<!doctype html><html lang="en"><title>LMS</title><link rel="icon" href="data:,"><script src="{runtime}"></script><script>'
            f"window.{api} = new {kind}({{ logLevel: 5 }});"
            f"const old = sessionStorage.getItem('cmi'); if (old) window.{api}.loadFromJSON(JSON.parse(old), '');"
            f'</script><iframe src="{standard}/index.html" title="package" width="1000" height="900"></iframe>',
            encoding="utf-8",
        )
    return folder


@pytest.fixture
def lms(packages: Path, browser: Any) -> Iterator[Page]:
    """A learner's browser at the system's door; what the console complains about fails the test."""
    handler = functools.partial(Quiet, directory=str(packages))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    profile: BrowserContext = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}/", locale="en")
    profile.set_default_timeout(15_000)
    said: list[str] = []
    profile.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    profile.on("weberror", lambda error: said.append(str(error.error)))
    yield profile.new_page()
    profile.close()
    server.shutdown()
    server.server_close()
    assert said == []


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def begin(page: Page, standard: str, mode: str) -> FrameLocator:
    page.goto(f"{standard}.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".lms-state")).to_contain_text("Connected")
    frame.locator("select[name=mode]").select_option(mode)
    frame.locator("input[name=seed]").fill("5")
    frame.locator(".tq-setup .md-button--primary").click()
    return frame


def answer(frame: FrameLocator, *, right: bool) -> None:
    """Answer the question that is open and go on."""
    stage = frame.locator(".tq-stage")
    legend = stage.locator("legend").inner_text()
    question = frame.locator("section.tq").filter(has=frame.locator(".tq-ask", has_text=legend)).first
    wanted, kind = question.get_attribute("data-answer") or "", question.get_attribute("data-type")
    if kind == "number":
        stage.locator("input[name=answer]").fill(wanted if right else "7")
    elif kind == "ordering":
        order_by(stage, wanted.split(",") if right else wanted.split(",")[::-1])
    elif right:
        for key in wanted.split(","):
            stage.locator(f"input[value={key}]").check()
    else:
        keys = stage.locator("input").evaluate_all("list => list.map(one => one.value)")
        other = keys if kind == "multiple" else [next(key for key in keys if key != wanted)]
        for key in other:
            stage.locator(f"input[value={key}]").check()
    stage.locator(".md-button--primary").click()


def order_by(stage: Any, wanted: list[str]) -> None:
    for place, key in enumerate(wanted):
        while (
            stage.locator(".tq-order > li").evaluate_all("list => list.map(one => one.dataset.key)").index(key) > place
        ):
            stage.locator(f".tq-order > li[data-key={key}] button").first.click()


def cmi(page: Page, standard: str) -> dict[str, Any]:
    """Everything the runtime holds."""
    found: dict[str, Any] = json.loads(
        page.evaluate(f"JSON.stringify(window.{RUNTIMES[standard][2]}.renderCMIToJSONObject().cmi)")
    )
    return found


def leave(page: Page, standard: str) -> dict[str, Any]:
    """Close the package as a system does: the frame goes away; what was kept is the next session's beginning."""
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function(f"window.{RUNTIMES[standard][2]}.isTerminated()")
    held = cmi(page, standard)
    page.evaluate(
        "held => sessionStorage.setItem('cmi', JSON.stringify({ cmi: { suspend_data: held.suspend_data } }))", held
    )
    return held


@pytest.mark.parametrize("standard", RUNTIMES)
def test_suspend_resume_and_pass(lms: Page, standard: str) -> None:
    frame = begin(lms, standard, "exam")
    answer(frame, right=True)
    held = leave(lms, standard)
    status = held["core"]["lesson_status"] if standard == "1.2" else held["completion_status"]
    assert status == "incomplete"
    assert 0 < len(held["suspend_data"]) <= 4096
    assert held["suspend_data"].isascii()
    lms.goto(f"{standard}.html")
    frame = lms.frame_locator("iframe")
    frame.locator(".tq-resume button").click()
    expect(frame.locator(".tq-head")).to_contain_text("Question 2")
    while frame.locator(".tq-stage fieldset").count():
        answer(frame, right=True)
    expect(frame.locator(".tq-score")).to_contain_text("Passed")
    expect(frame.locator(".tq-stage")).to_contain_text("Sent to the learning management system")
    held = leave(lms, standard)
    if standard == "1.2":
        assert held["core"]["lesson_status"] == "passed"
        assert float(held["core"]["score"]["raw"]) == 100
    else:
        assert (held["success_status"], held["completion_status"]) == ("passed", "completed")
        assert float(held["score"]["scaled"]) == 1
    interactions = (
        list(held["interactions"].values()) if isinstance(held["interactions"], dict) else held["interactions"]
    )
    given = [one for one in interactions if isinstance(one, dict) and one.get("id")]
    assert len(given) == len(macros.load("en").training.paths[PATH]["step"][1]["questions"])
    assert all(one["id"].isascii() and one["result"] == "correct" for one in given)


@pytest.mark.parametrize("standard", RUNTIMES)
def test_fail(lms: Page, standard: str) -> None:
    frame = begin(lms, standard, "exam")
    while frame.locator(".tq-stage fieldset").count():
        answer(frame, right=False)
    held = leave(lms, standard)
    assert (held["core"]["lesson_status"] if standard == "1.2" else held["success_status"]) == "failed"
    assert float((held["core"] if standard == "1.2" else held)["score"]["raw"]) == 0


@pytest.mark.parametrize("standard", RUNTIMES)
def test_too_long_a_state_is_said_and_never_written(lms: Page, standard: str) -> None:
    """The runtime takes more than SCORM 1.2 allows; the package does not give it."""
    name = RUNTIMES[standard][2]
    frame = begin(lms, standard, "practice")
    answer(frame, right=True)
    kept = leave(lms, standard)["suspend_data"]
    parts = kept.split(";")
    parts[3] = f"long={'0,' * 2100}"
    lms.evaluate(
        "text => sessionStorage.setItem('cmi', JSON.stringify({ cmi: { suspend_data: text } }))", ";".join(parts)
    )
    frame = begin(lms, standard, "practice")
    lms.evaluate(
        f"window.{name}.{'LMSSetValue' if standard == '1.2' else 'SetValue'}('cmi.suspend_data', 'x'.repeat(5000))"
    )
    assert len(cmi(lms, standard)["suspend_data"]) == 5000
    answer(frame, right=True)
    expect(frame.locator(".tq-notice")).to_contain_text("did not keep this")
    assert cmi(lms, standard)["suspend_data"] == "x" * 5000


def test_without_a_system_it_still_teaches(lms: Page) -> None:
    lms.goto("1.2/index.html")
    expect(lms.locator(".lms-state")).to_contain_text("No learning management system")
    lms.locator(".ts-start").first.click()
    while lms.locator(".ts-choices button").count():
        lms.locator(".ts-choices button").first.click()
        lms.locator(".ts-stage .md-button--primary").click()
    expect(lms.locator(".ts-stage h3")).to_contain_text("After-action report")
