"""The search cuts words the same way where its index is made and in the browser, and reads the queries it is measured with."""

import json
import subprocess
from pathlib import Path

import pytest

from scripts import search, search_figures

CUT = """import {{ units }} from "{module}";
import {{ readFileSync }} from "node:fs";
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(units)));"""


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("善管注意義務", "善管　注意義務"),
        ("ﾌｫﾚﾝｼﾞｯｸ", "ふぉれんじっく"),
        ("サーバー", "サーバ"),
        ("２８，３０８円", "28308円"),
        ("民法第709条", "民法709条"),
        ("APPI Article 26", "appi art. 26"),
        ("LAWYERS’ FEES", "lawyers' fee"),
        ("policies", "policy"),
        ("Two-factor", "two factor"),
    ],
)
def test_spellings_of_one_thing_are_cut_alike(one: str, two: str) -> None:
    assert search.units(one) == search.units(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("会社。法人", "会社法人"), ("709条", "1709条"), ("fine", "find"), ("漏えい", "漏れ"), ("メール", "める")],
)
def test_different_things_are_not_cut_alike(one: str, two: str) -> None:
    assert search.units(one) != search.units(two)


def test_the_browser_cuts_as_the_index_does(root: Path) -> None:
    texts = [query.words for query in search_figures.read_queries()]
    for file in sorted((root / "docs").rglob("*.md"))[::10]:
        texts.append(file.read_text(encoding="utf-8"))
    module = (root / "overrides/assets/site/search-words.js").as_uri()
    command = ["node", "--input-type=module", "-e", CUT.format(module=module)]
    done = subprocess.run(
        command, input=json.dumps(texts), encoding="utf-8", capture_output=True, check=True, timeout=60
    )
    for text, cut in zip(texts, json.loads(done.stdout), strict=True):
        assert cut == search.units(text)


def test_the_queries_are_many_and_of_every_kind() -> None:
    queries = search_figures.read_queries()
    assert len({(query.lang, query.words) for query in queries}) == len(queries) >= 120
    assert {query.lang for query in queries} == {"ja", "en"}
    assert sum(bool(query.first) for query in queries) > len(queries) / 2


def test_a_term_and_its_synonyms_find_each_other() -> None:
    groups = search.synonyms("ja")
    for words in ({"漏えい", "漏洩", "流出"}, {"個人情報保護委員会", "個情委", "PPC"}, {"慰謝料", "損害賠償"}):
        assert any(words <= set(group) for group in groups)
