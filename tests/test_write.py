"""How single values are said: an amount that does not exist is not an answer of yes or no."""

import pytest

from calculators import write


@pytest.mark.parametrize("unit", ["yen", "years"])
def test_an_amount_the_law_does_not_provide_for_is_said_as_none(unit: str) -> None:
    assert write.quantity(False, unit, "ja") == "なし"
    assert write.quantity(False, unit, "en") == "none"


def test_a_flag_is_said_as_yes_or_no() -> None:
    assert write.quantity(False, "flag", "ja") == "いいえ"
    assert write.quantity(True, "flag", "en") == "yes"
