"""Works out each line of the cost of a response: its amounts, the working and the facts, from JNSA's prices or a quotation."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from calculators import write
from calculators.facts import Fact, Law
from calculators.response_cost_inputs import Inputs
from calculators.spec import Triple
from calculators.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the bill: its amounts in yen, how the middle one comes about, and the facts used."""

    amount: Triple
    expression: str | Text
    facts: tuple[Fact, ...] = ()


type Maker = Callable[[Inputs, Law], Line | None]


def line(name: str, inputs: Inputs, law: Law) -> Line | None:
    """The line from its quotation if there is one, else worked out; None where there is nothing to count."""
    quote: Triple | None = inputs.restoration if name == "restoration" else getattr(inputs, f"quote_{name}")
    if quote is not None:
        return Line(amount=quote, expression=Text("入力した見積り", "the quotation given"))
    maker = MAKERS.get(name)
    return maker(inputs, law) if maker else None


def _times(unit: Iterable[int | Fraction], count: int | Fraction) -> Triple:
    """Each end × count, cut to the yen."""
    low, mid, high = (int(one * count) for one in unit)
    return Triple(low=low, mid=mid, high=high)


def added(found: list[Triple]) -> Triple:
    """The sum, end by end."""
    return Triple(
        low=sum(one.low for one in found), mid=sum(one.mid for one in found), high=sum(one.high for one in found)
    )


def _investigation(inputs: Inputs, law: Law) -> Line | None:
    """First response + machines × price. For the range, the lowest, the middle and the highest of three vendors, part by part."""
    if inputs.vendor == "d":
        hour = law.row("jnsa_forensic_vendors", "vendor_d")["hour"]
        hours = inputs.vendor_hours or 0
        return Line(amount=Triple.flat(int(hour.int * hours)), expression=f"{hour.int:,} × {hours}", facts=(hour,))
    if inputs.pcs + inputs.servers == 0:
        return None
    chosen = ("a", "b", "c") if inputs.vendor == "range" else (inputs.vendor,)
    rows = [law.row("jnsa_forensic_vendors", f"vendor_{one}") for one in chosen]
    parts = {column: sorted((row[column] for row in rows), key=lambda cell: cell.int) for column in PARTS}
    counts = {"initial": 1, "pc": inputs.pcs, "server": inputs.servers}
    picked = {end: {column: cells[at(len(cells))] for column, cells in parts.items()} for end, at in ENDS.items()}
    low, mid, high = (sum(cell.int * counts[column] for column, cell in picked[end].items()) for end in ENDS)
    initial, pc, server = (cell.int for cell in picked["mid"].values())
    return Line(
        amount=Triple(low=low, mid=mid, high=high),
        expression=f"{initial:,} + {pc:,} × {inputs.pcs} + {server:,} × {inputs.servers}",
        facts=tuple(dict.fromkeys(cell for end in picked.values() for cell in end.values())),
    )


PARTS = ("initial", "pc", "server")
ENDS: dict[str, Callable[[int], int]] = {
    "low": lambda count: 0,
    "mid": lambda count: count // 2,
    "high": lambda count: count - 1,
}


def _notices(inputs: Inputs, law: Law) -> Line | None:
    if inputs.notice != "letter" or inputs.people is None:
        return None
    if inputs.letter_unit:
        unit = inputs.letter_unit
        return Line(amount=_times(unit.ends().values(), inputs.people), expression=f"{unit.mid:,} × {inputs.people:,}")
    low, mid, high = (law[f"postage.notice_letter_yen.{end}"] for end in ("low", "typical", "high"))
    unit = Triple(low=low.int, mid=mid.int, high=high.int)
    return Line(
        amount=_times(unit.ends().values(), inputs.people),
        expression=f"{unit.mid:,} × {inputs.people:,}",
        facts=(low, mid, high),
    )


def _gifts(inputs: Inputs, law: Law) -> Line | None:
    if inputs.gift_unit is None or inputs.people is None:
        return None
    unit = inputs.gift_unit
    return Line(amount=_times(unit.ends().values(), inputs.people), expression=f"{unit.mid:,} × {inputs.people:,}")


def _priced(row_id: str, count: int, law: Law) -> Line | None:
    """Count × published price; the middle lies halfway between the printed ends."""
    if not count:
        return None
    row = law.row("jnsa_unit_prices", row_id)
    low, high, quantity = row["low"], row["high"], row["quantity"].int
    unit = (low.ratio / quantity, (low.ratio + high.ratio) / 2 / quantity, high.ratio / quantity)
    middle = f"({low.int:,} + {high.int:,}) ÷ 2" if low.int != high.int else f"{low.int:,}"
    per = f" ÷ {quantity}" if quantity != 1 else ""
    return Line(amount=_times(unit, count), expression=f"{middle}{per} × {count}", facts=(low, high))


def _overtime(inputs: Inputs, law: Law) -> Line | None:
    months = inputs.overtime_person_months
    if not months:
        return None
    assumed = None if inputs.person_month_yen else law["assumptions.person_month_yen"]
    unit = inputs.person_month_yen or Triple.flat(law["assumptions.person_month_yen"].int)
    return Line(
        amount=_times(unit.ends().values(), months),
        expression=f"{unit.mid:,} × {write.trim(months)}",
        facts=(assumed,) if assumed else (),
    )


MAKERS: dict[str, Maker] = {
    "investigation": _investigation,
    "notices": _notices,
    "gifts": _gifts,
    "call_centre": lambda inputs, law: _priced("call_centre_3months", inputs.call_centre_months, law),
    "newspaper": lambda inputs, law: _priced("newspaper_local", int(inputs.newspaper), law),
    "legal": lambda inputs, law: _priced("legal", int(inputs.legal), law),
    "consulting": lambda inputs, law: _priced("consulting", int(inputs.consulting), law),
    "monitoring": lambda inputs, law: _priced("monitoring_month", inputs.monitoring_months, law),
    "overtime": _overtime,
}
