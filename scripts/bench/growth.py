"""What grows with the guide: bytes and time to the first figure with the calculators and judgments there are, and with many more."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

from calculators import registry
from calculators.facts import shipped
from scripts.bench import after, made_up, parts
from scripts.bench.ground import Line, Subject, browser, first_figure, in_turn, profile, served

# Calculators and judgments, made-up ones included.
STEPS = ((50, 500), (100, 1_000))
COMPARES = "court_award"


def measure(playwright: Playwright, site: Path, rounds: int) -> dict[str, Any]:
    """Each step beside the site as it is, in one run; the last with a twin that has its bytes but nothing in them."""
    real = (len(registry.NAMES), len(shipped().precedents))
    subjects = {"now": (Subject(name="now", site=site), real)}
    for many in STEPS:
        grown = made_up.grown(site, *many)
        subjects[grown.name] = (grown, many)
    subjects["padded"] = (parts.padded(site, grown), real)
    found = in_turn(playwright, [one for one, _ in subjects.values()], "local", rounds)
    return {
        name: {"calculators": many[0], "judgments": many[1], **found[name], **_more(playwright, subject)}
        for name, (subject, many) in subjects.items()
    }


def _more(playwright: Playwright, subject: Subject) -> dict[str, Any]:
    """Bytes of the memory image, and a further comparison with all judgments."""
    image = parts.file_of(subject, "image")
    with profile() as fresh, served(subject, Line()) as url, browser(playwright, fresh) as context:
        page = context.new_page()
        first_figure(page, url)
        compared = after.runs(page, COMPARES, 15)
    return {"image": image.stat().st_size, "image_packed": parts.travels(image), "compare": compared}
