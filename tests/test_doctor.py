"""What is due: law that comes, values nobody knows, sources and facts that grow old; on one screen."""

from datetime import date, timedelta

import pytest

from scripts import doctor
from scripts.site_data import SiteData, load
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def data() -> SiteData:
    return load(ROOT / "site-data")


def test_law_that_comes_is_told_before_and_missed_values_after(data: SiteData) -> None:
    before = list(doctor.coming_law(data, date(2026, 12, 1)))
    assert any(line.startswith("2027-01-17  in  47 days  begins, value unknown: ") for line in before)
    assert not any("penalty." in line for line in doctor.unknown_law(data, date(2027, 1, 16)))
    assert any("penalty." in line for line in doctor.unknown_law(data, date(2027, 1, 17)))
    assert any("civil.404.statutory_rate" in line for line in doctor.unknown_law(data, date(2029, 4, 1)))


def test_what_was_checked_grows_old(data: SiteData) -> None:
    entries = [value for fact in data.facts.values() for value in fact["value"]]
    entries += [table["table"] for table in data.tables.values()]
    entries += [
        *data.articles.values(),
        *data.precedents.values(),
        *data.incidents.values(),
        *data.corrections.values(),
    ]
    newest = max(entry["checked"] for entry in entries if "checked" in entry)
    assert not list(doctor.old_facts(data, newest))
    later = list(doctor.old_facts(data, newest + timedelta(days=doctor.STALE + 1)))
    named = {line.split("  ")[1] for line in later}
    for group in (data.facts, data.articles, data.tables, data.precedents, data.incidents, data.corrections):
        assert named & group.keys()


def test_it_fits_one_screen_and_is_strict_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.main(["--today", "2027-08-01"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 50
    assert all(len(line) <= 140 for line in lines)
    assert doctor.main(["--today", "2027-08-01", "--strict"]) == 1
