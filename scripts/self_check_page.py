"""Writes the self-check as a form: filled in on the screen by `self-check.js`, by pencil without it."""

import json
from html import escape
from typing import Any

from calculators.text import Text
from scripts.guide import Guide
from scripts.pages import page_title

# The answers and their points; “not applicable” leaves the question out of the sum.
ANSWERS = {
    "yes": (Text("はい", "Yes"), 2),
    "partly": (Text("一部", "Partly"), 1),
    "no": (Text("いいえ", "No"), 0),
    "na": (Text("該当なし", "Not applicable"), None),
}
WORDS = {
    "area": Text("{got}/{of}点", "{got} of {of} points"),
    "left": Text("(未回答{n}問)", " ({n} unanswered)"),
    "none": Text("答えなし", "no answer"),
    "na": Text("すべて該当なし", "not applicable"),
    "summary": Text(
        "{all}問のうち{answered}問に答えました。「該当なし」は{na}問です。",
        "{answered} of {all} questions answered, {na} of them “not applicable”.",
    ),
    "nothing": Text("「いいえ」と「一部」はありません。", "There is no “no” and no “partly”."),
}
SAID = {
    "page": Text("助けになるページ", "The page that helps"),
    "show": Text("結果を見る", "Show the result"),
    "print": Text("印刷する", "Print"),
    "clear": Text("答えを消す", "Clear the answers"),
    "remember": Text("この端末に答えを残す", "Keep the answers on this device"),
    "result": Text("分野ごとの結果", "Result by area"),
    "first": Text("最初にする三つ", "The three to do first"),
    "note": Text(
        "点数は、事故の確率でも、安全の証明でも、認証でもありません。どこから手を付けるかを決めるための目安です。",
        "The points are no probability of an incident, no proof of safety and no certification. They help to decide where to begin.",
    ),
    "area": Text("分野", "Area"),
    "points": Text("点数", "Points"),
    "questions": Text("問いの数", "Questions"),
    "yours": Text("あなたの点", "Your points"),
    "highest": Text("満点から「該当なし」を引いた点", "Highest, less “not applicable”"),
    "sheet": Text("紙で採点する表", "Score sheet for paper"),
}


def self_check(guide: Guide, base: str) -> str:
    """The whole form with its empty result; the buttons stay hidden until the script is there."""
    lang = guide.lang
    areas = "".join(_area(guide, base, at, one) for at, one in enumerate(guide.data.check_areas.values(), 1))
    words = escape(json.dumps({key: text.get(lang) for key, text in WORDS.items()}, ensure_ascii=False))
    actions = (
        f'<div class="self-check-actions" hidden><label><input type="checkbox" data-do="remember"> {_say("remember", guide)}</label>'
        f'<button type="submit">{_say("show", guide)}</button>'
        f'<button type="button" data-do="print">{_say("print", guide)}</button>'
        f'<button type="button" data-do="clear">{_say("clear", guide)}</button></div>'
    )
    return (
        f'<div><self-check lang="{lang}" data-words="{words}"><form class="self-check" autocomplete="off">{areas}{actions}</form>'
        f"{_result(guide)}</self-check></div>"
    )


def sheet(guide: Guide, base: str) -> str:
    """The table for adding up by hand."""
    heads = "".join(f'<th scope="col">{_say(key, guide)}</th>' for key in ("area", "questions", "highest", "yours"))
    rows = "".join(
        f'<tr><th scope="row">{at}. {escape(one["title"][guide.lang])}</th><td>{count}</td><td>{2 * count} − 2 × ＿＿ = ＿＿</td><td></td></tr>'
        for at, one in enumerate(guide.data.check_areas.values(), 1)
        if (count := len(_questions(guide, one["id"])))
    )
    return (
        f'<div class="blank-form"><table><caption>{_say("sheet", guide)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _say(key: str, guide: Guide) -> str:
    return escape(SAID[key].get(guide.lang))


def _questions(guide: Guide, area_id: str) -> list[dict[str, Any]]:
    return [one for one in guide.data.checks.values() if one["area"] == area_id]


def _area(guide: Guide, base: str, at: int, area: dict[str, Any]) -> str:
    asked = "".join(
        _question(guide, base, f"{at}-{nth}", one) for nth, one in enumerate(_questions(guide, area["id"]), 1)
    )
    title = escape(area["title"][guide.lang])
    return (
        f'<fieldset data-area="{area["id"]}"><legend>{at}. {title}</legend>'
        f'<p class="small">{_page(guide, base, area["page"])}</p>{asked}</fieldset>'
    )


def _page(guide: Guide, base: str, address: str) -> str:
    """A link by the title of the page; an address without a page fails the build."""
    return f'<a href="{base}{address}">{_say("page", guide)}: {escape(page_title(guide.lang, address))}</a>'


def _question(guide: Guide, base: str, number: str, one: dict[str, Any]) -> str:
    """A group of radio buttons named by its question and described by why it matters."""
    lang, slug = guide.lang, one["id"].replace(".", "-").replace("_", "-")
    answers = "".join(
        f'<label><input type="radio" name="{one["id"]}" value="{value}"> {label.get(lang)}</label>'
        for value, (label, _) in ANSWERS.items()
    )
    area_page = guide.data.check_areas[one["area"]]["page"]
    more = "" if one["page"] == area_page else f" {_page(guide, base, one['page'])}"
    return (
        f'<div class="self-check-question" role="radiogroup" aria-labelledby="ask-{slug}" aria-describedby="why-{slug}" '
        f'data-weight="{one["weight"]}" data-page="{base}{one["page"]}">'
        f'<p class="ask"><span class="number">{number}</span> <span id="ask-{slug}">{escape(one["ask"][lang])}</span></p>'
        f'<p class="why small"><span id="why-{slug}">{escape(one["why"][lang])}</span>{more}</p><div class="answers">{answers}</div></div>'
    )


def _result(guide: Guide) -> str:
    """The table of bars, empty: the script sets widths and words."""
    rows = "".join(
        f'<tr data-area="{one["id"]}"><th scope="row">{at}. {escape(one["title"][guide.lang])}</th>'
        '<td><svg class="self-check-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="whole" width="100" height="8"/><rect class="got" width="0" height="8"/></svg><span class="said"></span></td></tr>'
        for at, one in enumerate(guide.data.check_areas.values(), 1)
    )
    heads = "".join(f'<th scope="col">{_say(key, guide)}</th>' for key in ("area", "points"))
    return (
        f'<section class="self-check-result" hidden aria-labelledby="self-check-result"><h3 id="self-check-result" tabindex="-1">{_say("result", guide)}</h3>'
        f'<p class="summary" role="status"></p><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f'<h3 id="self-check-first">{_say("first", guide)}</h3><ol class="first"></ol><p class="note">{_say("note", guide)}</p></section>'
    )
