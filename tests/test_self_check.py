"""The self-check asks whole areas in both languages, leads to pages that exist, and can be added up by hand."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from calculators.text import LANGS
from scripts import macros, self_check_page
from scripts.guide import Guide
from scripts.site_data import BadSiteData, load


@pytest.fixture(scope="module", params=LANGS)
def guide(request: pytest.FixtureRequest) -> Guide:
    return macros.load(request.param)


def test_every_page_it_names_exists_and_every_control_is_asked_about(guide: Guide, root: Path) -> None:
    docs = root / "docs" / guide.lang
    named = {one["page"] for one in (*guide.data.check_areas.values(), *guide.data.checks.values())}
    for address in named:
        assert (docs / f"{address.rstrip('/')}.md").is_file(), address
    controls = {f"countermeasures/{one.stem}/" for one in (docs / "countermeasures").glob("*.md")}
    assert controls - named == {"countermeasures/index/", "countermeasures/self-check/"}


def test_the_form_has_a_group_of_four_answers_for_each_question(guide: Guide) -> None:
    page = html.fromstring(self_check_page.self_check(guide, "../../"))
    groups = page.xpath('//*[@role="radiogroup"]')
    assert len(groups) == len(guide.data.checks) == 40
    assert len(page.xpath("//fieldset")) == len(guide.data.check_areas) == 10
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for group in groups:
        assert [one.get("value") for one in group.xpath(".//input")] == ["yes", "partly", "no", "na"]
        assert len({one.get("name") for one in group.xpath(".//input")}) == 1
        assert group.get("aria-labelledby") in ids
        assert group.get("aria-describedby") in ids
    assert not page.xpath("//@style")
    assert not page.xpath("//input[@checked]")


def test_the_sheet_gives_the_highest_sum_of_each_area(guide: Guide) -> None:
    sheet = html.fromstring(self_check_page.sheet(guide, "../../"))
    rows = sheet.xpath("//tbody/tr")
    assert len(rows) == len(guide.data.check_areas)
    for row in rows:
        count, highest = row.xpath("td")[0].text, row.xpath("td")[1].text
        assert highest.startswith(f"{2 * int(count)} ")


def test_it_calls_its_points_neither_a_probability_nor_a_certification(guide: Guide, root: Path) -> None:
    page = (root / "docs" / guide.lang / "countermeasures" / "self-check.md").read_text(encoding="utf-8")
    for text in (page, self_check_page.self_check(guide, "")):
        said = "確率でも" in text and "認証でもありません" in text
        assert said if guide.lang == "ja" else "no probability" in text and "no certification" in text


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('area = "access"', 'area = "acces"', "unknown area 'acces'"),
        ('id = "access.need"', 'id = "acces.need"', "the id begins with its area"),
        ("weight = 3", "weight = 4", "weight is 1, 2 or 3"),
        ("weight = 3", 'weight = "3"', "is not of type int"),
        ('[[check]]\nid = "access.', '[[chek]]\nid = "access.', "unknown section [chek]"),
        ('page = "prepare/"', 'pages = "prepare/"', "missing 'page'"),
    ],
)
def test_bad_questions_are_refused(root: Path, tmp_path: Path, old: str, new: str, words: str) -> None:
    folder = Path(shutil.copytree(root / "site-data", tmp_path / "site-data"))
    file = folder / "self_check.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadSiteData, match=re.escape(words)):
        load(folder)


def test_an_area_with_too_few_questions_and_a_question_asked_twice_are_refused(root: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(root / "site-data", tmp_path / "site-data"))
    file = folder / "self_check.toml"
    text = file.read_text(encoding="utf-8")
    first, *rest = text.split("[[check]]\n")
    kept = [one for one in rest if not one.startswith('id = "login.')]
    twice = kept[0].replace('id = "inventory.list"', 'id = "inventory.again"')
    file.write_text("[[check]]\n".join([first, *kept, twice]), encoding="utf-8")
    with pytest.raises(BadSiteData) as caught:
        load(folder)
    said = str(caught.value)
    assert "login: an area asks 3 to 6 questions, not 0" in said
    assert "inventory.again: asks in ja what inventory.list asks" in said
