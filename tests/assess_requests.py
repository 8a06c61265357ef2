"""Requests for the parts of the assessment that vectors cannot ask for: its sheet with a QR code, and a comparison."""

import json
from typing import Any

from calculators import registry
from scripts.qr_library import library


def requests() -> list[str]:
    """Both languages; with and without the part that draws QR codes; two and three scenarios."""
    example = dict(registry.get("assess").example)
    sheet = {
        "title": "事故の件",
        "author": "総務部",
        "today": "2026-11-24",
        "address": "https://guide.example/ja/assess/",
    }
    scenarios = [
        {"name": "A", "inputs": example},
        {"name": "B", "inputs": {**example, "people": "100万"}},
        {"name": "", "inputs": {**example, "encrypted": True}},
    ]
    views: list[dict[str, Any]] = [
        {"view": "sheet", "sheet": {**sheet, "library": library()}},
        {"view": "sheet", "sheet": sheet},
        {"view": "compare", "scenarios": scenarios},
        {"view": "compare", "scenarios": scenarios[:2]},
        {"view": "compare", "scenarios": scenarios[:1]},
    ]
    return [
        json.dumps(
            {"calculator": "assess", "inputs": example, "lang": lang, "on": "2026-11-24", **view}, ensure_ascii=False
        )
        for lang in ("ja", "en")
        for view in views
    ]
