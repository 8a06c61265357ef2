"""Words a reader sees, in Japanese and English together: one without the other cannot be written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

type Lang = Literal["ja", "en"]

LANGS: tuple[Lang, Lang] = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same statement in both languages of the guide.

    Raises:
        ValueError: one of the two is empty, which is as bad as a missing translation.
    """

    ja: str
    en: str

    def __post_init__(self) -> None:
        if not self.ja or not self.en:
            raise ValueError(f"a text needs both languages: {self!r}")

    def get(self, lang: Lang) -> str:
        return self.ja if lang == "ja" else self.en

    def json(self) -> dict[str, str]:
        return {"ja": self.ja, "en": self.en}

    def format(self, **values: str) -> "Text":
        """Fill `{name}` in both languages; the values are the same words in both."""
        return Text(self.ja.format(**values), self.en.format(**values))


def both(words: str) -> Text:
    """A text that reads the same in both languages: a formula, a number, a proper name."""
    return Text(words, words)


def from_json(value: dict[str, str]) -> Text:
    return Text(value["ja"], value["en"])


def listed(words: Iterable[str], lang: Lang, comma: str = ", ") -> str:
    """Words in a row; `comma` is what English puts between them."""
    return ("、" if lang == "ja" else comma).join(words)


def joined(parts: list[Text] | tuple[Text, ...]) -> Text:
    """Words in a row, with the comma of each language."""
    return Text(listed((part.ja for part in parts), "ja"), listed((part.en for part in parts), "en"))


def headed(heading: Text, text: Text) -> Text:
    """A text behind what it belongs to."""
    return Text(f"{heading.ja}:{text.ja}", f"{heading.en}: {text.en}")
