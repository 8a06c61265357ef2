"""Writes what the benchmark measured: a table with a bar for each wait, and what came after the first figure."""

import json
from html import escape
from pathlib import Path
from typing import Any

from calculators.text import Lang, Text
from scripts.guide import Guide

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "site-data" / "performance.json"
MEGA = 1_000_000
WORDS = {
    "image": Text("このサイト(メモリの写し)", "this site (memory image)"),
    "library": Text("このサイト(小さくした標準ライブラリ)", "this site (trimmed library)"),
    "whole": Text("ふつうの loadPyodide", "plain loadPyodide"),
    "script": Text("JavaScriptで書いた同じ計算(参考)", "the same in JavaScript (for reference)"),
    "local": Text("同じ機械のサーバー", "a server on the same machine"),
    "line8": Text("毎秒8.1メガビット、往復165ミリ秒", "8.1 megabits a second, 165 ms a request"),
    "half_core": Text("プロセッサの半分", "half a processor core"),
    "variant": Text("方式", "Variant"),
    "cold": Text("初めて(ミリ秒)", "First visit (ms)"),
    "warm": Text("二度目(ミリ秒)", "Second visit (ms)"),
    "bytes": Text("受信(MB)", "Received (MB)"),
    "ratio": Text("loadPyodideに対する比(初めて・二度目)", "Against loadPyodide (first, second)"),
    "further_run": Text("続けて計算するとき", "A further run"),
    "further_stochastic_run": Text("続けて分布を計算するとき(1万回)", "A further stochastic run (10,000 draws)"),
    "measured": Text("測った機械", "Measured on"),
}


def performance(guide: Guide, base: str) -> str:
    """Everything of the last benchmark."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    lang = guide.lang
    tables = "".join(_table(found, condition, lang) for condition in found["results"])
    after = "".join(
        f'<tr><th scope="row">{escape(WORDS[key].get(lang))}</th><td>{value} ms</td></tr>'
        for key, value in found["after"].items()
    )
    said = f"{WORDS['measured'].get(lang)}: {found['processor']} · Pyodide {found['pyodide']} · {found['day']}"
    return f'{tables}<table class="performance"><tbody>{after}</tbody></table><p class="small">{escape(said)}</p>'


def _table(found: dict[str, Any], condition: str, lang: Lang) -> str:
    rows = found["results"][condition]
    longest = max(values["cold"][0] for values in rows.values())
    heads = "".join(
        f'<th scope="col">{escape(WORDS[key].get(lang))}</th>' for key in ("variant", "cold", "warm", "bytes", "ratio")
    )
    body = "".join(_row(name, values, rows["whole"], longest, lang) for name, values in rows.items())
    rounds = found["rounds"][condition]
    caption = f"{WORDS[condition].get(lang)} (n = {rounds})"
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(caption)}"><table class="performance"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(name: str, values: dict[str, list[int]], base: dict[str, list[int]], longest: int, lang: Lang) -> str:
    cold, warm = values["cold"], values["warm"]
    bar = (
        '<svg class="performance-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect width="{100 * cold[0] / longest:.1f}" height="4"/></svg>'
    )
    ratio = f"{cold[0] / base['cold'][0]:.2f} · {warm[0] / base['warm'][0]:.2f}"
    return (
        f'<tr><th scope="row">{escape(WORDS[name].get(lang))}{bar}</th><td>{_span(cold)}</td><td>{_span(warm)}</td>'
        f"<td>{values['bytes'][0] / MEGA:.2f}</td><td>{ratio}</td></tr>"
    )


def _span(values: list[int]) -> str:
    middle, low, high = values
    return f'{middle:,} <span class="small">({low:,}–{high:,})</span>'
