"""Compiles site-data to what calculators read: values, periods and sources, without the prose of the pages."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from scripts.site_data import SiteData


def iso(value: Any) -> Any:
    """The same with dates as ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: iso(one) for key, one in value.items()}
    return [iso(one) for one in value] if isinstance(value, list) else value


def compile_facts(data: SiteData, as_of: date) -> dict[str, Any]:
    """What calculators read: values, periods and sources, without the prose of the pages; `hash` names the contents."""
    body = {
        "sources": {key: _pick(one, "title", "url", "kind", "grade") for key, one in sorted(data.sources.items())},
        "articles": {key: _pick(one, "label", "grade") for key, one in sorted(data.articles.items())},
        "facts": {key: _fact(one) for key, one in sorted(data.facts.items())},
        "tables": {key: _table(one) for key, one in sorted(data.tables.items())},
        "precedents": [_precedent(one) for _, one in sorted(data.precedents.items())],
        "incidents": [iso(_pick(one, *INCIDENT)) for _, one in sorted(data.incidents.items())],
    }
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {"as_of": as_of.isoformat(), "hash": hashlib.sha256(text.encode()).hexdigest()[:12], **body}


PERIOD = ("from", "to", "value", "unknown", "source", "pinpoint", "grade")
PRECEDENT = (
    "id",
    "name",
    "court",
    "level",
    "date",
    "kind",
    "chain",
    "leak",
    "before",
    "final",
    "people",
    "plaintiffs",
    "successful",
    "items",
    "cause",
    "secondary_harm",
    "exposure",
    "objected",
    "public_body",
    "voucher_paid",
    "award",
    "consolation",
    "attorney_fee",
    "claim",
    "award_total",
    "claim_total",
    "negligence_offset",
    "employee_share",
    "outcome",
    "other_torts",
    "use_in_statistics",
    "grade",
    "sources",
)
INCIDENT = (
    "id",
    "name",
    "year",
    "people",
    "per_person",
    "form",
    "compensation_total",
    "booked_total",
    "booked_as",
    "currency",
    "items",
    "cause",
    "grade",
    "sources",
)


def _pick(entry: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: entry[key] for key in keys if key in entry}


def _fact(entry: dict[str, Any]) -> dict[str, Any]:
    values = sorted(entry["value"], key=lambda value: value.get("from", date.min))
    periods = [{key: iso(value.get(key)) for key in PERIOD} for value in values]
    return {"label": entry["label"], "unit": entry["unit"], "values": periods}


def _table(body: dict[str, Any]) -> dict[str, Any]:
    table = body["table"]
    columns = [_pick(one, "id", "label", "unit") for one in table["columns"]]
    names = [one["id"] for one in columns]
    rows = [
        {
            **iso(_pick(row, "id", "label", "aliases", "source", "pinpoint", "published", "grade", "note")),
            "cells": iso({name: row[name] for name in names if name in row}),
        }
        for row in body["row"]
    ]
    return {**iso(_pick(table, "title", "published", "source", "pinpoint", "grade")), "columns": columns, "rows": rows}


def _precedent(entry: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = iso(_pick(entry, *PRECEDENT))
    return found
