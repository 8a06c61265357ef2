"""The guide in one language: all of site-data, and the facts as they stand on the site's day."""

from dataclasses import dataclass

from calculators.facts import Facts
from calculators.text import Lang
from scripts.site_data import SiteData


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a macro is given to write with."""

    lang: Lang
    data: SiteData
    facts: Facts

    def source_title(self, source_id: str) -> str:
        title: str = self.data.sources[source_id]["title"][self.lang]
        return title

    def statute_page(self, article_or_fact: str) -> str:
        """The address of the page of the statute an id belongs to: `appi_rules` → `appi-rules`."""
        return article_or_fact.partition(".")[0].replace("_", "-")
