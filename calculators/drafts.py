"""Drafts that an assessment can fill in: the nine items of Rule 8, a notice, a public statement, an internal report, a time line.

A draft states what was entered and nothing more. What is not known is marked 【…】 to be filled or said to be under
investigation; a suspicion is never written as a fact.
"""

from calculators import render, spec, write
from calculators.api import Answer
from calculators.assess import Assessment
from calculators.assess_files import digest
from calculators.drafts_words import CAUSES, HARMS, ITEMS_OF_RULE_8, KINDS, WHOSE, WORDS, advice
from calculators.text import LANGS, Lang, Text, listed


def drafts(answer: Answer, found: Assessment) -> list[dict[str, object]]:
    """Every draft in both languages: `kind`, `title` and `text` by language."""
    return [
        {
            "kind": kind,
            "title": title.json(),
            "text": {lang: "\n".join(_WRITERS[kind](_Told(answer, found, lang))) + "\n" for lang in LANGS},
        }
        for kind, title in KINDS.items()
    ]


class _Told:
    """The answers as phrases of one language; an open one is said to be open."""

    def __init__(self, answer: Answer, found: Assessment, lang: Lang) -> None:
        self.answer, self.found, self.lang = answer, found, lang
        self.given = found.case.inputs

    def word(self, name: str) -> str:
        return WORDS[name].get(self.lang)

    def blank(self, name: str) -> str:
        """A gap to be filled by hand."""
        return f"【{self.word(name)}】" if self.lang == "ja" else f"[{self.word(name)}]"

    @property
    def items(self) -> str:
        kind = next(field.kind for field in spec.of(self.given) if field.name == "items")
        return render.answer(kind, self.given.items, self.answer.law.facts, self.lang)

    @property
    def people(self) -> str:
        number = write.quantity(self.given.people, "people", self.lang)
        return self.word(f"people_{self.given.people_known}").format(number)

    @property
    def whose(self) -> str:
        return WHOSE[self.given.whose].get(self.lang)

    @property
    def cause(self) -> str:
        return CAUSES[self.given.cause].get(self.lang)

    def day(self, name: str) -> str:
        """A day in both calendars, or a gap."""
        found = getattr(self.given, name)
        return write.long_day(found, self.lang) if found else self.blank(f"blank_{name}")

    @property
    def aware(self) -> str:
        clock = self.given.aware_at
        time = f" {clock:%H:%M}" if clock else ""
        return f"{self.day('aware_on')}{time}"

    def state(self, name: str) -> str:
        """Done or not yet, in words."""
        return self.word(f"{name}_{'done' if getattr(self.given, name) else 'open'}")

    def due(self, name: str) -> str:
        duty = next((one for one in self.found.duties if one.name == name), None)
        if duty is None:
            return self.word("no_duty")
        return write.long_day(duty.due, self.lang) if duty.due else duty.when.get(self.lang)


def _head(told: _Told, kind: str) -> list[str]:
    return [KINDS[kind].get(told.lang), told.word("draft"), ""]


def _preliminary(told: _Told) -> list[str]:
    """The nine items in the order of Rule 8(1)."""
    known = {
        "outline": told.word("outline").format(
            leaked=told.day("leaked_on"),
            aware=told.aware,
            cause=told.cause,
            whose=told.whose,
            place=told.word(f"place_{told.given.place}"),
        ),
        "items": told.items,
        "people": told.people,
        "cause": f"{told.cause}{told.word('cause_more') if told.given.cause == 'unknown' else told.word('cause_detail')}",
        "harm": HARMS[told.given.secondary_harm].get(told.lang),
        "persons": f"{told.state('notified')} {_gift(told)}".strip(),
        "publication": told.state("published"),
        "prevention": f"{told.state('contained')} {told.state('evidence_kept')} {told.blank('blank_prevention')}",
        "other": f"{told.state('police_told')} {told.blank('blank_other')}",
    }
    lines = _head(told, "preliminary")
    for number, (name, title) in enumerate(ITEMS_OF_RULE_8.items(), 1):
        lines += [f"{number}. {title.get(told.lang)}", f"   {known[name]}", ""]
    return [*lines, told.word("preliminary_end").format(day=told.due("preliminary"))]


def _gift(told: _Told) -> str:
    amount = told.given.gift_per_person
    return told.word("gift").format(write.yen(amount, told.lang)) if amount else ""


def _notice(told: _Told) -> list[str]:
    parts = told.word("notice_body").format(
        organisation=told.blank("blank_organisation"),
        leaked=told.day("leaked_on"),
        aware=told.day("aware_on"),
        items=told.items,
        cause=told.cause,
        harm=HARMS[told.given.secondary_harm].get(told.lang),
        contact=told.blank("blank_contact"),
        signature=told.blank("blank_signature"),
        name=told.blank("blank_name"),
        done=told.state("contained"),
    )
    steps = [f"- {line.get(told.lang)}" for line in advice(told.found.case)]
    return [*_head(told, "notice"), *parts.replace("{advice}", "\n".join(steps)).split("\n")]


def _statement(told: _Told) -> list[str]:
    body = told.word("statement_body").format(
        organisation=told.blank("blank_organisation"),
        leaked=told.day("leaked_on"),
        aware=told.day("aware_on"),
        items=told.items,
        people=told.people,
        whose=told.whose,
        cause=told.cause,
        harm=HARMS[told.given.secondary_harm].get(told.lang),
        contained=told.state("contained"),
        police=told.state("police_told"),
        reported=told.state("reported"),
        notified=told.state("notified"),
        contact=told.blank("blank_contact"),
        prevention=told.blank("blank_prevention"),
    )
    return [*_head(told, "statement"), *body.split("\n")]


def _internal(told: _Told) -> list[str]:
    total = told.found.total.value("total")
    low, mid, high = (write.estimate(total[name], told.lang) for name in ("p10", "p50", "p90"))
    first = [
        f"{at}. {one.what.get(told.lang)} — {one.why.get(told.lang)}" for at, one in enumerate(told.found.first[:5], 1)
    ]
    who = [f"- {party.who.get(told.lang)}: {party.why.get(told.lang)}" for _, party in told.found.liable]
    levers = listed((one.label.get(told.lang) for one in told.found.levers[:2]), told.lang)
    body = told.word("internal_body").format(
        aware=told.aware,
        leaked=told.day("leaked_on"),
        items=told.items,
        people=told.people,
        cause=told.cause,
        preliminary=told.due("preliminary"),
        final=told.due("final"),
        low=low,
        mid=mid,
        high=high,
        levers=levers or told.word("nothing"),
        assumed=len(told.found.case.assumed),
    )
    return [
        *_head(told, "internal"),
        *body.split("\n"),
        "",
        told.word("internal_first"),
        *first,
        "",
        told.word("internal_who"),
        *who,
        "",
        told.word("internal_end").format(day=write.long_day(told.answer.law.on, told.lang), hash=digest(told.answer)),
    ]


def _timeline(told: _Told) -> list[str]:
    """Days known, then deadlines, then rows to be filled by hand as things happen."""
    rows: list[tuple[str, Text | str]] = [(told.day("leaked_on"), WORDS["happened"]), (told.aware, WORDS["known"])]
    for name in ("contained", "evidence_kept", "police_told", "reported", "notified", "published"):
        label = next(field.kind.label for field in spec.of(told.given) if field.name == name)
        rows.append(
            (
                told.blank("blank_when"),
                label.get(told.lang) + (told.word("ticked") if getattr(told.given, name) else told.word("not_ticked")),
            )
        )
    for duty in told.found.duties:
        when = write.long_day(duty.due, told.lang) if duty.due else duty.when.get(told.lang)
        rows.append((when, told.word("deadline").format(duty.what.get(told.lang))))
    lines = [f"{when}\t{what if isinstance(what, str) else what.get(told.lang)}" for when, what in rows]
    return [*_head(told, "timeline"), told.word("timeline_head"), *lines, "", told.word("timeline_end")]


_WRITERS = {
    "preliminary": _preliminary,
    "notice": _notice,
    "statement": _statement,
    "internal": _internal,
    "timeline": _timeline,
}
