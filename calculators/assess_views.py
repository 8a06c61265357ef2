"""What the one door answers for an assessment beyond its JSON: its page and files, or the sheet, or a comparison."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from calculators import assess_files, assess_page, assess_scenarios, assess_sheet, drafts, ics
from calculators.api import Answer
from calculators.assess import Assessment
from calculators.text import Lang


def answer(found: Answer, asked: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """`html`, and with the page also `files`: command, fragment, hash, csv, ics and the drafts.

    `asked["view"]` is `sheet` (with `sheet`: title, author, today, address, library), `compare` (with `scenarios`), or nothing.

    Raises:
        BadInput: a scenario that cannot be worked out, or a library that is not the pinned one.
    """
    detail = found.result.detail
    assert isinstance(detail, Assessment)
    match asked.get("view"):
        case "sheet":
            wishes = asked.get("sheet")
            return {"html": assess_sheet.sheet(found, detail, wishes if isinstance(wishes, dict) else {}, lang)}
        case "compare":
            return {"html": assess_scenarios.compare(asked, found.law.on.isoformat(), lang)}
        case _:
            return {"html": assess_page.page(found, detail, lang), "files": _files(found, detail, lang)}


def _files(found: Answer, detail: Assessment, lang: Lang) -> dict[str, Any]:
    return {
        "command": assess_files.command(found),
        "fragment": assess_files.fragment(found),
        "hash": assess_files.digest(found),
        "csv": assess_files.table(found, lang),
        "ics": _calendar(found, detail, lang),
        "drafts": drafts.drafts(found, detail),
    }


def _calendar(found: Answer, detail: Assessment, lang: Lang) -> str:
    """The duties with a day; empty where there is none."""
    events = [
        ics.Event(
            uid=f"{one.name}-{assess_files.digest(found)}@leak-liability-guide",
            day=one.due,
            title=one.what.get(lang),
            note=f"{one.when.get(lang)} ({', '.join(found.law.facts.article(basis)['label'][lang] for basis in one.basis)})",
            moment=datetime.fromisoformat(one.moment) if one.moment else None,
        )
        for one in detail.duties
        if one.due
    ]
    return ics.calendar(events, found.law.on, found.calculator.title.get(lang)) if events else ""
