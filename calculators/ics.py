"""Writes days as a calendar file (RFC 5545): all-day events with an alarm the day before, no clock and no network involved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_JAPAN = timedelta(hours=9)
_LONGEST = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One day (or, with `moment` in Japan time, one minute) in the calendar; `uid` stays the same for the same deadline."""

    uid: str
    day: date
    title: str
    note: str
    moment: datetime | None = None


def calendar(events: Iterable[Event], stamp: date, name: str) -> str:
    """The file. `stamp` is the day the facts were known, so that the same question gives the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//leak liability guide//assessment//JA", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(event: Event, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    if event.moment:
        begins = event.moment - _JAPAN
        yield f"DTSTART:{begins:%Y%m%dT%H%M%S}Z"
        yield f"DTEND:{begins:%Y%m%dT%H%M%S}Z"
    else:
        yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(event.note)}"
    yield from ("TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D")
    yield f"DESCRIPTION:{_escaped(event.title)}"
    yield from ("END:VALARM", "END:VEVENT")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """No line longer than 75 octets; a continuation begins with a space, and no letter is cut in two."""
    rest, room = line, _LONGEST
    while len(rest.encode("utf-8")) > room:
        cut = room
        piece = rest.encode("utf-8")[:cut].decode("utf-8", errors="ignore")
        yield piece if rest is line else f" {piece}"
        rest = rest[len(piece) :]
        room = _LONGEST - 1
    yield rest if rest is line else f" {rest}"
