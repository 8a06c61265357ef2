"""What each published statistic says of an incident, in dollars where it is printed in dollars, and in yen."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from calculators import severity_models as models
from calculators import write
from calculators.facts import Fact, Law, Row
from calculators.text import Text

# The rows of JNSA's survey that answer for a kind of incident; the last one is the newest.
SURVEY = {
    "ransomware": ("ransomware_2017_2022", "ransomware_2022_2024"),
    "web_card": ("web_card_2017_2022",),
    "web_pii": ("web_pii_2017_2022",),
    "emotet": ("emotet_2017_2022",),
    "other": (),
}


class Asked(Protocol):
    """The questions that choose what the sources say."""

    @property
    def records(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def revenue_tier(self) -> str: ...
    @property
    def usd_jpy(self) -> Fraction: ...
    @property
    def figure(self) -> int | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What each source says: dollars where it is printed in dollars, yen beside them."""

    dbir: dict[str, int] | None
    jacobs: dict[str, int]
    iris: dict[str, int]
    yen: dict[str, dict[str, int]]
    survey: tuple[Row, ...]
    police: tuple[Row, ...]
    facts: dict[str, tuple[Fact, ...]]
    positions: dict[str, Fraction] | None

    @property
    def middles(self) -> list[int]:
        """The middle value of each source, yen: expected, expected, median, and the survey's median or else its mean."""
        found = [self.yen[name]["mid"] for name in ("dbir2015", "jacobs2014", "iris2025") if name in self.yen]
        if self.survey:
            newest = self.survey[-1]
            found.append((newest.get("median") or newest["mean"]).int)
        return found

    @classmethod
    def of(cls, asked: "Asked", law: Law) -> "Found":
        """What the sources say of such an incident; `positions` only where there is a figure to place."""
        dbir, (jacobs, jacobs_facts) = models.dbir(asked.records, law), models.jacobs(asked.records, law)
        tier = law.row(
            "iris2025", asked.revenue_tier if asked.revenue_tier == "all" else f"revenue_{asked.revenue_tier}"
        )
        iris = {"mid": tier["median"].int, "high": tier["p95"].int}
        dollars = {"jacobs2014": jacobs, "iris2025": iris}
        facts = {"jacobs2014": jacobs_facts, "iris2025": (tier["median"], tier["p95"])}
        if dbir:
            one = dbir[0]
            dollars = {
                "dbir2015": {"low": one["single_low"], "mid": one["expected"], "high": one["single_high"]},
                **dollars,
            }
            facts["dbir2015"] = dbir[1]
        sigmas = {
            "dbir2015": law["dbir2015.sigma"],
            "jacobs2014": law.row("jacobs2014", "residual_se")["value"],
            "iris2025": tier["sigma"],
        }
        return cls(
            dbir=dbir[0] if dbir else None,
            jacobs=jacobs,
            iris=iris,
            yen={name: models.in_yen(one, asked.usd_jpy) for name, one in dollars.items()},
            survey=tuple(law.row("jnsa_survey_costs", one) for one in SURVEY[asked.kind]),
            police=law.rows("police_ransomware_cost") if asked.kind == "ransomware" else (),
            facts=facts,
            positions={
                name: models.share_below(Fraction(asked.figure) / asked.usd_jpy, one["mid"], sigmas[name])
                for name, one in dollars.items()
            }
            if asked.figure
            else None,
        )


def bucket(row: Row) -> tuple[int, int | None, Fraction]:
    """From, below (None: no upper end) and share of one of the police's classes."""
    high = row.get("high")
    return row["low"].int, high.int if high else None, row["share"].ratio


def said_share(share: Fraction) -> Text:
    """A share of events in words; what rounds to nil or to all is not claimed to be so."""
    if share == 0:
        return Text("1%未満", "less than 1%")
    if share == 1:
        return Text("99%超", "more than 99%")
    return Text(f"約{write.percent(share)}", f"about {write.percent(share)}")
