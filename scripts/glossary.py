"""Terms and readings: the word with its definition where a page first uses it, furigana, and the page that lists them all."""

import unicodedata
from html import escape
from itertools import groupby
from typing import Any

from calculators.facts import UnknownFact
from calculators.text import Text, listed
from scripts import listings
from scripts.guide import Guide

# First kana of a row of the syllabary → the row's id; a reading belongs to the last row that does not come after it.
ROWS = {
    "あ": "a",
    "か": "ka",
    "さ": "sa",
    "た": "ta",
    "な": "na",
    "は": "ha",
    "ま": "ma",
    "や": "ya",
    "ら": "ra",
    "わ": "wa",
}
# A search must find 漢字 once, not 漢字(かんじ): the first attribute is read by the theme's index, the second by Pagefind.
UNSEARCHED = "data-search-exclude data-pagefind-ignore"


def term(guide: Guide, base: str, term_id: str, words: str | None = None, *, linked: bool = True) -> str:
    """The word, linked to its entry with the definition as its description; plain text where the page has linked it before.

    Raises:
        UnknownFact: no such term, which fails the build.
    """
    if term_id not in guide.data.terms:
        raise UnknownFact(term_id)
    found = guide.data.terms[term_id]
    shown = escape(words or found[guide.lang])
    if not linked:
        return shown
    return f'<a class="term" href="{base}glossary/#{term_id}" title="{escape(found["short"][guide.lang])}">{shown}</a>'


def ruby(guide: Guide, base: str, word: str, reading: str) -> str:
    """A word with its reading above it; where ruby is not drawn, in brackets after it."""
    lang = ' lang="ja"' if guide.lang != "ja" else ""
    rp, rt = f"<rp {UNSEARCHED}>", f"<rt {UNSEARCHED}>"
    return f"<ruby{lang}>{escape(word)}{rp}(</rp>{rt}{escape(reading)}</rt>{rp})</rp></ruby>"


def kana(reading: str) -> str:
    """A reading as it is sorted: hiragana without marks of voicing, small letters as large ones, no long marks."""
    hiragana = "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in reading)
    bare = "".join(one for one in unicodedata.normalize("NFD", hiragana) if one not in "\u3099\u309a・ー")
    return bare.translate(str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ"))


def _key(one: dict[str, Any], lang: str) -> tuple[str, str]:
    return (kana(one["reading"]), one["ja"]) if lang == "ja" else (one["en"].lower(), one["id"])


def _group(one: dict[str, Any], lang: str) -> str:
    """The row of the syllabary or the letter an entry stands under."""
    if lang == "en":
        letter: str = one["en"][0].upper()
        return letter
    return max(row for row in ROWS if row <= kana(one["reading"])[0])


def glossary(guide: Guide, base: str) -> str:
    """Every term with reading, the word in the other language, definition, basis and other names; by reading or by letter."""
    lang = guide.lang
    terms = sorted(guide.data.terms.values(), key=lambda one: _key(one, lang))
    groups = [(name, list(found)) for name, found in groupby(terms, key=lambda one: _group(one, lang))]
    anchors = {name: f"row-{ROWS[name] if lang == 'ja' else name.lower()}" for name, _ in groups}
    label = Text("五十音で飛ぶ", "Jump to a letter").get(lang)
    jumps = "".join(f'<li><a href="#{anchors[name]}">{name}</a></li>' for name, _ in groups)
    parts = [f'<nav class="jumps" aria-label="{label}"><ul>{jumps}</ul></nav>']
    for name, found in groups:
        parts.append(f'<h2 id="{anchors[name]}">{name}</h2>')
        parts += [_entry(guide, base, one) for one in found]
    return "".join(parts)


def _entry(guide: Guide, base: str, one: dict[str, Any]) -> str:
    lang = guide.lang
    if lang == "ja":
        other = f'<span class="reading">{escape(one["reading"])}</span> <span lang="en">{escape(one["en"])}</span>'
    else:
        other = f'<span lang="ja">{escape(one["ja"])}</span> <span lang="ja" class="reading">{escape(one["reading"])}</span>'
    notes = []
    if one.get("cites"):
        links = "・".join if lang == "ja" else ", ".join
        notes.append(
            f"{Text('根拠', 'Basis').get(lang)}: {links(listings.cite(guide, base, cited) for cited in one['cites'])}"
        )
    if one.get(f"also_{lang}"):
        names = listed(one[f"also_{lang}"], lang)
        notes.append(f"{Text('関連する言い方', 'Also found as').get(lang)}: {escape(names)}")
    foot = f'<p class="small">{" · ".join(notes)}</p>' if notes else ""
    return (
        f'<h3 class="term-entry" id="{one["id"]}">{escape(one[lang])} <small>{other}</small></h3>'
        f"<p>{escape(one['short'][lang])}</p>{foot}"
    )
