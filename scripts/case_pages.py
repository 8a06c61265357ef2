"""Writes judgments as HTML from site-data: a table to sift, and one entry for each."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from calculators import decisions, similar, write
from calculators.text import Lang, Text, listed
from scripts.figure_html import boxed
from scripts.guide import Guide
from scripts.listings import cite, grade_mark

WORDS = {
    "case": Text("事件", "Case"),
    "court": Text("裁判所", "Court"),
    "date": Text("日付", "Date"),
    "items": Text("漏れた情報", "What leaked"),
    "people": Text("人数", "People"),
    "award": Text("1人当たりの認容額", "Award per person"),
    "award_total": Text("認容額の合計", "Total award"),
    "outcome": Text("結果", "Outcome"),
    "plaintiffs": Text("原告", "Plaintiffs"),
    "claim": Text("請求額", "Claim"),
    "cause": Text("原因", "Cause"),
    "harm": Text("二次被害", "Secondary harm"),
    "exposure": Text("広がり方", "Exposure"),
    "basis": Text("根拠", "Basis"),
    "number": Text("事件番号など", "Case number"),
    "sources": Text("出典", "Sources"),
    "conflict": Text("資料の食い違い", "Where sources conflict"),
    "left_out": Text("統計に入れない理由", "Why it is left out of statistics"),
    "chain": Text("同じ事件の他の審級", "Other instances of the case"),
    "guide": Text("解説のページ", "Guide page"),
    "final": Text("確定した最終の結果", "final result of the dispute"),
    "interest": Text("遅延損害金", "Interest"),
    "offset": Text("過失相殺", "Comparative negligence"),
    "fine": Text("罰金", "Fine"),
    "undated": Text("日付不明", "date not known"),
    "all": Text("すべて", "all"),
    "level": Text("審級", "Level"),
    "category": Text("情報の種類", "Kind of data"),
    "from_year": Text("この年から", "From year"),
    "to_year": Text("この年まで", "To year"),
    "at_least": Text("認容額がこの額以上(円)", "Award at least (yen)"),
    "shown": Text("{n}件を表示", "{n} shown"),
    "sort": Text("見出しのボタンで並べ替えられます。", "Sort by the buttons in the column heads."),
}
LEVELS = {
    "summary": Text("簡易裁判所", "Summary court"),
    "district": Text("地方裁判所", "District court"),
    "high": Text("高等裁判所", "High court"),
    "supreme": Text("最高裁判所", "Supreme Court"),
}
OUTCOMES = {
    "upheld": Text("認容", "upheld"),
    "partly_upheld": Text("一部認容", "upheld in part"),
    "dismissed": Text("棄却", "dismissed"),
    "reversed": Text("破棄・取消し", "reversed"),
    "settled": Text("和解", "settled"),
    "admitted": Text("認諾", "admitted"),
    "pending": Text("係属中", "pending"),
    "convicted": Text("有罪", "convicted"),
}
APPEAL_DISMISSED = Text("控訴棄却", "appeal dismissed")
HARMS = dict(zip(decisions.HARMS, similar.HARM, strict=True)) | {"unknown": similar.EXPOSURES["unknown"]}


def word(key: str, lang: Lang) -> str:
    return escape(WORDS[key].get(lang))


def precedents(guide: Guide, base: str) -> str:
    """The table of decisions and, below it, an entry for each with its own anchor."""
    found = sorted(guide.data.precedents.values(), key=lambda one: (one.get("date", date.max), one["id"]))
    keys = ("date", "case", "court", "award", "items", "people", "outcome")
    rows = "".join(_precedent_row(guide, one) for one in found)
    head = "".join(f'<th scope="col" data-key="{key}">{word(key, guide.lang)}</th>' for key in keys)
    table = boxed("裁判例の一覧" if guide.lang == "ja" else "Decisions", head, rows, table_id="precedents-table")
    entries = "".join(_precedent(guide, base, one) for one in found)
    heading = "判決ごとの記載" if guide.lang == "ja" else "Each decision"
    # In a <div>: Markdown would put a <p> around an element it does not know.
    return f'<div><sift-table lang="{guide.lang}">{_controls(guide)}{table}</sift-table></div><h2 id="decisions">{heading}</h2>{entries}'


def _controls(guide: Guide) -> str:
    """Filters, hidden until the script that drives them is there."""
    lang = guide.lang
    categories = sorted({one for precedent in guide.data.precedents.values() for one in _categories(guide, precedent)})
    labels = {one: guide.category(one) for one in categories}
    kinds = "".join(f'<option value="{one}">{escape(label)}</option>' for one, label in labels.items())
    every = f'<option value="">{word("all", lang)}</option>'
    return (
        f'<form class="sift" hidden><label>{word("court", lang)} <select name="court">{every}{_courts(guide)}</select></label>'
        f'<label>{word("category", lang)} <select name="category">{every}{kinds}</select></label>'
        f'<label>{word("from_year", lang)} <input name="from" inputmode="numeric" size="5"></label>'
        f'<label>{word("to_year", lang)} <input name="to" inputmode="numeric" size="5"></label>'
        f'<label>{word("at_least", lang)} <input name="least" inputmode="numeric" size="9"></label>'
        f'<p class="sift-count" role="status" data-words="{word("shown", lang)}"></p><p class="small">{word("sort", lang)}</p></form>'
    )


def _courts(guide: Guide) -> str:
    """Every court with a decision, under its level; a level by itself means all its courts."""
    lang = guide.lang
    parts = []
    for level, text in LEVELS.items():
        found = {
            one["court"]["en"]: one["court"] for one in guide.data.precedents.values() if one.get("level") == level
        }
        if found:
            all_ = f'<option value="{level}">{escape(text.get(lang))}: {word("all", lang)}</option>'
            each = "".join(
                f'<option value="{escape(key)}">{escape(found[key][lang])}</option>' for key in sorted(found)
            )
            parts.append(f'<optgroup label="{escape(text.get(lang))}">{all_}{each}</optgroup>')
    return "".join(parts)


def _categories(guide: Guide, precedent: dict[str, Any]) -> list[str]:
    rows = guide.items
    found = {rows[one]["category"] for one in precedent["items"] if one in rows and "category" in rows[one]}
    return sorted(found)


def _precedent_row(guide: Guide, one: dict[str, Any]) -> str:
    lang = guide.lang
    categories = _categories(guide, one)
    award = (
        write.yen(one["award"], lang)
        if "award" in one
        else write.yen(one["award_total"], lang) + "*"
        if "award_total" in one
        else "—"
    )
    people = write.quantity(one["people"], "people", lang) if "people" in one else "—"
    kinds = listed((guide.category(key) for key in categories), lang) or "—"
    return (
        f'<tr data-level="{one.get("level", "")}" data-court="{escape(one["court"]["en"])}" data-category="{" ".join(categories)}" data-year="{_day(one)[:4]}" data-date="{_day(one)}" '
        f'data-award="{one.get("award", one.get("award_total", ""))}" data-people="{one.get("people", "")}">'
        f'<td class="day">{_day(one) or word("undated", lang)}</td><th scope="row"><a href="#{one["id"]}">{escape(one["name"][lang])}</a></th><td>{escape(one["court"][lang])}</td>'
        f"<td>{escape(award)}{grade_mark(one, lang)}</td><td>{escape(kinds)}</td><td>{escape(people)}</td><td>{escape(outcome(one, lang))}</td></tr>"
    )


def _precedent(guide: Guide, base: str, one: dict[str, Any]) -> str:
    """One decision in full."""
    lang = guide.lang
    title = f"{one['name'][lang]} — {one['court'][lang]} {_day(one)}".rstrip()
    rows = "".join(
        f"<div><dt>{word(key, lang)}</dt><dd>{value}</dd></div>" for key, value in _details(guide, base, one) if value
    )
    note = guide.text(one, "note", "<p>", "</p>")
    return f'<section class="case"><h3 id="{one["id"]}">{escape(title)}{grade_mark(one, lang)}</h3>{note}<dl>{rows}</dl></section>'


def _details(guide: Guide, base: str, one: dict[str, Any]) -> list[tuple[str, str]]:
    lang = guide.lang
    other = [
        two
        for two in guide.data.precedents.values()
        if one.get("chain") and two.get("chain") == one["chain"] and two["id"] != one["id"]
    ]
    number = " / ".join(escape(one[key]) for key in ("case_no", "reporter") if one.get(key))
    ended = escape(outcome(one, lang)) + guide.text(one, "outcome_note", " — ")
    return [
        ("number", number),
        ("outcome", ended + (f" ({word('final', lang)})" if one.get("final") else "")),
        ("award", award(one, lang)),
        ("award_total", _yen(one, "award_total", lang)),
        ("fine", _yen(one, "fine", lang)),
        ("claim", _yen(one, "claim", lang) or _yen(one, "claim_total", lang)),
        ("plaintiffs", plaintiffs(guide, one)),
        ("people", people(one, lang)),
        ("items", escape(guide.item_names(one["items"]))),
        ("cause", guide.text(one, "cause_note")),
        ("harm", _coded(guide, one, "secondary_harm", HARMS)),
        ("exposure", _coded(guide, one, "exposure", similar.EXPOSURES)),
        ("offset", offset(one, lang)),
        ("interest", guide.text(one, "interest")),
        ("basis", ", ".join(cite(guide, base, cited) for cited in one.get("basis", []))),
        ("left_out", guide.text(one, "not_used_because")),
        ("conflict", guide.text(one, "conflict")),
        (
            "chain",
            " / ".join(f'<a href="#{two["id"]}">{escape(two["court"][lang])} {_day(two)}</a>' for two in other),
        ),
        ("guide", _explained(guide, base, one["id"])),
        ("sources", guide.source_links(base, one["sources"])),
    ]


def _explained(guide: Guide, base: str, precedent_id: str) -> str:
    """A link to the page that explains the dispute, if one does."""
    if precedent_id not in guide.explained:
        return ""
    address, title = guide.explained[precedent_id]
    return f'<a href="{base}{address}">{escape(title)}</a>'


def _day(one: dict[str, Any]) -> str:
    return one["date"].isoformat() if "date" in one else ""


def _yen(one: dict[str, Any], key: str, lang: Lang) -> str:
    return escape(write.yen(one[key], lang)) if key in one else ""


def people(one: dict[str, Any], lang: Lang) -> str:
    return escape(write.quantity(one["people"], "people", lang)) if "people" in one else ""


def offset(one: dict[str, Any], lang: Lang) -> str:
    return escape(write.percent(one["negligence_offset"])) if one.get("negligence_offset") else ""


def outcome(one: dict[str, Any], lang: Lang) -> str:
    """How it ended; where an award stands although it was “dismissed”, what fell was the appeal, not the claim."""
    kept = one["outcome"] == "dismissed" and one.get("award")
    return (APPEAL_DISMISSED if kept else OUTCOMES[one["outcome"]]).get(lang)


def plaintiffs(guide: Guide, one: dict[str, Any]) -> str:
    """Those who sued and, where fewer won, those the award went to."""
    if "plaintiffs" not in one:
        return ""
    said = guide.told(one["id"], "plaintiffs")
    if "successful" in one:
        won = guide.told(one["id"], "successful")
        said += Text(f"(うち認容 {won})", f" ({won} successful)").get(guide.lang)
    return escape(said)


def award(one: dict[str, Any], lang: Lang) -> str:
    if "award" not in one:
        return ""
    parts = [write.yen(one[key], lang) for key in ("consolation", "attorney_fee") if key in one]
    said = write.yen(one["award"], lang)
    if len(parts) == 2 and one["award"]:
        said += (
            f"(慰謝料{parts[0]}+弁護士費用{parts[1]})"
            if lang == "ja"
            else f" ({parts[0]} for distress + {parts[1]} lawyers' fees)"
        )
    return escape(said)


def _coded(guide: Guide, one: dict[str, Any], key: str, words: Mapping[str, Text]) -> str:
    """How a feature was coded, and on what basis."""
    if not one.get(key):
        return ""
    basis = guide.text(one.get("coding_basis", {}), key, ' <span class="small">', "</span>")
    return escape(words[one[key]].get(guide.lang)) + basis
