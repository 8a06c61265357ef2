"""Arithmetic of a mix of controls: what each leaves of the probability, what all leave, and what a yen buys."""

from dataclasses import dataclass
from fractions import Fraction

from calculators.control_mix_words import Control
from calculators.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A control as chosen. `effect` is None where nothing credible is known; `fact` is the source of a default."""

    control: Control
    coverage: Fraction
    effect: Fraction | None
    fact: Fact | None
    cost: int | None

    @property
    def factor(self) -> Fraction:
        """What it leaves of the probability."""
        return 1 - self.coverage * (self.effect or 0)


def product(chosen: tuple[Chosen, ...], strength: Fraction = Fraction(1)) -> Fraction:
    """Π(1 − coverage × effect), with every effect at that strength."""
    left = Fraction(1)
    for one in chosen:
        left *= 1 - one.coverage * (one.effect or 0) * strength
    return left


type Ranked = tuple[Chosen, Fraction, Fraction | None]


def ranking(chosen: tuple[Chosen, ...], ale: Fraction, floor: Fraction) -> list[Ranked]:
    """Each control alone: ALE it avoids and yen spent per yen avoided, cheapest first, those without a figure last."""
    found: list[Ranked] = []
    for one in chosen:
        avoided = ale * (1 - max(one.factor, floor))
        found.append((one, avoided, one.cost / avoided if avoided and one.cost is not None else None))
    return sorted(found, key=lambda ranked: (ranked[2] is None, ranked[2] or 0))


def rounded(value: Fraction) -> Fraction:
    """To a hundredth of a per cent, for reading."""
    return Fraction(round(value * 10_000), 10_000)
