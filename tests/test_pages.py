"""The pages: the same in both languages, with ASCII heading ids, no figure typed by hand, no macro left over, no dead end."""

import os
import re
from pathlib import Path

import pytest

from calculators import parse, registry
from scripts import diagrams

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = sorted(file.relative_to(DOCS / "ja") for file in (DOCS / "ja").rglob("*.md"))
HEADING = re.compile(r"^(#{1,6}) (.+?)(?: \{ #([a-z0-9-]+) \})?$", re.MULTILINE)
# Amounts, shares and periods are facts: they come through a macro. Dates, counts of steps and article numbers may be written.
BARE = re.compile(
    r"[0-9][0-9,.]*\s*(?:円|万円|億円|兆円|%|％|パーセント|割(?!合|り)|yen\b|per cent|million|billion)|[¥￥]\s*[0-9]|\$\s*[0-9]"
)

# Counts of people, records and machines from ten up are facts too. Smaller ones are words ("one person is enough").
TENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
COUNTED = re.compile(
    r"(?<![0-9.])(?P<ja>[0-9][0-9,]*[万億千]?[0-9,]*)\s*(?:余り|以上)?(?:の)?(?:人|名(?!称|簿)|台|件|世帯)"
    rf"|(?<![0-9.])(?P<en>[0-9][0-9,]*|\b(?:{TENS})(?:-[a-z]+)?)\s+(?:million\s+)?"
    r"(?:people|persons|plaintiffs|claimants|victims|customers|users|members|employees|records|computers|residents)\b"
)
QUOTED = re.compile(r"「[^」]*」|“[^”]*”")  # what others write, repeated in order to correct it


def counted(text: str, inputs: set[int]) -> list[str]:
    """Counts typed into prose, unless the number is an input of an example on the same page or stands in a quotation."""
    found = []
    for match in COUNTED.finditer(QUOTED.sub("", text)):
        digits = (match["ja"] or match["en"]).replace(",", "")
        value = parse.whole(digits) if digits[0].isdigit() else None
        if value is None or (value >= 10 and value not in inputs):
            found.append(match[0])
    return found


def inputs_of(text: str) -> set[int]:
    """The whole numbers given to macros: an example may say its own inputs again."""
    return {
        int(one)
        for macro in re.findall(r"\{\{(.*?)\}\}", text, re.DOTALL)
        for one in re.findall(r"=\s*([0-9]+)", macro)
    }


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


@pytest.mark.parametrize("page", PAGES, ids=str)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_bare_count_in_prose(lang: str, page: Path) -> None:
    text = body(lang, page)
    found = counted(without_macros(text), inputs_of(text))
    assert not found, f'write these through a macro, such as award(…, "plaintiffs"): {found}'


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


def test_the_pattern_for_counts_finds_them() -> None:
    for text in (
        "約5,700人が求め",
        "1万台を超える",
        "2,895万件",
        "14人の原告",
        "300名",
        "about 5,700 people",
        "sixteen people",
        "twenty-two plaintiffs",
        "10,000 computers",
    ):
        assert counted(text, set()), text
    for text in (
        "1人当たり",
        "2社が連帯",
        "3人に話す",
        "名簿",
        "「原告13人のうち」",
        "“of 13 plaintiffs”",
        "one person is enough",
        "ten days",
        "2024年",
        "10の項目",
    ):
        assert not counted(text, set()), text
    assert not counted("300人分の例", inputs_of('{{ worked("response_cost", people=300) }}'))
    assert counted("300人分の例", inputs_of('{{ worked("response_cost", people=400) }}'))


def links(lang: str, page: Path) -> set[Path]:
    """The pages of the guide that a page's own text leads to: Markdown links, and what its macros link."""
    text = (DOCS / lang / page).read_text(encoding="utf-8")
    found = set()
    for target in re.findall(r"\]\(([^)#\s]+\.md)(?:#[^)]*)?\)", text):
        found.add(Path(os.path.normpath(page.parent / target)))
    for statute in re.findall(r'(?:cite|statute)\("([a-z0-9_]+)(?:\.|")', text):
        found.add(Path("law") / f"{statute.replace('_', '-')}.md")
    found |= {
        Path("calculators") / f"{name.replace('_', '-')}.md" for name in re.findall(r'worked\("([a-z0-9_]+)"', text)
    }
    for name in re.findall(r'calculator\("([a-z0-9_]+)"\)', text):
        found |= {_file(lang, address) for address, _ in registry.get(name).pages}
    for name in re.findall(r'diagram\("([a-z0-9-]+)"\)', text):
        dot = (diagrams.FOLDER / f"{name}.dot").read_text(encoding="utf-8")
        found |= {_file(lang, address.partition("#")[0]) for address in re.findall(r'URL="([^"]*)"', dot)}
    if "{{ calculators() }}" in text:
        found |= {Path("calculators") / f"{name.replace('_', '-')}.md" for name in registry.NAMES}
    if "{{ statutes() }}" in text:
        found |= {one for one in PAGES if one.parent == Path("law") and one.stem != "index"}
    return {one for one in found if one in PAGES and one != page}


def _file(lang: str, address: str) -> Path:
    """The file behind an address below the language root."""
    folder = Path(address.strip("/"))
    return folder / "index.md" if (DOCS / lang / folder / "index.md").is_file() else folder.with_suffix(".md")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_page_is_a_dead_end_or_an_orphan(lang: str) -> None:
    """From every page three others can be reached, and to every page another leads, by links of the text itself."""
    leads = {page: links(lang, page) for page in PAGES}
    reached = set().union(*leads.values())
    problems = [f"{page}: leads to {len(found)} pages only" for page, found in leads.items() if len(found) < 3]
    problems += [f"{page}: no page leads here" for page in PAGES if page not in reached and page != Path("index.md")]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_page_is_in_the_navigation(lang: str) -> None:
    config = (DOCS.parent / ("mkdocs.yml" if lang == "ja" else "mkdocs.en.yml")).read_text(encoding="utf-8")
    listed = re.findall(r"([\w/-]+\.md)\s*$", config[config.index("\nnav:") :], re.MULTILINE)
    assert sorted(listed) == sorted(page.as_posix() for page in PAGES)
