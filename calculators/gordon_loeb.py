"""The Gordon–Loeb model of 2002: the most that a rational firm spends on protecting one set of information.

A breach has probability v and costs L; spending z lowers v to v ÷ (αz + 1)^β (class I) or v^(αz + 1) (class II). For both
classes the best z never exceeds v·L ÷ e. Logarithms are taken in decimal arithmetic, whose results are the same everywhere.
"""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

INVERSE_E = Fraction("0.36787944117144232159552377016146086745")
_CONTEXT = Context(prec=40)


def ceiling(vulnerability: Fraction, loss: int) -> int:
    """v·L ÷ e in whole yen: no spending above it pays in either class."""
    return round(vulnerability * loss * INVERSE_E)


def optimum(kind: str, vulnerability: Fraction, loss: int, alpha: Fraction, beta: Fraction) -> int:
    """The spending z that minimises S(z)·L + z, whole yen; 0 where the first yen already saves less than a yen.

    `kind` is `I` or `II`; `alpha` is per yen; `beta` matters for class I only.
    """
    with localcontext(_CONTEXT):
        found = _first(vulnerability, loss, alpha, beta) if kind == "I" else _second(vulnerability, loss, alpha)
        return int(found.to_integral_value(ROUND_HALF_UP))


def _first(vulnerability: Fraction, loss: int, alpha: Fraction, beta: Fraction) -> Decimal:
    """z = ((vβαL)^(1/(β+1)) − 1) ÷ α, where vβαL > 1."""
    gain = vulnerability * beta * alpha * loss
    if gain <= 1:
        return Decimal(0)
    return ((_decimal(gain).ln() / _decimal(beta + 1)).exp() - 1) / _decimal(alpha)


def _second(vulnerability: Fraction, loss: int, alpha: Fraction) -> Decimal:
    """z = (ln(1 ÷ (−αL ln v)) ÷ ln v − 1) ÷ α, where −αvL ln v > 1 (the slope at z = 0)."""
    if not 0 < vulnerability < 1:
        return Decimal(0)
    log = _decimal(vulnerability).ln()
    gain = -_decimal(alpha * loss) * log
    if gain * _decimal(vulnerability) <= 1:
        return Decimal(0)
    return (-gain.ln() / log - 1) / _decimal(alpha)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
