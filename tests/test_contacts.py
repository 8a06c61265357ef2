"""Telephone numbers: read in a source, dialled by a link, never typed into a page."""

import re
from pathlib import Path

import pytest

from scripts import macros
from scripts.guide import Guide

DOCS = Path(__file__).resolve().parent.parent / "docs"
NUMBER = re.compile(r"(?<![\w-])0\d{1,4}-\d{1,4}(?:-\d{3,4}|\d{2})(?![\w-])|#9\d{3}(?!\d)")


@pytest.fixture(scope="module")
def guide() -> Guide:
    return macros.load("ja")


def test_a_number_dials_and_names_its_source(guide: Guide) -> None:
    shown = macros.phone(guide, "../", "contacts.police.phone")
    assert '<a class="phone" href="tel:%239110">#9110</a>' in shown
    assert 'href="../about/sources/#gov_9110"' in shown
    assert "要確認" not in shown


def test_a_number_not_read_on_its_own_page_is_marked(guide: Guide) -> None:
    assert "要確認" in macros.phone(guide, "../", "contacts.ppc_dial.phone")


def test_every_number_stands_on_the_page_of_contacts_in_both_languages(guide: Guide) -> None:
    numbers = {one for one in guide.data.facts if one.startswith("contacts.") and one.endswith(("phone", "emergency"))}
    assert len(numbers) >= 8
    for lang in ("ja", "en"):
        page = (DOCS / lang / "contacts" / "index.md").read_text(encoding="utf-8")
        assert set(re.findall(r'phone\("([a-z_.]+)"\)', page)) == numbers


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(DOCS)))
def test_no_number_is_typed_into_a_page(page: Path) -> None:
    typed = set(NUMBER.findall(page.read_text(encoding="utf-8")))
    # The plain-language box says the short number of the police as a word; it is the fact below it.
    assert typed <= ({"#9110"} if page.parent.name == "contacts" else set())


def test_the_pattern_finds_numbers() -> None:
    for text in ("03-6457-9849", "0570-078374", "0570-001-240", "#9110"):
        assert NUMBER.search(text), text
    for text in ("2026-11-24", "409-2", "10-20"):
        assert not NUMBER.search(text), text
