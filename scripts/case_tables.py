"""Sets decisions side by side: the instances of a dispute, features beside awards, and what the sources leave open."""

import re
from collections.abc import Callable
from decimal import Decimal
from html import escape
from typing import Any

from calculators import similar, write
from calculators.text import Lang, Text
from scripts import case_pages, listings
from scripts.case_guides import expand
from scripts.figure_html import boxed
from scripts.guide import Guide

HEADS = {
    "case": Text("事件", "Case"),
    "court": Text("裁判所と日付", "Court and date"),
    "plaintiffs": Text("原告", "Plaintiffs"),
    "people": Text("漏えいの人数", "People in the leak"),
    "items": Text("漏れた情報", "What leaked"),
    "outcome": Text("結果", "Outcome"),
    "claim": Text("1人当たりの請求額", "Claim per person"),
    "award": Text("1人当たりの認容額", "Award per person"),
    "consolation": Text("慰謝料", "For distress"),
    "fee": Text("弁護士費用", "Lawyers' fees"),
    "fee_share": Text("弁護士費用÷慰謝料", "Fees over distress"),
    "voucher": Text("配られた券など(1人)", "Voucher given (per person)"),
    "interest": Text("遅延損害金", "Interest"),
    "harm": Text("二次被害", "Secondary harm"),
    "exposure": Text("広がり方", "Exposure"),
    "objected": Text("拒む意思の表示", "Express objection"),
    "public": Text("公的機関か", "Public body?"),
    "cause": Text("原因", "Cause"),
    "offset": Text("過失相殺", "Comparative negligence"),
    "claim_total": Text("請求の総額", "Claim in all"),
    "award_total": Text("認容・和解の総額", "Awarded or settled in all"),
    "share_of_claim": Text("請求に対する割合", "Share of the claim"),
    "ordered_total": Text("認められた原告の合計(計算)", "Successful plaintiffs together (derived)"),
    "suing_share": Text("漏えいの人数に対する原告の割合(計算)", "Plaintiffs over people in the leak (derived)"),
    "note": Text("何が起きたか", "What happened"),
}
# The award stands second: on a phone it is seen without scrolling.
CHAIN = "court,award,outcome,plaintiffs,voucher,interest"


def chain(guide: Guide, base: str, names: str) -> str:
    """Every instance of the disputes named, oldest first: court, outcome, award and its parts, set-off, interest."""
    return compare(guide, base, names, CHAIN)


def compare(guide: Guide, base: str, names: str, columns: str) -> str:
    """Decisions (ids or chains) as rows, the features named as columns."""
    found = expand(guide.data.precedents, names)
    keys = columns.split(",")
    caption = (
        ("審級ごとの結果" if columns == CHAIN else "裁判例の比較")
        if guide.lang == "ja"
        else ("Instance by instance" if columns == CHAIN else "Decisions compared")
    )
    rows = "".join(row([_cell(guide, base, one, key) for key in keys]) for one in found)
    return table(caption, [HEADS[key].get(guide.lang) for key in keys], rows)


LONGEST = 40  # characters; a longer cell gets a column wide enough to read


def row(cells: list[str]) -> str:
    body = "".join(f"<td{_width(one)}>{one or '—'}</td>" for one in cells[1:])
    return f'<tr><th scope="row">{cells[0]}</th>{body}</tr>'


def _width(cell: str) -> str:
    return ' class="prose"' if len(re.sub(r"<[^>]+>", "", cell)) > LONGEST else ""


def table(caption: str, heads: list[str], rows: str) -> str:
    return boxed(caption, "".join(f'<th scope="col">{escape(one)}</th>' for one in heads), rows)


def _cell(guide: Guide, base: str, one: dict[str, Any], key: str) -> str:
    """One feature of one decision as HTML; empty where the data does not say."""
    lang = guide.lang
    if key in _LINKED:
        return _LINKED[key](guide, base, one)
    if key in _YEN:
        return escape(write.yen(one[_YEN[key]], lang)) if _YEN[key] in one else ""
    if key in _FLAGS:
        return escape(write.quantity(one[_FLAGS[key]], "flag", lang)) if _FLAGS[key] in one else ""
    if key in _WORDED:
        field, words = _WORDED[key]
        return escape(words[one[field]].get(lang)) if field in one else ""
    if key in _TEXTS:
        return guide.text(one, _TEXTS[key])
    return _DERIVED[key](one, lang)


_YEN = {
    "claim": "claim",
    "consolation": "consolation",
    "fee": "attorney_fee",
    "voucher": "voucher_paid",
    "claim_total": "claim_total",
    "award_total": "award_total",
}
_FLAGS = {"objected": "objected", "public": "public_body"}
_WORDED = {"harm": ("secondary_harm", case_pages.HARMS), "exposure": ("exposure", similar.EXPOSURES)}
_TEXTS = {"interest": "interest", "cause": "cause_note", "note": "note"}


def _court(guide: Guide, base: str, one: dict[str, Any]) -> str:
    """Linked to the entry, with the case number below: what a lawyer needs to look the decision up."""
    link = f'<a href="{base}precedents/table/#{one["id"]}">{_unbroken(named(one, guide.lang))}</a>'
    number = " / ".join(escape(one[key]) for key in ("case_no", "reporter") if one.get(key))
    return link + listings.grade_mark(one, guide.lang) + (f'<br><span class="small">{number}</span>' if number else "")


def _unbroken(said: str) -> str:
    """The day in one piece: a line must not end inside it."""
    return re.sub(r"(\d{4}-\d{2}-\d{2})", r'<span class="day">\1</span>', escape(said))


def named(one: dict[str, Any], lang: Lang) -> str:
    """A decision by court and day."""
    day = one["date"].isoformat() if "date" in one else case_pages.WORDS["undated"].get(lang)
    return f"{one['court'][lang]} {day}"


def _case(guide: Guide, base: str, one: dict[str, Any]) -> str:
    return (
        f'<a href="{base}precedents/table/#{one["id"]}">{escape(one["name"][guide.lang])}</a>'
        f'{listings.grade_mark(one, guide.lang)}<br><span class="small">{_unbroken(named(one, guide.lang))}</span>'
    )


def _items(guide: Guide, base: str, one: dict[str, Any]) -> str:
    return escape(guide.item_names(one["items"]))


def _outcome(guide: Guide, base: str, one: dict[str, Any]) -> str:
    said = escape(case_pages.outcome(one, guide.lang))
    return said + guide.text(one, "outcome_note", '<br><span class="small">', "</span>")


_LINKED: dict[str, Callable[[Guide, str, dict[str, Any]], str]] = {
    "court": _court,
    "case": _case,
    "items": _items,
    "outcome": _outcome,
    "plaintiffs": lambda guide, base, one: case_pages.plaintiffs(guide, one),
}


def _share(part: int | None, whole: int | None) -> str:
    """A ratio to three significant figures: the parts of a leak that sue are tiny."""
    if part is None or not whole:
        return ""
    exact = Decimal(part) * 100 / Decimal(whole)
    return f"{write.trim(Decimal(f'{exact:.3g}'))}%"


def _ordered(one: dict[str, Any], lang: Lang) -> str:
    """The award times those it went to."""
    paid = one.get("successful", one.get("plaintiffs"))
    return escape(write.yen(one["award"] * paid, lang)) if "award" in one and paid else ""


_DERIVED: dict[str, Callable[[dict[str, Any], Lang], str]] = {
    "award": case_pages.award,
    "offset": case_pages.offset,
    "people": case_pages.people,
    "fee_share": lambda one, lang: _share(one.get("attorney_fee"), one.get("consolation")),
    "share_of_claim": lambda one, lang: _share(one.get("award_total"), one.get("claim_total")),
    "suing_share": lambda one, lang: _share(one.get("plaintiffs"), one.get("people")),
    "ordered_total": _ordered,
}

GAPS = {
    "grade": Text("記録全体が要確認", "the whole entry is to be verified"),
    "case_no": Text("事件番号", "case number"),
    "split": Text("慰謝料と弁護士費用の内訳", "split into distress and lawyers' fees"),
    "interest": Text("遅延損害金の起算日など", "interest and its first day"),
    "basis": Text("根拠条文(資料が名指ししていない)", "legal basis (not named by the source)"),
    "plaintiffs": Text("原告の数", "number of plaintiffs"),
    "date": Text("日付", "date"),
}


def unclear(guide: Guide, base: str, names: str) -> str:
    """What the sources leave open about the decisions named, and where they contradict each other."""
    lang = guide.lang
    found = expand(guide.data.precedents, names)
    lines = []
    for key, label in GAPS.items():
        open_in = [named(one, lang) for one in found if key in _gaps(one)]
        if open_in:
            verb = "確かめられていないもの" if lang == "ja" else "Not verified"
            mark = "、" if lang == "ja" else "; "
            lines.append(f"{verb} — {escape(label.get(lang))}: {escape(mark.join(dict.fromkeys(open_in)))}")
    for said in dict.fromkeys(one["conflict"][lang] for one in found if "conflict" in one):
        lines.append(("資料の食い違い — " if lang == "ja" else "Sources disagree — ") + escape(said))
    if not lines:
        none = (
            "この記録の主な項目は、出典で確かめています。",
            "The main fields of these entries were verified in a source.",
        )
        return f"<p>{none[lang == 'en']}</p>"
    return f"<ul>{''.join(f'<li>{one}</li>' for one in lines)}</ul>"


def _gaps(one: dict[str, Any]) -> set[str]:
    paid = one.get("award", 0) > 0
    open_ = {
        "grade": one["grade"] == "B",
        "case_no": "level" in one and "case_no" not in one,
        "split": paid and "consolation" not in one,
        "interest": paid and ("interest" not in one or "要確認" in one["interest"]["ja"]),
        "basis": one.get("basis_grade") == "B",
        "plaintiffs": one["kind"] == "person" and "plaintiffs" not in one,
        "date": "date" not in one,
    }
    return {key for key, is_open in open_.items() if is_open}
