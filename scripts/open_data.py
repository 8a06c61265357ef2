"""Writes site/data/: the facts as JSON and CSV for anyone to use, with schemas, checksums and the terms."""

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from calculators import excel
from scripts.site_data import SiteData
from scripts.site_data_compile import iso

LICENCE = {
    "licence": "CC BY 4.0",
    "attribution": "情報漏えい責任ガイド / Leak Liability Guide",
    "note": {
        "ja": "JNSAの資料に基づく表は、JNSAの利用条件(出典の明示、報告書の販売禁止)に従ってください。条文は著作権の対象ではありません。",
        "en": "For tables resting on JNSA material follow JNSA's terms (attribution; its reports may not be sold). Statute text is not protected by copyright.",
    },
}


def write(site: Path, data: SiteData, day: date) -> None:
    """Write every file of the open data into `site/data`."""
    folder = site / "data"
    folder.mkdir(parents=True, exist_ok=True)
    whole = _everything(data)
    facts = {
        "as_of": day.isoformat(),
        **LICENCE,
        **{key: whole[key] for key in ("sources", "statutes", "articles", "facts", "tables")},
    }
    _json(folder / "facts.json", facts)
    for name in ("precedents", "incidents", "corrections"):
        _json(
            folder / f"{name}.json",
            {"as_of": day.isoformat(), **LICENCE, "sources": whole["sources"], name: whole[name]},
        )
    _csv(folder / "precedents.csv", precedent_rows(whole["precedents"]))
    _csv(folder / "incidents.csv", incident_rows(whole["incidents"]))
    _csv(folder / "facts.csv", fact_rows(whole["facts"]))
    for name in ("facts", "precedents", "incidents", "corrections"):
        _json(
            folder / f"{name}.schema.json",
            schema(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")), name),
        )
    sums = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(folder.iterdir())
    )
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")


def _everything(data: SiteData) -> dict[str, Any]:
    """Everything with its prose, for publication."""
    kinds = ("sources", "statutes", "articles", "facts")
    return {
        **{kind: iso(getattr(data, kind)) for kind in kinds},
        "tables": iso(data.tables),
        "precedents": [iso(one) for _, one in sorted(data.precedents.items())],
        "incidents": [iso(one) for _, one in sorted(data.incidents.items())],
        "corrections": list(iso(data.corrections).values()),
    }


def _json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")


def to_csv(rows: Iterable[Mapping[str, object]]) -> bytes:
    """CSV for Japanese Excel: UTF-8 with BOM, CRLF, formula characters neutralised."""
    listed = list(rows)
    out = io.StringIO()
    writer = excel.Writer(out)
    if listed:
        writer.row(listed[0])
    for row in listed:
        writer.row(row.values())
    return out.getvalue().encode(excel.ENCODING)


def _csv(file: Path, rows: Iterable[Mapping[str, object]]) -> None:
    file.write_bytes(to_csv(rows))


def precedent_rows(precedents: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, object]]:
    """One row a decision; texts in both languages."""
    plain = ("id", "date", "level", "kind", "chain", "final", "people", "plaintiffs", "successful")
    sums = ("claim", "award", "consolation", "attorney_fee")
    more = ("claim_total", "award_total", "fine", "cause", "secondary_harm", "exposure", "objected", "public_body")
    end = ("voucher_paid", "outcome", "use_in_statistics", "grade")
    for one in precedents:
        yield {
            **{key: one.get(key) for key in (*plain, *sums)},
            "name_ja": one["name"]["ja"],
            "name_en": one["name"]["en"],
            "court_ja": one["court"]["ja"],
            "case_no": one.get("case_no"),
            "items": ";".join(one["items"]),
            **{key: one.get(key) for key in (*more, *end)},
            "sources": ";".join(one["sources"]),
            "note_ja": one["note"]["ja"],
            "note_en": one["note"]["en"],
        }


def incident_rows(incidents: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, object]]:
    """One row an incident; `booked_as` says what the booked figure is."""
    keys = ("id", "year", "people", "per_person", "form", "people_paid", "compensation_total")
    more = ("booked_total", "booked_as", "currency", "cause", "grade")
    for one in incidents:
        yield {
            **{key: one.get(key) for key in (*keys, *more)},
            "name_ja": one["name"]["ja"],
            "name_en": one["name"]["en"],
            "items": ";".join(one.get("items", [])),
            "sources": ";".join(one["sources"]),
        }


def fact_rows(facts: Mapping[str, Any]) -> Iterable[dict[str, object]]:
    """One row a period of a fact; `unknown` says why there is no value."""
    for fact_id, one in facts.items():
        for value in one["value"]:
            found = value.get("value")
            source = value["source"]
            yield {
                "id": fact_id,
                "label_ja": one["label"]["ja"],
                "label_en": one["label"]["en"],
                "unit": one["unit"],
                "from": value.get("from"),
                "to": value.get("to"),
                "value": found["ja"] if isinstance(found, dict) else found,
                "unknown_ja": value["unknown"]["ja"] if value.get("unknown") else None,
                "source": source if isinstance(source, str) else ";".join(source),
                "grade": value["grade"],
                "checked": value["checked"],
            }


def schema(example: object, title: str) -> dict[str, object]:
    """A JSON Schema (2020-12) that the file itself satisfies: types, and which keys every entry has."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_shape([example])}


def _shape(values: list[Any]) -> dict[str, Any]:
    kinds = sorted({_kind(one) for one in values})
    shape: dict[str, Any] = {"type": kinds[0] if len(kinds) == 1 else kinds}
    objects = [one for one in values if isinstance(one, dict)]
    lists = [item for one in values if isinstance(one, list) for item in one]
    if objects:
        shape |= _object_shape(objects)
    if lists:
        shape["items"] = _shape(lists)
    return shape


def _object_shape(objects: list[dict[str, Any]]) -> dict[str, Any]:
    """Objects keyed by ids (dots, hyphens or many keys) have one shape for all values; others list their keys."""
    keys = {key for one in objects for key in one}
    if len(objects) == 1 and len(keys) > 12 and all(isinstance(value, dict) for value in objects[0].values()):
        return {"additionalProperties": _shape(list(objects[0].values()))}
    always = sorted(key for key in keys if all(key in one for one in objects))
    return {
        "properties": {key: _shape([one[key] for one in objects if key in one]) for key in sorted(keys)},
        "required": always,
    }


def _kind(value: object) -> str:
    for kind, name in (
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (str, "string"),
        (list, "array"),
        (dict, "object"),
    ):
        if isinstance(value, kind):
            return name
    return "null"
