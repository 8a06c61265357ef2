"""Several ranges on one axis: whatever the amounts, a well-formed picture inside its bounds and the same figures as a table."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import range_chart, write
from calculators.result import Ranges, Span
from calculators.text import Lang, both

AMOUNT = st.integers(0, 10**16)
LANG: st.SearchStrategy[Lang] = st.sampled_from(["ja", "en"])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    low, mid, high = sorted(draw(st.lists(AMOUNT, min_size=3, max_size=3)))
    kept = draw(st.lists(st.booleans(), min_size=4, max_size=4))
    values = [value if keep else None for value, keep in zip((low, mid, high, mid), kept, strict=True)]
    return Span(label=both("a <b>"), low=values[0], mid=values[1], high=values[2], mean=values[3])


def drawn(one: Ranges, lang: Lang) -> ElementTree.Element:
    html = range_chart.ranges(one, lang)
    assert "style=" not in html
    return ElementTree.fromstring(html)  # noqa: S314  # our own output


@given(st.lists(spans(), max_size=6), st.booleans(), st.none() | AMOUNT, LANG)
def test_every_mark_stays_inside_the_picture(found: list[Span], log: bool, amount: int | None, lang: Lang) -> None:
    marker = None if amount is None else (both("mine"), amount)
    root = drawn(Ranges(caption=both("c"), spans=tuple(found), log=log, marker=marker), lang)
    for element in root.iter():
        for name in ("x", "x1", "x2", "cx"):
            if name in element.attrib:
                assert 0 <= float(element.attrib[name].rstrip("%")) <= 100, element.attrib
        if element.tag == "rect":
            assert float(element.attrib["x"].rstrip("%")) + float(element.attrib["width"].rstrip("%")) <= 100


@given(st.lists(spans(), min_size=1, max_size=6), st.booleans(), LANG)
def test_the_table_holds_every_figure(found: list[Span], log: bool, lang: Lang) -> None:
    root = drawn(Ranges(caption=both("c"), spans=tuple(found), log=log), lang)
    cells = ["".join(cell.itertext()) for cell in root.iter("td")]
    wanted = [
        write.estimate(value, lang)
        for span in found
        for value in (span.low, span.mid, span.high, span.mean)
        if value is not None
    ]
    assert [one for one in cells if one != "—"] == wanted


@pytest.mark.parametrize(("lang", "most"), [("ja", 4), ("en", 4)])
def test_the_axis_fits_a_narrow_screen(lang: Lang, most: int) -> None:
    span = Span(label=both("a"), low=10**6, mid=10**8, high=10**10)
    root = drawn(Ranges(caption=both("c"), spans=(span,), log=True), lang)
    words = [one.text for one in root.iter("text") if one.attrib["class"] == "leakcalc-axis"]
    assert 2 <= len(words) <= most


def test_an_open_end_is_drawn_open() -> None:
    up = range_chart.ranges(Ranges(caption=both("c"), spans=(Span(label=both("a"), low=5),)), "en")
    down = range_chart.ranges(Ranges(caption=both("c"), spans=(Span(label=both("a"), mid=5, high=9),)), "en")
    assert "leakcalc-arrow" in up
    assert "leakcalc-span-open" in down
    assert not re.search("leakcalc-arrow", down)
