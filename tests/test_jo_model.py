"""Properties of the JO model that hold for every input, and the 57 values it can take."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from calculators import api
from calculators.facts import shipped

ITEMS = [row.id for row in shipped().rows("items")]
FACTORS = st.fixed_dictionaries(
    {
        "responsibility": st.sampled_from(["general", "elevated"]),
        "response": st.sampled_from(["appropriate", "inappropriate", "unknown"]),
    }
)
SETS = st.lists(st.sampled_from(ITEMS), min_size=1, max_size=8, unique=True)


def per_person(items: list[str], factors: dict[str, str], **more: object) -> int:
    answer = api.evaluate("jo_model", {"items": items, "people": 1, **factors, **more})
    return {one.name: one.value for one in answer.result.outputs}["per_person"]  # type: ignore[return-value]


@given(SETS, st.sampled_from(ITEMS), FACTORS)
def test_an_item_more_never_lowers_the_amount(items: list[str], more: str, factors: dict[str, str]) -> None:
    assert per_person([*items, more], factors) >= per_person(items, factors)


@given(SETS, FACTORS, st.integers(1, 2_000_000_000))
def test_total_is_per_person_times_people(items: list[str], factors: dict[str, str], people: int) -> None:
    answer = api.evaluate("jo_model", {"items": items, "people": people, **factors})
    found = {one.name: one.value for one in answer.result.outputs}
    assert found["total"] == per_person(items, factors) * people


@given(SETS, FACTORS, st.integers(1, 3), st.integers(1, 3))
def test_a_given_level_only_raises(items: list[str], factors: dict[str, str], mental: int, economic: int) -> None:
    raised = per_person(items, factors, mental_level=mental, economic_level=economic)
    assert raised >= per_person(items, factors)


def test_the_possible_values_are_exactly_57() -> None:
    """Levels 1–3 each, identifiability by items, both responsibilities, both responses: what the model can say."""
    identities = (["email"], ["name"], ["name", "address"])
    found = {
        per_person(
            items,
            {"responsibility": responsibility, "response": response},
            mental_level=mental,
            economic_level=economic,
        )
        for items, mental, economic, responsibility, response in product(
            identities, (1, 2, 3), (1, 2, 3), ("general", "elevated"), ("appropriate", "inappropriate")
        )
    }
    by_hand = {
        500 * (10 ** (x - 1) + 5 ** (y - 1)) * ident * resp * post
        for x, y, ident, resp, post in product((1, 2, 3), (1, 2, 3), (1, 3, 6), (1, 2), (1, 2))
    }
    assert found == by_hand
    assert len(found) == 57
    assert (min(found), max(found)) == (1_000, 1_500_000)
