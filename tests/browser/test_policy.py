"""The policy of the built site: nothing loose in it, Trusted Types named, hashed files kept, and the same policy inside pages."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scripts import policy
from scripts.serve import serve
from tests.browser.conftest import WATCH_POLICY

EVERYWHERE = "/*"


def test_the_policy_is_strict(site: Path) -> None:
    sent = policy.headers_for("/", policy.read_headers(site))["Content-Security-Policy"]
    assert sent == policy.site_policy(site)
    rules = dict(rule.partition(" ")[::2] for rule in sent.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe-inline" not in sent
    assert "'unsafe-eval'" not in sent
    assert "http" not in sent
    assert rules["require-trusted-types-for"] == "'script'"
    assert {"default", "leak-calculator"} <= set(rules["trusted-types"].split())


def test_no_header_stands_in_two_blocks_that_meet(site: Path) -> None:
    """Static hosts would join their values with a comma."""
    blocks = policy.read_headers(site)
    whole = dict(blocks)[EVERYWHERE]
    for pattern, headers in blocks:
        assert pattern == EVERYWHERE or not set(headers) & set(whole), pattern
    paths = [f"/{path}" for path in policy.hashed(site)]
    assert any(path.startswith("/runtime/image-") for path in paths)
    assert {pattern for pattern, headers in blocks if "Cache-Control" in headers} == set(paths)
    assert all(len(f"  {name}: {value}") < 2000 for _, headers in blocks for name, value in headers.items())


@pytest.fixture
def bare(site: Path, tmp_path: Path) -> Path:
    """A host without headers: some pages of the site with the policy inside, and an empty `_headers`."""
    ignored = shutil.ignore_patterns("*.br", "*.gz", "_headers", "pagefind", "data")
    for name in ("assets", "runtime", "ja/assets", "ja/calculators/jo-model", "en/404.html", "index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if (site / name).is_dir():
            shutil.copytree(site / name, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(site / name, tmp_path / name)
    policy.write_into_pages(tmp_path)
    (tmp_path / "_headers").write_text("", encoding="utf-8")
    return tmp_path


def test_pages_carry_the_policy_where_a_host_sends_none(bare: Path, browser: Browser) -> None:
    for file in bare.rglob("*.html"):
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', file.read_text("utf-8"))
        assert len(found) == 1
        assert "frame-ancestors" not in found[0]
        assert "require-trusted-types-for 'script'" in found[0]
    with serve(bare, 0) as server:
        context = browser.new_context(service_workers="block")
        context.add_init_script(WATCH_POLICY)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text) if "policy:" in message.text else None)
        response = page.goto(f"{server.url}ja/calculators/jo-model/#items=name&people=3")
        assert response is not None
        assert "content-security-policy" not in response.headers
        expect(page.locator("leak-calculator output")).to_have_attribute("data-state", "done", timeout=60_000)
        assert said == []
        refused = page.evaluate("""() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.head.append(script);
          return window.ran ?? false;
        }""")
        assert refused is False
        page.wait_for_timeout(500)
        assert any("script-src" in text for text in said), said
        context.close()
