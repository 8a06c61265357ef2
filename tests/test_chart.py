"""Pictures and forms: well-formed, without style attributes, with the same figures in words, no fact left unfilled."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import api, chart, form, registry, render, spec, write
from calculators.facts import shipped
from calculators.result import Output
from calculators.text import Lang, both

AMOUNTS = st.lists(st.integers(1, 10**16), min_size=2, max_size=30, unique=True).map(sorted)


def exceedance(amounts: list[int]) -> Output:
    count = len(amounts)
    value = [[amount, (count - at) / count] for at, amount in enumerate(amounts)] + [[amounts[-1] * 2, 0]]
    return Output(name="curve", label=both("curve"), value=value, unit="exceedance")  # type: ignore[arg-type]


@given(AMOUNTS, st.sampled_from(["ja", "en"]))
def test_curve_stays_inside_its_picture_and_falls(amounts: list[int], lang: Lang) -> None:
    html = chart.curve_svg(exceedance(amounts), lang)
    root = ElementTree.fromstring(f"<div>{html}</div>")  # noqa: S314  # our own output
    assert "style=" not in html
    svg = root.find("svg")
    assert svg is not None
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    line = next(one for one in svg.iter("path"))
    points = [tuple(map(float, pair.split(","))) for pair in line.attrib["d"][1:].split("L")]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)
    assert points == sorted(points)
    assert [one.text for one in svg.iter("text") if "leakcalc-mark-name" in one.attrib["class"]] == [
        "P10",
        "P50",
        "P90",
    ]
    assert root.find(".//table") is not None


@given(AMOUNTS)
def test_yen_ticks_are_few_and_cover_the_amounts(amounts: list[int]) -> None:
    linear, powers = chart.ticks(amounts[-1]), chart.log_ticks(amounts[0], amounts[-1])
    assert linear[0] == 0
    assert linear[-1] >= amounts[-1]
    assert len(linear) <= 7
    assert powers[0] <= amounts[0]
    assert powers[-1] >= amounts[-1]
    assert len(powers) <= 7


def test_a_single_amount_has_no_curve() -> None:
    one = Output(name="curve", label=both("curve"), value=[[100, 0]], unit="exceedance")
    assert chart.curve_svg(one, "ja") == ""


def test_shares_are_drawn_with_their_figures_and_labels() -> None:
    output = Output(name="drivers", label=both("drivers"), value=[["response", 0.9], ["damages", 0.1]], unit="shares")
    html = chart.shares_svg(output, {"response": "<b>", "damages": "D"}, "en")
    assert "&lt;b&gt;" in html
    assert "90%" in html
    assert 'width="90.0"' in html
    assert "style=" not in html
    ElementTree.fromstring(html)  # noqa: S314  # our own output


def test_percentiles_have_a_bar_like_any_range() -> None:
    value = {"p10": 10, "p50": 20, "p90": 40, "p95": 50, "mean": 25}
    bar = chart.range_bar(Output(name="total", label=both("total"), value=value, unit="yen"), "en")  # type: ignore[arg-type]
    assert 'x="20.0" y="1" width="60.0"' in bar


@pytest.mark.parametrize("name", registry.NAMES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_form_has_its_facts_filled_in_and_each_field_once(name: str, lang: Lang) -> None:
    calculator = registry.get(name)
    html = form.form(calculator, shipped(), lang)
    assert not re.search(r"\{[a-z0-9_.]+\}", html)
    assert re.findall(r'data-field="([^"]+)"', html) == [field.name for field in spec.fields(calculator.inputs)]
    assert html.count("<details") == html.count("</details>")


def test_an_input_may_be_called_class() -> None:
    inputs = {"single_loss": 1, "annual_rate": 0, "mitigation": 0, "annual_cost": 1, "vulnerability": 0.5, "loss": 9}
    answer = api.evaluate("security_investment", {**inputs, "alpha": 0.001, "beta": 1, "class": "I"})
    assert spec.normalised(answer.inputs)["class"] == "I"
    lines = list(render.answers(answer.calculator, answer.inputs, shipped(), "en"))
    assert lines[-1][0].endswith("Class of functions")


def test_negative_yen_carry_their_sign_first() -> None:
    assert write.yen(-2_200_000, "en") == "-¥2.2 million"
    assert write.digits(-5, "en") == "-¥5"
    assert write.yen(-2_200_000, "ja") == "-220万円"


@pytest.mark.parametrize(
    ("value", "said"), [(1e-7, "0.0000001"), (0.00123456, "0.001235"), (-0.00012, "-0.00012"), (0, "0")]
)
def test_small_numbers_are_not_rounded_away(value: float, said: str) -> None:
    assert write.trim(value) == said
