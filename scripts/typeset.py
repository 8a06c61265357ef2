"""Sets Japanese text as Japanese: a line that ends in the source leaves no space between its letters on the page."""

import re
from pathlib import Path

# Kana, kanji, their punctuation and full-width forms.
_LETTER = r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
_INLINE = r"</?(?:a|strong|em|code|ruby|rt|rp|span|sup|sub|data|time|kbd|mark|abbr)\b[^>]*>"
# A line feed after a Japanese letter or before one, inline tags in between not counted.
_FEED = re.compile(rf"(?<={_LETTER})((?:{_INLINE})*)\n(?=\S)|\n(?=(?:{_INLINE})*{_LETTER})")
# Text that is kept to the letter.
_KEPT = re.compile(r"(<(pre|script|template|textarea)\b.*?</\2>)", re.DOTALL)


def joined(html: str) -> str:
    """The page without the line feeds that would show as spaces."""
    parts = _KEPT.split(html)
    # split gives: text, kept element, its name, text, …
    return "".join(_FEED.sub(r"\1", part) if at % 3 == 0 else part for at, part in enumerate(parts) if at % 3 != 2)


def join_lines(folder: Path) -> None:
    """Do so in every page below `folder`."""
    for file in sorted(folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        file.write_text(joined(html), encoding="utf-8")
