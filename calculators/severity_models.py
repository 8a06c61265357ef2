"""Published relations between the size of a leak and its cost, in US dollars: DBIR 2015 figure 23 and Jacobs 2014.

All in decimal arithmetic, whose logarithm and exponential are rounded correctly everywhere, so that every machine agrees.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from calculators.facts import Fact, Law

_PRECISION = Context(prec=34, rounding=ROUND_HALF_UP)
DBIR = ("single_low", "mean_low", "expected", "mean_high", "single_high")


def dbir(records: int, law: Law) -> tuple[dict[str, int], tuple[Fact, ...]] | None:
    """US dollars for that many records, log-log between the two printed rows around them; None outside the printed rows.

    `single_low` to `single_high` hold 95 % of single events; `mean_low` to `mean_high` the mean of many.
    """
    rows = law.rows("dbir2015")
    for below, above in pairwise(rows):
        first, last = below["records"].int, above["records"].int
        if not first <= records <= last:
            continue
        with localcontext(_PRECISION):
            at = (Decimal(records).ln() - Decimal(first).ln()) / (Decimal(last).ln() - Decimal(first).ln())
            found = {
                key: _whole(((1 - at) * Decimal(below[key].int).ln() + at * Decimal(above[key].int).ln()).exp())
                for key in DBIR
            }
        return found, tuple(row[key] for row in (below, above) for key in ("single_low", "expected", "single_high"))
    return None


def jacobs(records: int, law: Law) -> tuple[dict[str, int], tuple[Fact, ...]]:
    """US dollars: exp(intercept + slope × ln records), times and divided by the 90 % band."""
    cells = {name: law.row("jacobs2014", name)["value"] for name in ("intercept", "slope", "band90")}
    with localcontext(_PRECISION):
        intercept, slope, band = (Decimal(str(cell.value)) for cell in cells.values())
        middle = (intercept + slope * Decimal(records).ln()).exp()
        found = {"low": _whole(middle / band), "mid": _whole(middle), "high": _whole(middle * band)}
    return found, tuple(cells.values())


def share_below(amount: Fraction, median: int, sigma: Fact) -> Fraction:
    """The share of events that cost no more than `amount`, log-normal with that median; to the hundredth.

    `amount` and `median` in the same money, `amount` above 0.
    """
    with localcontext(_PRECISION):
        ratio = Decimal(amount.numerator) / Decimal(amount.denominator) / median
        z = ratio.ln() / Decimal(str(sigma.value))
        if abs(z) > 6:
            return Fraction(int(z > 0))
        return Fraction(_normal(z).quantize(Decimal("0.01")))


def _normal(z: Decimal) -> Decimal:
    """The standard normal distribution function by its series: 1/2 + φ(z) · (z + z³/3 + z⁵/(3·5) + …)."""
    term, total, odd = z, z, 1
    while abs(term) > Decimal("1e-25"):
        odd += 2
        term *= z * z / odd
        total += term
    density = (-z * z / 2).exp() / (2 * _PI).sqrt()
    return Decimal("0.5") + density * total


_PI = Decimal("3.141592653589793238462643383279503")


def _whole(value: Decimal) -> int:
    return int(value.to_integral_value(rounding=ROUND_HALF_UP))


def in_yen(usd: Mapping[str, int], rate: Fraction) -> dict[str, int]:
    """Whole dollars × yen for a dollar, cut to the yen."""
    return {key: int(amount * rate) for key, amount in usd.items()}
