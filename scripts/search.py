"""Makes what the search box reads: Pagefind's index of every page, and beside it which pages hold which two words in a row.

Japanese is written without spaces. An index cuts it into words, the browser cuts the query, and the two do not always cut alike: 善管注意義務
or a part of it is then not found. Two neighbouring letters need no cutting: a query is on the pages that hold all of its pairs. The pairs of a
language stand in small files, of which a query reads a few. `overrides/assets/site/search.js` reads them; it folds and cuts as `units` does.
"""

import gzip
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from scripts import site_data

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ja", "en")
FOLDER = "pagefind"
# The theme's own index is fetched with every page; it is kept here to be measured beside ours.
THEME_INDEX = ROOT / ".cache" / "theme-search"
SHARDS = {"ja": 64, "en": 96}
LONG = 8_000  # bytes of a page's text as it is kept: the glossary, the tables; shown with its text only when it comes first
OFTEN, MOSTLY = 3, 10  # a page that holds a pair so many times speaks of it, or is about it
# Not in the content: marks of headings, and readings above words, which would double them.
LEFT_OUT = (".headerlink", "rt", "rp", "template", ".result")
# Of what Pagefind writes; its own interfaces are left out, the theme's box is ours.
KEPT = re.compile(r"pagefind\.js|pagefind-entry\.json|.*\.pf_meta")

APART = re.compile(r"</(?:t[dh]|li|d[dt]|caption|summary|option)>|<(?:span|small|sup|br)\b")

KANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
SILENT = str.maketrans("", "", "'’")
LONG_END = re.compile(r"ー+(?![ぁ-ゖー])")  # サーバー is サーバ, but メール is not める
ARTICLE = re.compile(r"第(?=\d+条)|\bart(?:icle)?s?\.?\s+(?=\d)")
UNIT = re.compile(r"\d{1,3}(?:,\d{3})+|[a-z0-9]+|[。、，．,.;:()\[\]]|[^\W_]")
SHORTEST = 3  # letters of a stem
BREAK = set("。、，．,.;:()[]")


def stem(word: str) -> str:
    """An English word without the endings of its plural and of its tenses; anything else as it is."""
    if not word.isascii() or not word.isalpha() or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word.removesuffix("e") if len(word) > SHORTEST else word


def units(text: str) -> list[str]:
    """Cut a text into what pairs are made of: English words by their stems, other letters one by one; "" where a sentence breaks.

    Width, case, hiragana and katakana, a long mark at the end of a word, hyphens, the 第 before 709条 and the commas of a number make no difference.
    """
    folded = unicodedata.normalize("NFKC", text).lower().translate(KANA).translate(SILENT)
    found = UNIT.findall(ARTICLE.sub("", LONG_END.sub("", folded)))
    return ["" if one in BREAK else stem(one.replace(",", "")) for one in found]


def keys(text: str) -> Counter[str]:
    """Count what a text can be found by: its pairs, and its words of ASCII letters or digits alone."""
    cut = units(text)
    pairs = Counter(f"{one} {two}" for one, two in pairwise(cut) if one and two)
    return pairs + Counter(one for one in cut if one and one.isascii())


def shard(key: str, shards: int) -> int:
    """The file that holds a key."""
    return sum(map(ord, key)) % shards


def _run_pagefind(site: Path, folder: Path) -> None:
    """Index a copy whose cells and items stand apart: Pagefind would read neighbours without a space between them as one word."""
    left_out = [part for selector in LEFT_OUT for part in ("--exclude-selectors", selector)]
    with tempfile.TemporaryDirectory() as copies:
        for file in site.rglob("index.html"):
            copy = Path(copies, file.relative_to(site))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(APART.sub(r" \g<0>", file.read_text(encoding="utf-8")), encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", copies, "--output-path", str(folder), *left_out]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}failed: pagefind")
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    wasm = {f"wasm.{found['wasm'] or 'unknown'}.pagefind" for found in entry["languages"].values()}
    for file in folder.iterdir():
        if file.is_file() and file.name not in wasm and not KEPT.fullmatch(file.name):
            file.unlink()


def read_fragments(folder: Path, lang: str) -> dict[str, dict[str, Any]]:
    """Read what Pagefind kept of each page (`content`, `meta`, `anchors`), by its address below the language."""
    found = {}
    for file in (folder / "fragment").glob(f"{lang}_*.pf_fragment"):
        text = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd").decode("utf-8")
        page = json.loads(text)
        page["content"] = page["content"].replace("\u200b", "")
        found[page["url"].removeprefix("/")] = {**page, "name": file.stem, "long": int(file.stat().st_size > LONG)}
    return dict(sorted(found.items()))


def synonyms(lang: str) -> list[list[str]]:
    """Words that a reader may use for each other: a term, what the glossary says is the same, and how it is read."""
    groups = []
    for term in site_data.load(ROOT / "site-data").terms.values():
        words = [term[lang], *term.get(f"same_{lang}", [])]
        if lang == "ja":
            words.append(term["reading"])
        distinct = {tuple(units(word)): word for word in reversed(words)}
        if len(distinct) > 1:
            groups.append(list(reversed(distinct.values())))
    return groups


def nearby(lang: str) -> list[list[str]]:
    """A term, and names under which its entry is also looked for: 不法行為 for 709条."""
    terms = site_data.load(ROOT / "site-data").terms.values()
    return [[term[lang], *term[f"also_{lang}"]] for term in terms if term.get(f"also_{lang}")]


def _write_pairs(folder: Path, lang: str, pages: dict[str, dict[str, Any]]) -> None:
    """Write lines `key TAB pages`: each page as a letter for the distance from the one before; `!` or `"` behind those with many."""
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(pages.values()):
        for key, times in keys(page["content"]).items():
            held[key].append((number, times))
    lines: list[list[str]] = [[] for _ in range(SHARDS[lang])]
    for key, where in sorted(held.items()):
        before, packed = -1, []
        for number, times in where:
            packed.append(chr(ord('"') + number - before) + ('"' if times >= MOSTLY else "!" if times >= OFTEN else ""))
            before = number
        lines[shard(key, SHARDS[lang])].append(f"{key}\t{''.join(packed)}")
    for number, shard_lines in enumerate(lines):
        (folder / f"pairs-{number}.txt").write_text("\n".join(shard_lines), encoding="utf-8")


def _write_language(folder: Path, lang: str, descriptions: dict[str, str]) -> None:
    pages = read_fragments(folder, lang)
    _write_pairs(folder, lang, pages)
    listed = []
    for path, page in pages.items():
        heads = [anchor["text"] for anchor in page["anchors"] if anchor["element"] in {"h2", "h3"}]
        # Long lists (the glossary, the tables) have hundreds of heads; their pairs find them as well.
        listed.append(
            [path, page["meta"]["title"], descriptions.get(path, ""), "\n".join(heads[:20]), page["name"], page["long"]]
        )
    made = {"pages": listed, "same": synonyms(lang), "near": nearby(lang), "shards": SHARDS[lang]}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    (folder / "pages.json").write_text(text + "\n", encoding="utf-8")


def read_descriptions(out: Path, lang: str) -> dict[str, str]:
    """The description of each page, by its address below the language."""
    tag = re.compile(r'<meta name="description" content="([^"]*)"')
    found = {}
    for file in sorted((out / lang).rglob("index.html")):
        match = tag.search(file.read_text(encoding="utf-8"))
        path = file.parent.relative_to(out / lang).as_posix()
        found["" if path == "." else f"{path}/"] = html.unescape(match[1]) if match else ""
    return found


def empty_theme_index(out: Path, lang: str) -> None:
    """Keep the theme's index for measuring, and leave it on the site without its pages: the theme fetches it at every load."""
    file = out / lang / "search" / "search_index.json"
    THEME_INDEX.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, THEME_INDEX / f"{lang}.json")
    index = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**index, "docs": []}), encoding="utf-8")


def write(out: Path) -> None:
    """Write `pagefind/<language>/` into the built site; the pages must be final."""
    for lang in LANGUAGES:
        folder = out / FOLDER / lang
        _run_pagefind(out / lang, folder)
        _write_language(folder, lang, read_descriptions(out, lang))
        empty_theme_index(out, lang)
