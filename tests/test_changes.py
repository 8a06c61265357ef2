"""What changed: a feed that readers of feeds accept (RFC 4287), and entries that lead somewhere."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest

from calculators.text import LANGS
from scripts import changes, macros
from scripts.guide import Guide
from scripts.pages import page_file

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://guide.example/"


@pytest.fixture(scope="module", params=LANGS)
def guide(request: pytest.FixtureRequest) -> Guide:
    return macros.load(request.param)


@pytest.fixture
def feed(guide: Guide) -> ElementTree.Element:
    return ElementTree.fromstring(changes.feed(guide, URL))  # noqa: S314 - our own feed


def one(element: ElementTree.Element, tag: str) -> str:
    """The text of an element that must stand there exactly once."""
    found = element.findall(f"{ATOM}{tag}")
    assert len(found) == 1, tag
    assert found[0].text
    return found[0].text


def test_the_feed_has_what_rfc_4287_requires(guide: Guide, feed: ElementTree.Element) -> None:
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == guide.lang
    for tag in ("id", "title", "updated"):
        one(feed, tag)
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": f"{URL}{guide.lang}/changes/feed.xml",
        "alternate": f"{URL}{guide.lang}/changes/",
    }


def test_every_change_is_an_entry_with_a_permanent_name(guide: Guide, feed: ElementTree.Element) -> None:
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(guide.data.changes) >= 10
    names = [one(entry, "id") for entry in entries]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
    days = [datetime.fromisoformat(one(entry, "updated")) for entry in entries]
    assert all(day.tzinfo for day in days)
    assert days == sorted(days, reverse=True)
    assert datetime.fromisoformat(one(feed, "updated")) == max(days)
    for entry in entries:
        assert one(entry, "title")
        assert "{fact:" not in one(entry, "summary")
        link = entry.find(f"{ATOM}link")
        assert link is not None
        anchor = (link.get("href") or "").partition("#")[2]
        assert f'id="{anchor}"' in changes.changes(guide, "../")


def test_names_do_not_depend_on_the_address(guide: Guide, feed: ElementTree.Element) -> None:
    moved = ElementTree.fromstring(changes.feed(guide, "https://other.example/x/"))  # noqa: S314 - our own feed
    assert [entry.findtext(f"{ATOM}id") for entry in moved] == [entry.findtext(f"{ATOM}id") for entry in feed]


def test_every_change_leads_to_a_page(guide: Guide) -> None:
    for change in guide.data.changes.values():
        assert page_file(guide.lang, change["page"]), change["id"]
    assert changes.NO_CORRECTION.get(guide.lang) in changes.changes(guide, "")


def test_days_are_written_as_readers_write_them() -> None:
    said = changes.changes(macros.load("ja"), "")
    assert "2027年1月17日" in said
    assert "2027-01-17" not in said
