"""What the one door answers for an assessment beyond its JSON."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from calculators import assess_page
from calculators.assess import Assessment
from calculators.text import Lang

if TYPE_CHECKING:
    from calculators.api import Answer


def answer(found: "Answer", asked: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """Additions to the answer: its page."""
    detail = found.result.detail
    assert isinstance(detail, Assessment)
    return {"html": assess_page.page(found, detail, lang)}
