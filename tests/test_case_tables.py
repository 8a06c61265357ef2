"""Decisions side by side: nothing left out, sums derived rightly, gaps told, and each dispute linked with the page that explains it."""

import re
from pathlib import Path

import pytest

from calculators.text import LANGS
from scripts import case_guides, case_pages, case_tables, incident_pages, macros
from scripts.guide import Guide

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(scope="module", params=LANGS)
def guide(request: pytest.FixtureRequest) -> Guide:
    return macros.load(request.param)


def test_a_chain_shows_every_instance_and_links_it(guide: Guide) -> None:
    html = case_tables.chain(guide, "../", "waseda, waseda-a")
    chained = [key for key, one in guide.data.precedents.items() if one.get("chain") in ("waseda", "waseda-a")]
    assert len(chained) == 4
    assert html.count('scope="row"') == len(chained)
    assert all(f'href="../precedents/table/#{one}"' in html for one in chained)


def test_the_oldest_instance_of_a_chain_comes_first(guide: Guide) -> None:
    found = case_guides.expand(guide.data.precedents, "benesse-himeji")
    assert [one["date"].year for one in found] == [2015, 2016, 2019]


def test_a_name_that_is_no_decision_fails_the_build(guide: Guide) -> None:
    with pytest.raises(case_guides.UnknownDecision):
        case_tables.chain(guide, "", "yahoobb, no-such-case")


@pytest.mark.parametrize(
    ("decision", "column", "ja", "en"),
    [
        ("yahoobb-osaka-hc-2007", "ordered_total", "2万7,500円", "¥27,500"),
        ("tbc-tokyo-hc-2007-a", "ordered_total", "45万5,000円", "¥455,000"),
        ("uji-osaka-hc-2001", "fee_share", "50%", "50%"),
        ("benesse-tokyo-dc-2023", "suing_share", "0.0197%", "0.0197%"),
        ("benesse-tokyo-dc-2023", "ordered_total", "1,328万9,100円", "¥13,289,100"),
        ("benesse-tokyo-dc-2018-12", "ordered_total", "150万4,800円", "¥1,504,800"),
        ("ts-edion-joshin-2020", "share_of_claim", "0.363%", "0.363%"),
        ("b2b-ec-sql-tokyo-2014", "offset", "30%", "30%"),
    ],
)
def test_what_is_derived_can_be_worked_out_by_hand(guide: Guide, decision: str, column: str, ja: str, en: str) -> None:
    html = case_tables.compare(guide, "", decision, f"court,{column}")
    assert f"<td>{ja if guide.lang == 'ja' else en}</td>" in html


def test_a_table_of_decisions_says_what_is_not_verified(guide: Guide) -> None:
    html = case_tables.unclear(guide, "", "tbc, lawyer-thought")
    words = ("17,000円", "記録全体が要確認") if guide.lang == "ja" else ("17,000", "the whole entry is to be verified")
    assert all(one in html for one in words)
    everything_known = case_tables.unclear(guide, "", "uji")
    assert "<li>" not in everything_known
    assert everything_known.startswith("<p>")


def test_an_amount_over_people_is_marked_as_derived_and_left_out_for_one_person(guide: Guide) -> None:
    html = incident_pages.booked(guide, "", "v-benesse-2014,v-ginowan-2019")
    first, second = re.findall(r"<tr><th scope=\"row\">.*?</tr>", html)
    assert ("898円" if guide.lang == "ja" else "¥898") in first
    assert second.endswith("<td>—</td></tr>")


def named(lang: str) -> dict[str, str]:
    """Page → the decisions its front matter says it explains."""
    found = {}
    for file in (DOCS / lang).rglob("*.md"):
        head = re.match(r"---\n(.*?)\n---\n", file.read_text(encoding="utf-8"), re.DOTALL)
        line = re.search(r"^decisions: (.+)$", head[1], re.MULTILINE) if head else None
        if line:
            found[file.relative_to(DOCS / lang).as_posix()] = line[1]
    return found


def test_both_languages_explain_the_same_decisions_each_on_one_page(guide: Guide) -> None:
    pages = named("ja")
    assert pages == named("en")
    assert {f"precedents/{one}.md" for one in ("yahoo-bb", "tbc", "benesse", "uji", "waseda", "zushi")} <= set(pages)
    explained = [one["id"] for names in pages.values() for one in case_guides.expand(guide.data.precedents, names)]
    assert len(explained) == len(set(explained))


def test_a_page_shows_what_it_says_it_explains(guide: Guide) -> None:
    for page, names in named(guide.lang).items():
        text = (DOCS / guide.lang / page).read_text(encoding="utf-8")
        shown = ",".join(re.findall(r"\{\{ (?:chain|compare)\(\"([^\"]+)\"", text))
        found = {one["id"] for one in case_guides.expand(guide.data.precedents, shown)}
        told = {one["id"] for one in case_guides.expand(guide.data.precedents, names)}
        assert told <= found, (page, told - found)


def test_an_entry_of_the_table_links_its_guide_page(guide: Guide) -> None:
    table = case_pages.precedents(guide, "../../")
    entries = dict(re.findall(r'<section class="case"><h3 id="([^"]+)">(.*?)</section>', table, re.DOTALL))
    for decision, (address, title) in guide.explained.items():
        assert f'<a href="../../{address}">{title}</a>' in entries[decision], decision
        assert (DOCS / guide.lang / f"{address.rstrip('/')}.md").exists()
    assert guide.explained["yahoobb-osaka-hc-2007"][0] == "precedents/yahoo-bb/"
