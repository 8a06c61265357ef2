"""Terms explain themselves once a page, readings do not double what search finds, and the glossary is whole and in order."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from calculators.facts import UnknownFact
from calculators.text import LANGS
from scripts import glossary, macros
from scripts.guide import Guide


@pytest.fixture(scope="module", params=LANGS)
def guide(request: pytest.FixtureRequest) -> Guide:
    return macros.load(request.param)


class Env:
    """What mkdocs-macros hands over, as far as the macros look at it."""

    class Page:
        url = "company/"

    def __init__(self, lang: str) -> None:
        self.conf = {"extra": {"lang": lang}}
        self.macros: dict[str, object] = {}
        self.variables: dict[str, object] = {}
        self.page = Env.Page()


def test_a_term_is_a_link_with_its_definition_where_a_page_first_uses_it() -> None:
    env = Env("ja")
    macros.define_env(env)
    term = env.macros["term"]
    assert callable(term)
    first, again = term("trade-secret"), term("trade-secret", "秘密")
    assert first.startswith('<a class="term" href="../glossary/#trade-secret" title="秘密として管理され')
    assert again == "秘密"
    env.page.url = "employee/"
    assert 'href="../glossary/#trade-secret"' in term("trade-secret", "秘密")
    with pytest.raises(UnknownFact):
        term("trade_secrets")


def test_every_term_stands_in_the_glossary_once_with_both_names(guide: Guide) -> None:
    html = glossary.glossary(guide, "../")
    assert len(guide.data.terms) >= 80
    for term_id, one in guide.data.terms.items():
        assert html.count(f'id="{term_id}"') == 1
        assert one["ja"] in html
    assert len(re.findall(r"<h3 ", html)) == len(guide.data.terms)
    jumps = re.findall(r'<li><a href="#(row-[a-z]+)"', html)
    assert jumps == re.findall(r'<h2 id="(row-[a-z]+)"', html)
    assert len(jumps) >= 10


def test_the_japanese_order_is_that_of_the_readings() -> None:
    html = glossary.glossary(macros.load("ja"), "")
    readings = re.findall(r'<h3[^>]*>[^<]*<small><span class="reading">(.*?)</span>', html)
    assert readings[0] == "あんぜんかんりそち"
    assert [glossary.kana(one) for one in readings] == sorted(glossary.kana(one) for one in readings)
    assert glossary.kana("データ・ベース") == "てたへす"
    assert glossary.kana("きょう") == "きよう"


def test_the_english_order_is_alphabetical() -> None:
    html = glossary.glossary(macros.load("en"), "")
    names = [name.lower() for name in re.findall(r'<h3 class="term-entry" id="[^"]*">(.*?) <small>', html)]
    assert names == sorted(names)


def test_other_words_lead_to_the_entry() -> None:
    html = glossary.glossary(macros.load("ja"), "")
    for word in ("漏洩", "流出", "漏出", "個情委", "PPC", "不競法", "マイナンバー"):
        assert word in html, word


@pytest.mark.parametrize("lang", LANGS)
def test_search_finds_a_word_with_reading_once(root: Path, tmp_path: Path, lang: str) -> None:
    """A page with ruby, built by the real generator with the real search: the index holds the word without its reading."""
    (tmp_path / "docs").mkdir()
    macro = glossary.ruby(macros.load("ja"), "", "漏洩", "ろうえい")
    (tmp_path / "docs" / "index.md").write_text(f"# Top\n\n情報{macro}の責任\n", encoding="utf-8")
    config = f"site_name: t\ntheme: {{name: material, font: false, language: {lang}}}\nplugins: {{search: {{lang: {lang}}}}}\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(tmp_path / "mkdocs.yml")]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    index = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    said = " ".join(one["title"] + one["text"] for one in index["docs"])
    assert "情報漏洩の責任" in said
    assert "ろうえい" not in said
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert re.search(r"<ruby>漏洩<rp [^>]*>\(</rp><rt [^>]*data-pagefind-ignore[^>]*>ろうえい</rt>", page)
