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
    newest = max(value["checked"] for fact in data.facts.values() for value in fact["value"] if "checked" in value)
    assert not list(doctor.old_facts(data, newest))
    later = list(doctor.old_facts(data, newest + timedelta(days=doctor.STALE + 1)))
    assert len(later) > 100


def test_it_fits_one_screen_and_is_strict_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.main(["--today", "2027-08-01"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 50
    assert all(len(line) <= 140 for line in lines)
    assert doctor.main(["--today", "2027-08-01", "--strict"]) == 1
