"""Properties of the costs and of the severity benchmark that hold for every input."""

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators import severity_models
from calculators.facts import shipped
from calculators.response_cost_inputs import LINES
from calculators.severity_words import TIERS
from tests import answers

LAW = shipped().at(date(2026, 11, 24))
YEN = st.integers(0, 10**12)
SHARE = st.integers(0, 100).map(lambda one: f"{one}%")
RANGE = st.lists(YEN, min_size=3, max_size=3).map(lambda three: "~".join(map(str, sorted(three))))
RESPONSE = st.fixed_dictionaries(
    {"people": st.integers(1, 2_000_000_000)},
    optional={
        "pcs": st.integers(0, 10_000),
        "servers": st.integers(0, 1_000),
        "vendor": st.sampled_from(["range", "a", "b", "c"]),
        "call_centre_months": st.integers(0, 24),
        "newspaper": st.booleans(),
        "legal": st.booleans(),
        "consulting": st.booleans(),
        "gift_unit": RANGE,
        "letter_unit": RANGE,
        "monitoring_months": st.integers(0, 60),
        "restoration": RANGE,
        "quote_investigation": RANGE,
        "quote_call_centre": RANGE,
    },
)


def outputs(name: str, **inputs: Any) -> dict[str, Any]:
    return answers.outputs(name, inputs, date(2026, 11, 24))


@given(RESPONSE)
def test_the_lines_add_up_and_are_ordered(inputs: dict[str, Any]) -> None:
    found = outputs("response_cost", **inputs)
    for end in ("low", "mid", "high"):
        assert found["total"][end] == sum(found[line][end] for line in LINES)
    assert all(found[line]["low"] <= found[line]["mid"] <= found[line]["high"] for line in (*LINES, "total"))


@given(RESPONSE, st.sampled_from([line for line in LINES if line != "restoration"]), RANGE)
def test_a_quotation_replaces_its_line_and_no_other(inputs: dict[str, Any], line: str, quote: str) -> None:
    base = outputs("response_cost", **inputs)
    quoted = outputs("response_cost", **{**inputs, f"quote_{line}": quote})
    low, mid, high = (int(part) for part in quote.split("~"))
    assert quoted[line] == {"low": low, "mid": mid, "high": high}
    assert all(quoted[other] == base[other] for other in LINES if other != line)


@given(RESPONSE, st.integers(1, 1000))
def test_more_of_anything_never_costs_less(inputs: dict[str, Any], more: int) -> None:
    base = outputs("response_cost", **inputs)["total"]
    grown = {**inputs, "pcs": min(inputs.get("pcs", 0) + more, 10_000)}
    grown["people"] = min(inputs["people"] + more, 2_000_000_000)
    assert all(base[end] <= outputs("response_cost", **grown)["total"][end] for end in ("low", "mid", "high"))


@given(YEN, SHARE, SHARE, st.integers(0, 365), SHARE, st.integers(0, 10**9))
def test_downtime_grows_with_days_and_shrinks_with_recovery(
    sales: int, margin: str, dependency: str, days: int, recovered: str, extra: int
) -> None:
    inputs = {"daily_sales": sales, "gross_margin": margin, "dependency": dependency, "extra_per_day": extra}
    some = outputs("downtime_loss", **inputs, days=days, recovered_later=recovered)["loss"]["mid"]
    assert some <= outputs("downtime_loss", **inputs, days=days + 1, recovered_later=recovered)["loss"]["mid"]
    assert some <= outputs("downtime_loss", **inputs, days=days)["loss"]["mid"]
    assert extra * days <= some <= (sales + extra) * days


@given(YEN, SHARE, st.sampled_from(["under_1w", "1w_1m", "1m_2m"]))
def test_a_class_gives_an_ordered_range(sales: int, margin: str, duration: str) -> None:
    loss = outputs("downtime_loss", daily_sales=sales, gross_margin=margin, dependency=1, duration=duration)["loss"]
    assert loss["low"] <= loss["mid"] <= loss["high"]


def test_the_open_class_has_no_upper_end() -> None:
    found = outputs("downtime_loss", daily_sales=100, gross_margin=1, dependency=1, duration="over_2m")
    assert found["loss"] == {"low": 6000, "mid": None, "high": None}
    assert found["days"] == {"low": 60, "mid": None, "high": None}


@given(st.integers(100, 10**8 - 1))
def test_dbir_is_ordered_and_grows_with_records(records: int) -> None:
    first, second = severity_models.dbir(records, LAW), severity_models.dbir(records + 1, LAW)
    assert first is not None
    assert second is not None
    values = [first[0][key] for key in severity_models.DBIR]
    assert values == sorted(values)
    assert all(first[0][key] <= second[0][key] for key in severity_models.DBIR)


@given(st.integers(1, 2 * 10**9 - 1))
def test_jacobs_is_ordered_and_grows_with_records(records: int) -> None:
    first, second = severity_models.jacobs(records, LAW)[0], severity_models.jacobs(records + 1, LAW)[0]
    assert first["low"] <= first["mid"] <= first["high"]
    assert all(first[end] <= second[end] for end in first)


def test_every_printed_row_of_dbir_comes_back_as_printed() -> None:
    for row in LAW.rows("dbir2015"):
        found = severity_models.dbir(row["records"].int, LAW)
        assert found is not None
        assert found[0] == {key: row[key].int for key in severity_models.DBIR}


@given(st.integers(1, 10**10), st.integers(1, 10**10))
def test_the_share_below_grows_with_the_amount(one: int, other: int) -> None:
    sigma = LAW["dbir2015.sigma"]
    low, high = sorted((one, other))
    assert severity_models.share_below(Fraction(low), 10**6, sigma) <= severity_models.share_below(
        Fraction(high), 10**6, sigma
    )


def test_the_share_below_follows_the_normal_table() -> None:
    """z = −2, −1, 0, 1, 1.645, 2 by the printed table of the standard normal distribution."""
    sigma = LAW["dbir2015.sigma"]
    for z, expected in ((-2, "0.02"), (-1, "0.16"), (0, "0.5"), (1, "0.84"), (1.645, "0.95"), (2, "0.98")):
        amount = Fraction(10**6) * Fraction(str(2.718281828459045 ** (z * 1.57)))
        assert severity_models.share_below(amount, 10**6, sigma) == Fraction(expected), z


def test_sources_without_a_value_are_null() -> None:
    found = outputs("severity_benchmark", records=50, kind="other", usd_jpy=150)
    assert found["dbir2015"] is None
    assert found["jnsa_survey"] is None
    assert found["police_ransomware"] is None
    assert found["positions"] is None
    mean_only = outputs("severity_benchmark", records=50, kind="emotet", usd_jpy=150)["jnsa_survey"]
    assert mean_only == {"mean": 10_300_000, "median": None}


def test_the_police_classes_are_those_printed() -> None:
    classes = outputs("severity_benchmark", records=50, kind="ransomware", usd_jpy=150)["police_ransomware"]
    assert [(low, high) for low, high, _ in classes] == [
        (0, 1_000_000),
        (1_000_000, 5_000_000),
        (5_000_000, 10_000_000),
        (10_000_000, 50_000_000),
        (50_000_000, None),
    ]
    assert abs(sum(share for *_, share in classes) - 1) < Fraction(1, 100)


def test_the_revenue_classes_are_those_of_the_table() -> None:
    labels = {row.id.removeprefix("revenue_"): row.label for row in LAW.rows("iris2025")}
    assert {one.id: one.label for one in TIERS if one.id != "all"} == {
        name: label for name, label in labels.items() if name != "all"
    }
