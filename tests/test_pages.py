"""The pages: the same in both languages, with ASCII heading ids, no figure typed by hand, no macro left over, no dead end."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = sorted(file.relative_to(DOCS / "ja") for file in (DOCS / "ja").rglob("*.md"))
HEADING = re.compile(r"^(#{1,6}) (.+?)(?: \{ #([a-z0-9-]+) \})?$", re.MULTILINE)
# Amounts, shares and periods are facts: they come through a macro. Dates, counts of steps and article numbers may be written.
BARE = re.compile(
    r"[0-9][0-9,.]*\s*(?:円|万円|億円|兆円|%|％|パーセント|割(?!合|り)|yen\b|per cent|million|billion)|[¥￥]\s*[0-9]|\$\s*[0-9]"
)


def body(lang: str, page: Path) -> str:
    """The page without front matter, code, macros and addresses."""
    text = (DOCS / lang / page).read_text(encoding="utf-8")
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)", "]", text)


def without_macros(text: str) -> str:
    return re.sub(r"\{\{.*?\}\}", "", text, flags=re.DOTALL)


def test_both_languages_have_the_same_pages() -> None:
    assert sorted(file.relative_to(DOCS / "en") for file in (DOCS / "en").rglob("*.md")) == PAGES
    includes = [sorted(file.name for file in (DOCS / "_include" / lang).iterdir()) for lang in ("ja", "en")]
    assert includes[0] == includes[1]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_headings_match_and_have_ascii_ids(page: Path) -> None:
    found = {
        lang: [(len(level), anchor) for level, _, anchor in HEADING.findall(body(lang, page))] for lang in ("ja", "en")
    }
    assert found["ja"] == found["en"]
    anchors = [anchor for _, anchor in found["ja"]]
    assert all(anchors), "every heading needs { #id }"
    assert len(anchors) == len(set(anchors))
    assert [level for level, _ in found["ja"]].count(1) == 1


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_macros_match(page: Path) -> None:
    """The same facts in both languages, though not always in the same order."""
    found = {
        lang: sorted(re.findall(r"\{\{\s*(.*?)\s*\}\}", body(lang, page), flags=re.DOTALL)) for lang in ("ja", "en")
    }
    strip = re.compile(r', "[^"]*[^\x00-\x7f"][^"]*"|, words="[^"]*"|(?<=\)), "[^"]*"')
    names = {
        lang: sorted(strip.sub("", one) for one in found[lang] if not one.startswith(("cite", "term", "ruby")))
        for lang in found
    }
    assert names["ja"] == names["en"]


@pytest.mark.parametrize("page", PAGES, ids=str)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_bare_figure_in_prose(lang: str, page: Path) -> None:
    found = BARE.findall(without_macros(body(lang, page)))
    assert not found, f"write these through a macro: {found}"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_included_passages_hold_no_macro(lang: str) -> None:
    for file in (DOCS / "_include" / lang).iterdir():
        text = file.read_text(encoding="utf-8")
        assert "{{" not in text
        assert not BARE.findall(text)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_page_describes_itself(lang: str) -> None:
    descriptions: dict[str, Path] = {}
    for page in PAGES:
        found = re.search(r"\A---\n(.*?)\n---\n", (DOCS / lang / page).read_text(encoding="utf-8"), re.DOTALL)
        assert found, page
        description = re.search(r"^description: (.+)$", found[1], re.MULTILINE)
        assert description, page
        assert 20 <= len(description[1]) <= 260, page
        assert description[1] not in descriptions, (page, descriptions[description[1]])
        descriptions[description[1]] = page


def test_the_pattern_for_bare_figures_finds_them() -> None:
    for text in ("1,000円", "3 %の", "年5%", "¥28,308", "1億2,345万円", "5 million yen", "3割", "10 per cent"):
        assert BARE.search(text), text
    for text in ("709条", "2026年11月24日", "3つの理由", "30日以内", "割合", "割り当て"):
        assert not BARE.search(text), text
