"""Lists that are complete without JavaScript: the table of decisions sifts and sorts, and old sources are marked by the browser."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

TABLE = "#precedents-table tbody tr"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_decisions_are_sifted_by_court_year_kind_and_amount(page: Page, lang: str) -> None:
    page.goto(f"{lang}/precedents/table/")
    rows, count = page.locator(f"{TABLE}:visible"), page.locator(".sift-count")
    whole = rows.count()
    court = page.locator("sift-table select[name=court]")
    court.select_option("Osaka High Court")
    names = rows.locator("td:nth-child(3)").all_inner_texts()
    assert names
    assert set(names) == {"大阪高裁" if lang == "ja" else "Osaka High Court"}
    assert str(len(names)) in count.inner_text()
    court.select_option("high")
    assert rows.count() > len(names), "a level by itself is all its courts"
    court.select_option("")
    page.locator("sift-table select[name=category]").select_option("health")
    page.locator("sift-table input[name=from]").fill("2012")
    page.locator("sift-table input[name=to]").fill("2019")
    page.locator("sift-table input[name=least]").fill("1,000,000")
    found = [row.get_attribute("data-year") or "" for row in rows.all()]
    assert 0 < len(found) < whole
    assert all("2012" <= year <= "2019" for year in found)
    assert all(int(row.get_attribute("data-award") or 0) >= 1_000_000 for row in rows.all())


def test_decisions_are_sorted_by_each_head(page: Page) -> None:
    page.goto("en/precedents/table/")
    head = page.locator("#precedents-table th[data-key=award]")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    awards = [int(one) for row in page.locator(TABLE).all() if (one := row.get_attribute("data-award"))]
    assert awards == sorted(awards)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    for key in ("date", "case", "court", "items", "people", "outcome"):
        page.locator(f"#precedents-table th[data-key={key}] button").click()
        expect(page.locator(f"#precedents-table th[data-key={key}]")).to_have_attribute("aria-sort", "ascending")


def test_without_javascript_the_table_is_whole_and_each_case_has_its_place(browser: Browser, base_url: str) -> None:
    profile = browser.new_context(base_url=base_url, java_script_enabled=False, service_workers="block")
    page = profile.new_page()
    page.goto("ja/precedents/table/")
    links = page.locator(f"{TABLE} th a")
    assert links.count() > 60
    expect(page.locator("sift-table form")).to_be_hidden()
    for link in links.all():
        target = (link.get_attribute("href") or "").removeprefix("#")
        assert page.locator(f'h3[id="{target}"]').count() == 1, target
    profile.close()


def test_a_source_is_called_old_after_180_days(page: Page) -> None:
    """The page prints the day; how long ago that is, the reader's clock says."""
    page.goto("ja/about/sources/")
    seen = page.locator("checked-days time").first.get_attribute("datetime") or ""
    assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", seen)
    day = datetime.fromisoformat(seen).replace(tzinfo=UTC).timestamp()
    for days, marked in ((179, False), (180, False), (181, True)):
        page.clock.set_fixed_time(datetime.fromtimestamp(day + days * 86400 + 60, UTC))
        page.reload()
        expect(page.locator("checked-days").first.locator(".stale")).to_have_count(int(marked))
    expect(page.locator("checked-days .stale").first).to_contain_text("181日前")
