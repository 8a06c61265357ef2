"""The form of every entry in site-data: which keys it has, which it must have, and of what type.

A type is written in one word: `text` (ja and en), `str`, `id`, `int`, `number`, `flag`, `date`, `ratio`, `ids` (list), `list`,
`source` (an id or a list), `any`, `table` (nested), or `a|b|c` (one of these words). `!` marks what an entry must have.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

CAUSES = "insider|contractor|external_attack|misconfiguration|misdelivery|loss_theft|deliberate_disclosure|publication|other|unknown"
GRADE = "A|B"
TOPICS = "basics|first-response|reporting|notice|civil|contractors|penalties|trade-secrets|employment|security|evidence|costs|courts"

FORMS: dict[str, dict[str, str]] = {
    "source": {
        "id": "id!",
        "title": "text!",
        "publisher": "text!",
        "url": "str",
        "no_url": "text",
        "kind": "statute|judgment|official|survey|press|commentary|data!",
        "seen": "date!",
        "grade": f"{GRADE}!",
        "note": "text",
    },
    "statute": {"id": "id!", "title": "text!", "number": "text", "source": "str!", "note": "text"},
    "article": {
        "id": "id!",
        "label": "text!",
        "text": "text!",
        "quote": "str",
        "from": "date",
        "to": "date",
        "source": "source",
        "pinpoint": "text",
        "grade": f"{GRADE}!",
        "checked": "date!",
        "note": "text",
    },
    "fact": {"id": "id!", "label": "text!", "unit": "unit!", "note": "text", "value": "list!"},
    "value": {
        "from": "date",
        "to": "date",
        "value": "any",
        "unknown": "text",
        "source": "source!",
        "pinpoint": "text",
        "grade": f"{GRADE}!",
        "checked": "date!",
        "note": "text",
    },
    "table": {
        "id": "id!",
        "title": "text!",
        "note": "text",
        "source": "source!",
        "pinpoint": "text",
        "published": "date",
        "period": "text",
        "grade": f"{GRADE}!",
        "checked": "date!",
        "columns": "list!",
    },
    "column": {"id": "id!", "label": "text!", "unit": "unit!", "note": "text"},
    "row": {
        "id": "id!",
        "label": "text!",
        "aliases": "ids",
        "source": "source",
        "pinpoint": "text",
        "published": "date",
        "period": "text",
        "grade": GRADE,
        "checked": "date",
        "note": "text",
    },
    "precedent": {
        "id": "str!",
        "name": "text!",
        "court": "text!",
        "level": "summary|district|high|supreme",
        "date": "date",
        "case_no": "str",
        "reporter": "str",
        "kind": "person|vendor|employee|trade_secret|criminal|director|other!",
        "chain": "str",
        "leak": "str",
        "before": "ids",
        "final": "flag",
        "people": "int",
        "plaintiffs": "int",
        "plaintiffs_about": "flag",
        "successful": "int",
        "items": "ids!",
        "cause": f"{CAUSES}!",
        "cause_note": "text",
        "secondary_harm": "none|nuisance|harassment|threat_to_safety|unknown",
        "exposure": "internal_view|single_third_party|list_trade|public_posting|unknown",
        "objected": "flag",
        "public_body": "flag",
        "voucher_paid": "int",
        "coding_basis": "any",
        "claim": "int",
        "award": "int",
        "consolation": "int",
        "attorney_fee": "int",
        "claim_total": "int",
        "award_total": "int",
        "fine": "int",
        "negligence_offset": "ratio",
        "employee_share": "ratio",
        "interest": "text",
        "outcome": "upheld|partly_upheld|dismissed|reversed|settled|admitted|pending|convicted!",
        "outcome_note": "text",
        "basis": "ids",
        "basis_grade": GRADE,
        "other_torts": "flag",
        "use_in_statistics": "flag!",
        "not_used_because": "text",
        "sources": "ids!",
        "conflict": "text",
        "model_miss": "text",
        "grade": f"{GRADE}!",
        "checked": "date!",
        "note": "text!",
    },
    "incident": {
        "id": "str!",
        "name": "text!",
        "year": "int!",
        "people": "int",
        "per_person": "int",
        "per_person_note": "text",
        "form": "voucher|cash|goods|credit_monitoring|none|settlement|penalty|mixed",
        "people_paid": "int",
        "compensation_total": "int",
        "booked_total": "int",
        "booked_as": "extraordinary_loss|forecast|investment|face_value|reported_cost|settlement|penalty|lost_profit|unknown",
        "booked_note": "text",
        "currency": "str",
        "items": "ids!",
        "cause": f"{CAUSES}|ransomware!",
        "cause_note": "text",
        "sources": "ids!",
        "grade": f"{GRADE}!",
        "checked": "date!",
        "note": "text",
    },
    "correction": {
        "id": "id!",
        "kind": "wrong|stale|imprecise|missing!",
        "statement": "text!",
        "right": "text!",
        "facts": "ids",
        "sources": "ids!",
        "page": "str!",
        "grade": f"{GRADE}!",
        "checked": "date!",
    },
    "term": {
        "id": "id!",
        "ja": "str!",
        "reading": "str!",
        "en": "str!",
        "short": "text!",
        "cites": "ids",
        "also_ja": "ids",
        "also_en": "ids",
        "same_ja": "ids",
        "same_en": "ids",
    },
    "check_area": {"id": "id!", "title": "text!", "page": "str!"},
    "check": {"id": "id!", "area": "id!", "weight": "int!", "ask": "text!", "why": "text!", "page": "str!"},
    "change": {
        "id": "id!",
        "date": "date!",
        "in_force": "date",
        "kind": "law|data|correction|guide!",
        "title": "text!",
        "text": "text!",
        "page": "str!",
        "cites": "ids",
    },
    "path": {
        "id": "id!",
        "title": "text!",
        "audience": "text!",
        "goal": "text!",
        "pass_mark": "ratio!",
        "prepare": "text",
        "discuss": "list",
        "step": "list!",
    },
    "step": {
        "kind": "page|questions|scenario!",
        "minutes": "int!",
        "title": "text!",
        "page": "str",
        "questions": "ids",
        "scenario": "str",
        "say": "text!",
        "points": "list",
    },
    "question": {
        "id": "id!",
        "topic": f"{TOPICS}!",
        "type": "single|multiple|ordering|number!",
        "difficulty": "int!",
        "ask": "text!",
        "explain": "text!",
        "links": "ids!",
        "option": "list",
        "answer": "any",
        "unit": "text",
        "near": "list",
        "compute": "any",
    },
    "option": {"text": "text!", "right": "flag", "because": "text!"},
    "answer": {"fact": "str", "calc": "str", "times": "int", "plus": "int", "within": "int"},
    "near": {"value": "int", "fact": "str", "calc": "str", "times": "int", "plus": "int", "because": "text!"},
    "compute": {"calculator": "str!", "output": "str!", "inputs": "any!"},
    "scenario": {
        "id": "id!",
        "title": "text!",
        "summary": "text!",
        "role": "text!",
        "aware": "date!",
        "start": "str!",
        "first": "str!",
        "links": "ids!",
        "debrief": "list!",
        "leak": "any!",
        "thing": "list!",
        "duty": "list!",
        "cost": "list!",
        "node": "list!",
        "compute": "any",
    },
    "thing": {"id": "id!", "kind": "evidence|told|known!", "text": "text!", "at_start": "flag"},
    "duty": {
        "id": "id!",
        "text": "text!",
        "due": "preliminary_from|preliminary_to|final_report_due|gdpr_due|promptly!",
        "cites": "ids!",
        "if_missed": "text!",
    },
    "cost": {"id": "id!", "text": "text!", "calculator": "str!", "output": "str!", "inputs": "any!"},
    "node": {
        "id": "id!",
        "text": "text!",
        "cites": "ids",
        "choice": "list",
        "ending": "good|mixed|bad",
        "title": "text",
    },
    "choice": {
        "text": "text!",
        "because": "text!",
        "to": "str!",
        "to_if_amiss": "str",
        "hours": "int",
        "days": "int",
        "gains": "ids",
        "loses": "ids",
        "does": "ids",
        "costs": "ids",
        "cites": "ids!",
    },
}

# Unit → the types its values may have. `False` stands for "known to be none" (no corporate fine) in any unit.
UNITS: dict[str, tuple[type, ...]] = {
    "yen": (int,),
    "usd": (int, float, str),
    "ratio": (str,),
    "per_year": (str,),
    "days": (int,),
    "hours": (int,),
    "months": (int, str),
    "years": (int, str),
    "people": (int,),
    "count": (int,),
    "level": (int,),
    "number": (int, float, str),
    "person_months": (int, float, str),
    "article": (dict,),
    "text": (dict,),
    "code": (str,),
    "date": (date,),
    "flag": (bool,),
    "yen_per_person": (int,),
    "year": (int,),
}


def form_problems(kind: str, entry: Any, extra: Mapping[str, str] | None = None) -> Iterator[str]:
    """What is wrong with the keys and types of one entry; `extra` adds the columns of a table."""
    if not isinstance(entry, dict):
        yield f"{kind} must be a table"
        return
    form = {**FORMS[kind], **(extra or {})}
    for key in entry:
        if key not in form:
            near = get_close_matches(key, form, 1)
            yield f"unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    for key, wanted in form.items():
        if key not in entry:
            if wanted.endswith("!"):
                yield f"missing {key!r}"
            continue
        problem = _type_problem(entry[key], wanted.rstrip("!"))
        if problem:
            yield f"{key}: {problem}"


def _type_problem(value: Any, wanted: str) -> str:
    if wanted == "text":
        return text_problem(value)
    if "|" in wanted:
        return "" if value in wanted.split("|") else f"{value!r} is none of {wanted}"
    if wanted == "unit":
        return "" if value in UNITS else f"unknown unit {value!r}"
    if wanted == "date":
        return "" if isinstance(value, date) and not isinstance(value, datetime) else f"{value!r} is not a TOML date"
    if wanted in ("source", "ids"):
        return _list_problem(value, wanted)
    types: dict[str, tuple[type, ...]] = {
        "str": (str,),
        "id": (str,),
        "int": (int,),
        "flag": (bool,),
        "list": (list,),
        "ratio": (str,),
    }
    if wanted in types and (not isinstance(value, types[wanted]) or (wanted == "int" and isinstance(value, bool))):
        return f"{value!r} is not of type {wanted}"
    return ""


def _list_problem(value: Any, wanted: str) -> str:
    listed = [value] if wanted == "source" and isinstance(value, str) else value
    ok = isinstance(listed, list) and listed and all(isinstance(one, str) and one for one in listed)
    return "" if ok or (wanted == "ids" and listed == []) else f"{value!r} is not a list of ids"


def text_problem(value: Any) -> str:
    """Why something is not a text in both languages; empty if it is one."""
    if not isinstance(value, dict) or set(value) != {"ja", "en"}:
        return "needs ja and en"
    return "" if all(isinstance(one, str) and one.strip() for one in value.values()) else "ja or en is empty"


def value_problem(value: Any, unit: str) -> str:
    """Why a value does not fit its unit; empty if it does."""
    if value is False and not isinstance(value, str):
        return ""
    if unit not in UNITS:
        return f"unknown unit {unit!r}"
    if (isinstance(value, bool) and unit != "flag") or not isinstance(value, UNITS[unit]):
        return f"{value!r} does not fit the unit {unit!r}"
    return text_problem(value) if isinstance(value, dict) else ""
