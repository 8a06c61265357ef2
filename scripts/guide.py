"""The guide in one language: all of site-data, and the facts as they stand on the site's day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from calculators import write
from calculators.facts import Fact, Facts, NotInForce
from calculators.text import Lang, Text, listed
from scripts.site_data import SiteData
from scripts.site_data_check import PLACE, as_list
from scripts.training_data import Training

# Fields of a decision that are no amounts.
DECISION_UNITS = {
    "people": "people",
    "plaintiffs": "people",
    "successful": "people",
    "negligence_offset": "ratio",
    "employee_share": "ratio",
}


def quantity(value: object, unit: str, lang: Lang) -> str:
    """A value in the running text of a page: in Japanese a large sum of foreign money reads in 億 and 万, as yen do."""
    if lang == "ja" and unit == "number" and isinstance(value, int) and value >= 10_000:
        return write.yen(value, lang).removesuffix("円")
    return write.quantity(value, unit, lang)


CATEGORIES = {
    "basic_identifier": Text("基本の識別情報", "Basic identifiers"),
    "contact": Text("連絡先", "Contact details"),
    "family_status": Text("家族・身分", "Family and status"),
    "work_education": Text("勤務・教育", "Work and education"),
    "intimate": Text("内面・身体", "Intimate matters"),
    "health": Text("健康・医療", "Health"),
    "criminal": Text("犯罪・捜査", "Criminal matters"),
    "belief_origin": Text("信条・出自", "Belief and origin"),
    "safety_critical_address": Text("秘匿すべき住所", "Protected address"),
    "transaction": Text("取引", "Transactions"),
    "financial": Text("財産・決済", "Money and payment"),
    "credential": Text("認証情報", "Log-ins"),
    "biometric": Text("生体情報", "Biometrics"),
    "id_number": Text("番号", "Numbers"),
    "unknown": Text("不明", "Not known"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a macro is given to write with."""

    lang: Lang
    data: SiteData
    facts: Facts
    # Decision id → address and title of the page that explains it.
    explained: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    training: Training = field(default_factory=Training)

    def source_title(self, source_id: str) -> str:
        title: str = self.data.sources[source_id]["title"][self.lang]
        return title

    def source_links(self, base: str, named: str | list[str]) -> str:
        """The sources named, each a link to its entry on the page of sources."""
        return " / ".join(
            f'<a href="{base}about/sources/#{one}">{escape(self.source_title(one))}</a>' for one in as_list(named)
        )

    def statute_page(self, article_or_fact: str) -> str:
        """The address of the page of the statute an id belongs to: `appi_rules` → `appi-rules`."""
        return article_or_fact.partition(".")[0].replace("_", "-")

    def text(self, entry: Mapping[str, Any], key: str, before: str = "", after: str = "") -> str:
        """A text of an entry, escaped, between the HTML given; nothing at all where the entry has none."""
        return f"{before}{escape(entry[key][self.lang])}{after}" if entry.get(key) else ""

    def category(self, category_id: str) -> str:
        return CATEGORIES[category_id].get(self.lang)

    @property
    def items(self) -> dict[str, dict[str, Any]]:
        """Every accepted name of a leaked item → its row."""
        rows: dict[str, dict[str, Any]] = {}
        for row in self.data.tables["items"]["row"]:
            rows |= dict.fromkeys((row["id"], *row.get("aliases", ())), row)
        return rows

    def item_names(self, ids: list[str]) -> str:
        """The leaked items in words."""
        rows = self.items
        return listed((rows[one]["label"][self.lang] for one in ids), self.lang)

    def told(self, precedent_id: str, what: str = "award") -> str:
        """A figure out of one decision in words: yen, people or a share; "about" where the source is round."""
        found = self.data.precedents[precedent_id]
        said = write.quantity(found[what], DECISION_UNITS.get(what, "yen"), self.lang)
        if what == "plaintiffs" and found.get("plaintiffs_about"):
            return Text(f"約{said}", f"about {said}").get(self.lang)
        return said

    def filled(self, text: str) -> str:
        """A text with each `{fact:id}` replaced by the value of the site's day, or by a word that there was none; and
        each `{award:decision}` or `{award:decision:field}` by the figure out of the decision."""

        def said(found: re.Match[str]) -> str:
            return self.told(found[2], found[3] or "award") if found[1] == "award" else self.fact_said(found[2])

        return PLACE.sub(said, text)

    def fact_said(self, fact_id: str, day: date | None = None) -> str:
        """A fact in words inside a sentence: a day without its weekday, and a word where there is none in force."""
        try:
            return self.cell_said(self.cell(fact_id, day))
        except NotInForce:
            return Text("(定めなし)", "(none in force)").get(self.lang)

    def cell_said(self, found: Fact) -> str:
        """A value in words; a day is stored as text, and is said without its weekday."""
        if found.unit == "date":
            return write.short_day(date.fromisoformat(str(found.value)), self.lang)
        return quantity(found.value, found.unit, self.lang)

    def no_value(self, day: date | None = None) -> str:
        """What a page says where a fact has no value that day."""
        return write.no_value(day or self.facts.as_of, self.lang)

    def cell(self, fact_id: str, day: date | None = None) -> Fact:
        """A dated fact, or a table's cell by `table.row.column`, on the site's day unless another is given.

        Raises:
            UnknownFact: neither, which fails the build.
            NotInForce: no verified value that day.
        """
        return self.facts.at(day or self.facts.as_of).cell(fact_id)
