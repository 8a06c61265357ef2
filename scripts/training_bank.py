"""Questions as HTML: readable without JavaScript with the answer folded in, and all that the quiz player needs in attributes."""

import hashlib
from html import escape
from typing import Any

from calculators.facts import NotInForce
from calculators.text import Text
from scripts import training_question
from scripts.guide import Guide
from scripts.training_words import LEVELS, TOPICS, link, said, version

KEYS = "abcdefg"
WORDS = {
    "answer": Text("答えと説明", "Answer and reasons"),
    "right": Text("正しい", "right"),
    "wrong": Text("正しくない", "not right"),
    "read": Text("読むページと根拠", "Read and basis"),
    "level": Text("対象", "For"),
    "near": Text("まちがえやすい数", "Numbers often given"),
    "in_order": Text("正しい順", "The right order"),
}


def word(guide: Guide, key: str) -> str:
    return WORDS[key].get(guide.lang)


def answerable(guide: Guide) -> dict[str, dict[str, Any]]:
    """Questions that have an answer on the site's day: a number whose law is not in force has none."""
    found = {}
    for key, one in guide.training.questions.items():
        try:
            if one["type"] == "number":
                training_question.number(guide.facts, one, one["answer"])
        except NotInForce:
            continue
        found[key] = one
    return found


def mixed(question: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Options with their keys, in an order that does not give the answer away and never changes."""
    keyed = list(zip(KEYS, question.get("option", []), strict=False))
    return sorted(keyed, key=lambda one: hashlib.sha256(f"{question['id']} {one[0]}".encode()).digest())


def answer(guide: Guide, question: dict[str, Any]) -> str:
    """The right answer as the player compares it: keys in order with commas, or a number."""
    if question["type"] == "number":
        return str(training_question.number(guide.facts, question, question["answer"]))
    keyed = zip(KEYS, question["option"], strict=False)
    return ",".join(key for key, one in keyed if question["type"] == "ordering" or one.get("right"))


def question(guide: Guide, base: str, one: dict[str, Any]) -> str:
    """One question: what is asked, its options, and folded the answer with every reason and the links back."""
    options = "".join(f'<li data-key="{key}">{said(guide, one, option["text"])}</li>' for key, option in mixed(one))
    listed = f'<ul class="tq-options">{options}</ul>' if options else ""
    unit = f' data-unit="{escape(one["unit"][guide.lang])}"' if "unit" in one else ""
    within = one.get("answer", {}).get("within", 0)
    read = "".join(f"<li>{link(guide, base, target)}</li>" for target in one["links"])
    return (
        f'<section class="tq" data-id="{one["id"]}" data-type="{one["type"]}" data-topic="{one["topic"]}" '
        f'data-level="{one["difficulty"]}" data-answer="{answer(guide, one)}" data-within="{within}"{unit}>'
        f'<h3 id="q-{one["id"]}" class="tq-ask">{said(guide, one, one["ask"])}</h3>'
        f'<p class="small">{word(guide, "level")}: {LEVELS[one["difficulty"]].get(guide.lang)}</p>{listed}'
        f'<details class="tq-answer"><summary>{word(guide, "answer")}</summary><div class="tq-body">{_reasons(guide, one)}'
        f'<p class="tq-explain">{said(guide, one, one["explain"])}</p>'
        f'<p class="tq-read">{word(guide, "read")}</p><ul class="tq-links">{read}</ul></div></details></section>'
    )


def _reasons(guide: Guide, one: dict[str, Any]) -> str:
    """Why each option is right, wrong or where it stands."""
    if one["type"] == "number":
        return _numbers(guide, one)
    if one["type"] == "ordering":
        lines = "".join(
            f"<li><strong>{said(guide, one, option['text'])}</strong> {_because(guide, one, option)}</li>"
            for option in one["option"]
        )
        return f"<p>{word(guide, 'in_order')}</p><ol>{lines}</ol>"
    lines = ""
    for key, option in mixed(one):
        mark = "right" if option.get("right") else "wrong"
        sign = "○" if option.get("right") else "×"
        lines += (
            f'<li data-key="{key}" class="tq-is-{mark}"><strong>{sign} {word(guide, mark)}</strong>: '
            f"{said(guide, one, option['text'])} {_because(guide, one, option)}</li>"
        )
    return f'<ul class="tq-reasons">{lines}</ul>'


def _because(guide: Guide, owner: dict[str, Any], option: dict[str, Any]) -> str:
    return f'<span class="tq-because">{said(guide, owner, option["because"])}</span>'


def _numbers(guide: Guide, one: dict[str, Any]) -> str:
    """The number, and why those that suggest themselves are wrong."""
    unit = escape(one["unit"][guide.lang])
    space = "" if guide.lang == "ja" else " "
    lines = ""
    for near in one["near"]:
        try:
            value = training_question.number(guide.facts, one, near)
        except NotInForce:
            continue
        lines += f'<li data-value="{value}">{value:,}{space}{unit}: {_because(guide, one, near)}</li>'
    right = training_question.number(guide.facts, one, one["answer"])
    return f"<p><strong>{right:,}{space}{unit}</strong></p><p>{word(guide, 'near')}</p><ul>{lines}</ul>"


def path_questions(guide: Guide, path: dict[str, Any]) -> list[str]:
    """The questions of a path, in the order of its steps."""
    open_ = answerable(guide)
    return [one for step in path["step"] for one in step.get("questions", ()) if one in open_]


def _sets(guide: Guide) -> str:
    """What a reader may choose: a path, a topic, or everything."""
    open_, lang = answerable(guide), guide.lang
    paths = "".join(
        f'<option value="{path["id"]}" data-pass="{path["pass_mark"]}" data-questions="{" ".join(path_questions(guide, path))}">'
        f"{said(guide, path, path['title'])}</option>"
        for path in guide.training.paths.values()
    )
    topics = ""
    for topic, name in TOPICS.items():
        if ids := [key for key, one in open_.items() if one["topic"] == topic]:
            topics += f'<option value="topic:{topic}" data-questions="{" ".join(ids)}">{name.get(lang)}</option>'
    everything = Text("全ての問いから", "From all questions").get(lang)
    labels = [Text("学習コース", "Learning paths").get(lang), Text("テーマ", "Topics").get(lang)]
    return (
        f'<optgroup label="{labels[0]}">{paths}</optgroup><optgroup label="{labels[1]}">{topics}'
        f'<option value="all" data-questions="{" ".join(open_)}">{everything}</option></optgroup>'
    )


def setup(guide: Guide, sets: str = "") -> str:
    """The form that begins a quiz, hidden until the player is there; `sets` replaces the choice of everything."""
    say = {
        "set": Text("何を", "What"),
        "mode": Text("やり方", "How"),
        "practice": Text("練習(1問ごとに説明)", "Practice (reasons after each)"),
        "exam": Text("試験(最後に採点)", "Exam (marked at the end)"),
        "count": Text("問いの数(テーマのとき)", "How many (topics)"),
        "seed": Text("並び順の番号", "Order number"),
        "begin": Text("始める", "Begin"),
        "sheet": Text("問題用紙と解答を印刷", "Print worksheet and answers"),
        "seed_help": Text("同じ番号なら、同じ順で出ます。", "The same number gives the same order."),
    }
    t = {key: words.get(guide.lang) for key, words in say.items()}
    return (
        f'<form class="tq-setup" hidden><p><label>{t["set"]} <select name="set">{sets or _sets(guide)}</select></label></p>'
        f'<p><label>{t["mode"]} <select name="mode"><option value="practice">{t["practice"]}</option>'
        f'<option value="exam">{t["exam"]}</option></select></label></p>'
        f'<p><label>{t["count"]} <input name="count" inputmode="numeric" value="10" size="4" autocomplete="off"></label> '
        f'<label>{t["seed"]} <input name="seed" inputmode="numeric" size="6" autocomplete="off"></label> '
        f'<span class="small">{t["seed_help"]}</span></p>'
        f'<p class="tq-buttons"><button class="md-button md-button--primary">{t["begin"]}</button> '
        f'<button type="button" class="md-button tq-sheet">{t["sheet"]}</button> <span class="tq-resume"></span></p></form>'
        '<p class="tq-notice" role="alert"></p><p class="tq-status" role="status"></p><div class="tq-stage"></div>'
    )


def quiz(guide: Guide, base: str) -> str:
    """The player, and below it the whole bank by topic."""
    open_ = answerable(guide)
    parts = [
        f'<div class="training"><leak-quiz lang="{guide.lang}" data-version="{version(guide)}" data-record="{base}training/record/">{setup(guide)}'
    ]
    for topic, name in TOPICS.items():
        if found := [one for one in open_.values() if one["topic"] == topic]:
            parts.append(f'<h2 id="topic-{topic}">{name.get(guide.lang)}</h2>')
            parts += [question(guide, base, one) for one in found]
    return "".join(parts) + "</leak-quiz></div>"
