"""The single-file edition: opened from a disk, with the network off, it calculates what the command line calculates."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts import build

LARGEST = 10_000_000
PARSED = 30_000
CARD = {"items": "name,address,phone,card_number_expiry", "people": "7316"}


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("disk") / "single file.html"
    command = [sys.executable, "-m", "scripts.single", "--out", str(file)]
    subprocess.run(command, cwd=build.ROOT, check=True, capture_output=True)
    return file


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert not said


def test_it_is_small_enough_to_send(single: Path) -> None:
    assert single.stat().st_size <= LARGEST


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_it_calculates_from_the_disk(single: Path, offline: Page, lang: str) -> None:
    fragment = "&".join(f"{name}={value}" for name, value in CARD.items())
    offline.goto(f"{single.as_uri()}?lang={lang}&calculator=jo_model#{fragment}")
    expect(offline.locator("leak-calculator output")).to_have_attribute("data-state", "done", timeout=60_000)
    found = json.loads(offline.locator("leak-calculator script.result").text_content() or "")
    command = [
        sys.executable,
        "-m",
        "calculators",
        "run",
        "jo_model",
        *(f"{key}={value}" for key, value in CARD.items()),
    ]
    done = subprocess.run([*command, "--json"], cwd=build.ROOT, capture_output=True, check=True, text=True)
    assert found == json.loads(done.stdout)


def test_the_list_leads_to_every_calculator_in_both_languages(single: Path, offline: Page) -> None:
    offline.goto(single.as_uri())
    expect(offline.locator("main > section")).to_have_count(1, timeout=PARSED)
    links = offline.locator("main li a")
    assert links.count() >= 15
    offline.get_by_role("link", name="English").click()
    offline.wait_for_url("**lang=en")
    expect(offline.locator("main > section")).to_have_count(1, timeout=PARSED)
    offline.get_by_role("link", name="Delay interest").click()
    offline.wait_for_url("**calculator=delay_interest")
    expect(offline.locator("main > section")).to_have_count(1, timeout=PARSED)
    expect(offline.locator("leak-calculator")).to_have_attribute("lang", "en")
