"""The long lists of the guide written as HTML from site-data: tables, sources, calculators."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from calculators import registry, render, write
from calculators.facts import Fact, NotInForce, UnknownFact
from calculators.text import Lang, Text
from scripts import codes
from scripts.figure_html import boxed
from scripts.guide import Guide
from scripts.site_data import SiteData
from scripts.site_data_check import citations


def anchor(any_id: str) -> str:
    """An id as a fragment: dots and slashes would need escaping in a selector."""
    return any_id.replace(".", "-")


def grade_mark(one: Mapping[str, Any], lang: Lang) -> str:
    """What is known without its document having been read is to be verified, wherever it is said or cited."""
    return f'<sup class="grade">{render.word("to_verify", lang)}</sup>' if one.get("grade") == "B" else ""


def cite(guide: Guide, base: str, cited: str, words: str | None = None) -> str:
    """A link to an article, a judgment or a source by its id."""
    if cited in guide.data.articles:
        article = guide.data.articles[cited]
        shown = link(
            f"{base}law/{guide.statute_page(cited)}/#{anchor(cited)}",
            words or article["label"][guide.lang],
            "cite",
        )
        return shown + grade_mark(article, guide.lang) + not_in_force(guide, article)
    if cited in guide.data.precedents:
        found = guide.data.precedents[cited]
        shown = words or f"{found['court'][guide.lang]} {found.get('date', '')}".rstrip()
        return link(f"{base}precedents/table/#{cited}", shown, "cite") + grade_mark(found, guide.lang)
    if cited in guide.data.sources:
        shown = link(f"{base}about/sources/#{cited}", words or guide.source_title(cited), "cite")
        return shown + grade_mark(guide.data.sources[cited], guide.lang)
    raise UnknownFact(cited)


def in_force(one: dict[str, Any], day: date) -> bool:
    """Tell whether an article or a value applies on a day; what has no dates always does."""
    return (one.get("from") is None or one["from"] <= day) and (one.get("to") is None or day <= one["to"])


def not_in_force(guide: Guide, article: dict[str, Any]) -> str:
    """A mark behind an article that does not apply on the day of this edition."""
    day = guide.facts.as_of
    if in_force(article, day):
        return ""
    said = write.short_day(day, guide.lang)
    mark = Text(f"{said}の時点では効力がない", f"not in force on {said}").get(guide.lang)
    return f' <strong class="not-in-force">({mark})</strong>'


def link(href: str, words: str, css: str) -> str:
    return f'<a class="{css}" href="{escape(href)}">{escape(words)}</a>'


def table(guide: Guide, base: str, table_id: str, columns: str = "", rows: str = "") -> str:
    """A published table with caption, source and note; `columns` and `rows` pick some, by ids and commas."""
    body = guide.facts.table(table_id)
    shown = [one for one in body["columns"] if not columns or one["id"] in columns.split(",")]
    chosen = [row for row in guide.facts.rows(table_id) if not rows or row.id in rows.split(",")]
    head = "".join(f'<th scope="col">{escape(one["label"][guide.lang])}</th>' for one in shown)
    first = "項目" if guide.lang == "ja" else "Item"
    lines = []
    for row in chosen:
        cells = (row.get(one["id"]) for one in shown)
        said = (escape(_cell(guide, cell)) if cell else "—" for cell in cells)
        grade = next((cell.grade for cell in row.cells.values()), "A")
        mark = grade_mark({"grade": grade}, guide.lang)
        lines.append(
            f'<tr><th scope="row">{escape(row.label.get(guide.lang))}{mark}</th>{"".join(f"<td>{one}</td>" for one in said)}</tr>'
        )
    head = f'<th scope="col">{first}</th>{head}'
    return boxed(body["title"][guide.lang], head, "".join(lines)) + _table_foot(guide, base, table_id)


def _cell(guide: Guide, cell: Fact) -> str:
    if cell.unit == "code" and isinstance(cell.value, str):
        return codes.words(guide, cell.value)
    return write.quantity(cell.value, cell.unit, guide.lang)


def _table_foot(guide: Guide, base: str, table_id: str) -> str:
    body = guide.data.tables[table_id]["table"]
    links = guide.source_links(base, body["source"])
    note = guide.text(body, "note", after=" ")
    said = "出典" if guide.lang == "ja" else "Source"
    return f'<p class="table-note">{note}{said}: {links}</p>'


# Group → its tables; a table named in none of them stands in the last group, so that none is left out.
GROUPS: dict[str, tuple[Text, tuple[str, ...]]] = {
    "leaks": (
        Text("漏えいの件数と規模", "Leaks: numbers and sizes"),
        ("jnsa_annual", "jnsa_distribution_2016", "tsr_listed", "ppc_reports", "heavy_tails", "ipa_threats_2026"),
    ),
    "cost": (
        Text("費用と損失", "Costs and losses"),
        (
            *("damage_classes", "jnsa_unit_prices", "jnsa_survey_costs", "jnsa_forensic_vendors", "ibm_cost"),
            *("ibm_cost_2025", "dbir2015", "jacobs2014", "iris2025", "iris2025_sectors", "share_price_churn"),
            "other_benchmarks",
        ),
    ),
    "ransomware": (
        Text("ランサムウェア", "Ransomware"),
        ("police_ransomware_years", "police_ransomware_cost", "police_ransomware_duration", "ransomware_severity_jp"),
    ),
    "law": (
        Text("手続・裁判・休日", "Procedure, courts and holidays"),
        ("employee_share_cases", "court_fees", "holidays"),
    ),
    "controls": (
        Text("対策と投資", "Controls and investment"),
        ("control_effects", "control_findings", "control_guidance", "secret_leak_routes_2024", "security_models"),
    ),
    "vocabulary": (Text("項目の語彙", "Vocabulary of items"), ("items",)),
    "other": (Text("その他", "Other"), ()),
}


def tables(guide: Guide, base: str) -> str:
    """Every published table, by group; then the coefficients of models and the assumptions that are single facts."""
    grouped = {one for _, named in GROUPS.values() for one in named}
    parts = []
    for group, (title, named) in GROUPS.items():
        rest = [one for one in guide.data.tables if one not in grouped] if group == "other" else []
        found = [one for one in (*named, *sorted(rest)) if one in guide.data.tables]
        if found:
            parts.append(f'<h3 id="group-{group}">{title.get(guide.lang)}</h3>')
            parts += [f'<div id="{anchor(one)}">{table(guide, base, one)}</div>' for one in found]
    return "".join(parts)


def parameters(guide: Guide, base: str) -> str:
    """The single figures that are no law: coefficients and assumptions, with value and source."""
    words = [Text("名前", "Name"), Text("値", "Value"), Text("出典", "Source")]
    head = "".join(f'<th scope="col">{one.get(guide.lang)}</th>' for one in words)
    lines = []
    for fact_id, fact in guide.data.facts.items():
        if not fact["statute"]:
            try:
                found = guide.cell(fact_id)
                mark = grade_mark({"grade": found.grade}, guide.lang)
                said = escape(write.quantity(found.value, found.unit, guide.lang)) + mark
                links = guide.source_links(base, found.source)
            except NotInForce:
                said, links = guide.no_value(), "—"
            lines.append(
                f'<tr id="{anchor(fact_id)}"><th scope="row">{escape(fact["label"][guide.lang])}</th>'
                f"<td>{said}</td><td>{links}</td></tr>"
            )
    label = Text("モデルの係数と仮定", "Coefficients and assumptions").get(guide.lang)
    return boxed(label, head, "".join(lines))


KINDS = {
    "statute": Text("法令", "Statutes"),
    "judgment": Text("裁判例", "Judgments"),
    "official": Text("公的機関・団体の資料", "Official documents"),
    "survey": Text("調査・統計", "Surveys"),
    "press": Text("報道", "Press"),
    "commentary": Text("解説・転載", "Commentary and transcriptions"),
    "data": Text("データ・モデル", "Data and models"),
}


def sources(guide: Guide, base: str) -> str:
    """Every source by kind, with the day it was read and where the guide uses it."""
    used = usage(guide.data)
    parts = []
    for kind, title in KINDS.items():
        listed = [one for one in guide.data.sources.values() if one["kind"] == kind]
        if listed:
            items = "".join(_source(guide, base, one, used[one["id"]]) for one in listed)
            parts.append(f'<h2 id="kind-{kind}">{escape(title.get(guide.lang))}</h2><ul class="sources">{items}</ul>')
    return "".join(parts)


def _source(guide: Guide, base: str, source: dict[str, Any], used: list[str]) -> str:
    lang = guide.lang
    link = render.source_link(source, lang)
    why_none, note = guide.text(source, "no_url", " "), guide.text(source, "note", " ")
    seen = source["seen"].isoformat()
    read = f'<checked-days lang="{lang}">{"閲覧" if lang == "ja" else "Read"} <time datetime="{seen}">{seen}</time></checked-days>'
    mark, stop = grade_mark(source, lang), "。" if lang == "ja" else "."
    count = f"使用箇所 {len(used)}" if lang == "ja" else ("Used once" if len(used) == 1 else f"Used {len(used)} times")
    places = (
        f"<details><summary>{count}</summary><p>{', '.join(escape(one) for one in used)}</p></details>" if used else ""
    )
    return f'<li id="{source["id"]}">{link} — {escape(source["publisher"][lang])}{stop} {read}{stop}{mark}{why_none}{note}{places}</li>'


def usage(data: SiteData) -> dict[str, list[str]]:
    """Source id → the ids of the facts, articles, tables, decisions and incidents that rest on it."""
    found: dict[str, list[str]] = defaultdict(list)
    for owner, source_ids in citations(data):
        for one in source_ids:
            if owner not in found[one]:
                found[one].append(owner)
    return found


def calculators(guide: Guide, base: str) -> str:
    """Every calculator with what it answers."""
    found = (registry.get(name) for name in registry.NAMES)
    lines = "".join(
        f'<li><a href="{base}calculators/{one.slug}/">{escape(one.title.get(guide.lang))}</a> — {escape(one.summary.get(guide.lang))}</li>'
        for one in found
    )
    return f'<ul class="calculators">{lines}</ul>'
