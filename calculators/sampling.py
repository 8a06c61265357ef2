"""Draws many possible totals from ranges of yen: modified PERT, stratified, the same bytes on every machine.

Only operations that IEEE 754 fixes to the last bit are used on floats (+ − × ÷ and comparison) and `random.Random(seed)
.random()`, whose sequence Python guarantees; exp and log are written out below because libraries differ in their last bit.
Everything in yen is a whole number, so sums and variances are exact.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import accumulate
from math import frexp
from operator import add, mul
from random import Random

from calculators.spec import Triple

CELLS = 128
BATCHES = 10
_LN2 = 0.6931471805599453


def pert_mean(part: Triple, shape: int = 4) -> Fraction:
    """Mean of the modified PERT: (low + λ·mode + high) ÷ (λ + 2), yen."""
    return Fraction(part.low + shape * part.mid + part.high, shape + 2)


def pert_variance(part: Triple, shape: int = 4) -> Fraction:
    """Variance of the modified PERT: (mean − low)(high − mean) ÷ (λ + 3), yen squared."""
    mean = pert_mean(part, shape)
    return (mean - part.low) * (part.high - mean) / (shape + 3)


def quantiles(part: Triple, count: int, shape: int = 4) -> list[int]:
    """The amounts at the middle of `count` equally likely slices of the PERT, in rising order, whole yen."""
    width = part.high - part.low
    if width == 0:
        return [part.low] * count
    edges, masses = _cells(Fraction(part.mid - part.low, width), shape)
    scale = count / list(accumulate(masses))[-1]
    found: list[int] = []
    left = 0.0
    for at, mass in enumerate(masses):
        size = mass * scale
        last = at == CELLS - 1
        upto = count if last else int(left + size + 0.5)
        if upto > len(found):
            slope = (edges[at + 1] - edges[at]) * width / size
            start = edges[at] * width + 0.5 + slope * (0.5 - left)
            found += [part.low + int(start + slope * slice_) for slice_ in range(len(found), upto)]
        left += size
    return [min(one, part.high) for one in found] if found[-1] > part.high else found


def _cells(mode: Fraction, shape: int) -> tuple[tuple[float, ...], list[float]]:
    """Edges between 0 and 1, and the mass of the density x^(λt)·(1−x)^(λ(1−t)) between them, by Simpson's rule.

    The edges stand closer near 0 and 1, where the density is steepest: x = s²(3 − 2s) for equal steps of s.
    """
    edges, weights, logs = _grid()
    up = shape * mode.numerator / mode.denominator
    down = shape - up
    heights = [
        weight * _exp(up * below + down * above)
        for weight, below, above in zip(weights, logs, reversed(logs), strict=True)
    ]
    heights = [0.0, *heights, 0.0]
    masses = [heights[at] + 4.0 * heights[at + 1] + heights[at + 2] for at in range(0, 2 * CELLS, 2)]
    return edges, masses


@cache
def _grid() -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Edges of the cells; weight s(1 − s) and ln x at the edges and midpoints inside."""
    steps = [at / (2 * CELLS) for at in range(2 * CELLS + 1)]
    places = [s * s * (3.0 - 2.0 * s) for s in steps]
    inner = range(1, 2 * CELLS)
    return (
        tuple(places[::2]),
        tuple(steps[at] * (1.0 - steps[at]) for at in inner),
        tuple(_log(places[at]) for at in inner),
    )


def _log(value: float) -> float:
    """Natural logarithm of a number above 0 by the series of artanh, good to about fifteen digits."""
    mantissa, exponent = frexp(value)
    if mantissa < 0.7:
        mantissa, exponent = mantissa * 2.0, exponent - 1
    step = (mantissa - 1.0) / (mantissa + 1.0)
    square, total = step * step, 0.0
    for odd in range(25, 0, -2):
        total = total * square + 1.0 / odd
    return 2.0 * step * total + exponent * _LN2


def _exp(value: float) -> float:
    """e to a power of 0 or less, by the series on a 1,024th of it and ten squarings, good to eight digits down to e^-40."""
    x = value / 1024.0
    found = 1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x / 120.0))))
    for _ in range(10):
        found *= found
    return found


def running_totals(parts: list[list[int]], seed: int, together: Fraction) -> list[list[list[int]]]:
    """For each of ten batches the totals of its runs after the first part, after the second, and so on.

    `parts` are quantiles as `quantiles` gives them. Each batch holds every tenth slice of each part (a Latin hypercube of
    its own). In the share `together` of the runs all parts stand at the same slice; in the rest they are shuffled apart.
    A part is shuffled once; each batch begins at a random place of that shuffle, which pairs the parts anew. A part more
    leaves the draws of those before it as they were.
    """
    chance = Random(seed).random  # noqa: S311  (a model, no secret: the same seed must give the same draw)
    count = len(parts[0])
    free = [_free(len(range(batch, count, BATCHES)), together) for batch in range(BATCHES)]
    found: list[list[list[int]]] = [[] for _ in free]
    for part in parts:
        shuffle = _shuffle(len(free[0][1]), chance)
        for batch, (joint, rest) in enumerate(free):
            begin = int(chance() * len(shuffle))
            order = joint + [rest[at] for at in shuffle[begin:] + shuffle[:begin] if at < len(rest)]
            drawn = map(part[batch::BATCHES].__getitem__, order)
            before = found[batch]
            before.append(list(map(add, before[-1], drawn)) if before else list(drawn))
    return found


def _free(size: int, together: Fraction) -> tuple[list[int], list[int]]:
    """Slices at which all parts stand together, spread evenly, and the other slices."""
    joint = size * together.numerator // together.denominator
    spread = [at * joint % size < joint for at in range(size)]
    return [at for at in range(size) if spread[at]], [at for at in range(size) if not spread[at]]


def _shuffle(size: int, chance: Callable[[], float]) -> list[int]:
    """The numbers below `size` in the order of as many random numbers."""
    keys = [chance() for _ in range(size)]
    return sorted(range(size), key=keys.__getitem__)


def at_share(ordered: list[int], share: Fraction) -> int:
    """The smallest value that at least that share of the runs does not exceed."""
    return ordered[max(-(-share.numerator * len(ordered) // share.denominator) - 1, 0)]


def covariance(first: list[int], second: list[int]) -> Fraction:
    """Of two lists that belong together one by one, exact."""
    count = len(first)
    return Fraction(count * sum(map(mul, first, second)) - sum(first) * sum(second), count * count)
