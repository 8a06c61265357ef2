"""Writes the results of the back-test, worked out anew from the decisions at every build: tables, pictures and figures."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from html import escape

from calculators import decisions, write
from calculators.facts import Facts, NotInForce
from calculators.result import BadInput
from calculators.text import Lang, Text, listed
from scripts import back_test, figures, total_pages
from scripts.back_test import Leave, Score, Tested
from scripts.figure_html import WIDTH, figure, inline, rough, table, unlike
from scripts.guide import Guide
from scripts.listings import grade_mark

LEAVES: tuple[Leave, Leave] = ("chain", "leak")
WORDS = {
    "rule": Text("予測の方法", "Rule"),
    "count": Text("判決", "Decisions"),
    "error": Text("誤差の中央値", "Median error"),
    "coverage": Text("範囲に入った割合", "Within the range"),
    "width": Text("範囲の幅の中央値", "Median width of the range"),
    "case": Text("事件", "Case"),
    "award": Text("認容額", "Award"),
    "range": Text("予測した範囲", "Predicted range"),
    "mid": Text("中間", "Middle"),
    "inside": Text("結果", "Result"),
    "nearest": Text("最も似た判決", "Most similar"),
    "off": Text("誤差", "Error"),
    "part": Text("外した点", "Left out"),
    "changed": Text("変えたもの", "Changed"),
    "to": Text("変えた後の値", "To"),
    "chain": Text("同じ事件を隠す", "Own dispute hidden"),
    "leak": Text("同じ漏えいをすべて隠す", "Whole leak hidden"),
    "yes": Text("範囲内", "inside"),
    "no": Text("範囲外", "outside"),
    "left_out": Text("統計に入れない理由", "Why it does not count"),
}
RULES = {
    "chain": Text("この見積り(同じ事件を隠す)", "This estimator (own dispute hidden)"),
    "leak": Text("この見積り(同じ漏えいをすべて隠す)", "This estimator (whole leak hidden)"),
    "jo_model": Text("JOモデル", "JO model"),
    "constant": Text("広く引用される平均の想定額", "The assumed mean widely quoted"),
    "median": Text("ほかの判決すべての中央値", "Median of all other decisions"),
}
POWER = Text("類似度のべき指数", "Power of likeness")


def word(key: str, lang: Lang) -> str:
    return escape(WORDS[key].get(lang))


def part(guide: Guide, base: str, name: str) -> str:
    """One part of the back-test: a table, a picture, or a figure for a sentence; on a day with too little to test, that."""
    law = guide.facts.current
    try:
        if len(decisions.counted(law)) > law["court_award.least_decisions"].int:
            return PARTS[name](guide, base)
    except BadInput as error:
        if not isinstance(error.__cause__, NotInForce):
            raise
    return f'<strong class="not-in-force">{escape(write.no_value(law.on, guide.lang))}</strong>'


@cache
def _tested(facts: Facts, leave: Leave) -> list[Tested]:
    return back_test.predictions(facts.current, leave)


@cache
def _baselines(facts: Facts) -> dict[str, Score]:
    return back_test.baselines(facts.current)


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def _share(value: Fraction | None) -> str:
    return "—" if value is None else f"{round(float(value) * 100)}%"


def _score(one: Score) -> list[str]:
    return [_share(one.coverage), _number(one.error)]


def _summary(guide: Guide, base: str) -> str:
    lang = guide.lang
    scores = {leave: back_test.score(_tested(guide.facts, leave)) for leave in LEAVES} | _baselines(guide.facts)
    rows = [
        (escape(RULES[name].get(lang)), str(one.count), _share(one.coverage), _number(one.error), _number(one.width))
        for name, one in scores.items()
    ]
    caption = Text("予測の方法ごとの成績", "How well each rule predicts").get(lang)
    return table(caption, (word(key, lang) for key in ("rule", "count", "coverage", "error", "width")), rows)


def _verdict(guide: Guide, base: str) -> str:
    """Which of the goals are reached, worked out anew at every build."""
    lang, law = guide.lang, guide.facts.current
    low, high = law["court_award.goal_coverage_low"].ratio, law["court_award.goal_coverage_high"].ratio
    lines = []
    for leave in LEAVES:
        one = back_test.score(_tested(guide.facts, leave))
        assert one.coverage is not None
        jo = _baselines(guide.facts)["jo_model"].error * float(law["court_award.goal_jo_share"].ratio)
        goals = (
            (Text("適中率", "coverage"), low <= one.coverage <= high),
            (Text("誤差", "error"), one.error <= float(law["court_award.goal_error"].ratio)),
            (Text("JOモデルとの比較", "error against the JO model"), one.error <= jo),
        )
        said = listed((f"{goal.get(lang)}: {_reached(ok, lang)}" for goal, ok in goals), lang, "; ")
        lines.append(f"<li><strong>{escape(RULES[leave].get(lang))}</strong> — {said}</li>")
    return f"<ul>{''.join(lines)}</ul>"


def _reached(ok: bool, lang: Lang) -> str:
    return Text("達成", "reached").get(lang) if ok else f"<strong>{Text('未達', 'not reached').get(lang)}</strong>"


def _case(guide: Guide, base: str, one: decisions.Decision) -> str:
    lang = guide.lang
    words = f"{one.name.get(lang)} — {one.court.get(lang)} {one.day}"
    return f'<a href="{base}precedents/table/#{one.id}">{escape(words)}</a>{grade_mark(guide.data.precedents[one.id], lang)}'


def _predicted(one: Tested, lang: Lang) -> list[str]:
    low, mid, high = (write.yen(value, lang) for value in (one.low, one.mid, one.high))
    return [escape(f"{low} – {high}"), escape(mid)]


def _inside(one: Tested, lang: Lang) -> str:
    return word("yes", lang) if one.covered else f"<strong>{word('no', lang)}</strong>"


def _cases(guide: Guide, base: str) -> str:
    lang = guide.lang
    found = sorted(_tested(guide.facts, "chain"), key=lambda one: (one.decision.award, one.decision.id))
    rows = [
        (
            _case(guide, base, one.decision),
            escape(write.yen(one.decision.award, lang)),
            *_predicted(one, lang),
            _inside(one, lang),
            _number(one.error),
            f"{_case(guide, base, one.nearest)} ({round(float(one.likeness) * 100)})",
        )
        for one in found
    ]
    caption = Text(
        "判決ごとの予測と結果(同じ事件を隠して予測)", "Each decision, predicted without its own dispute"
    ).get(lang)
    keys = ("case", "award", "range", "mid", "inside", "off", "nearest")
    return table(caption, (word(key, lang) for key in keys), rows)


def _misses(guide: Guide, base: str) -> str:
    """The decisions missed by most. The reason comes from the decision's own file; else what the court said."""
    lang = guide.lang
    lines = []
    for one in back_test.worst(guide.facts.current):
        entry = guide.data.precedents[one.decision.id]
        why = (entry.get("model_miss") or entry["note"])[lang]
        span, mid = _predicted(one, lang)
        said = [
            f"{word('award', lang)} {escape(write.yen(one.decision.award, lang))}",
            f"{word('range', lang)} {span}",
            f"{word('mid', lang)} {mid}",
            f"{word('off', lang)} {_number(one.error)}",
            _inside(one, lang),
        ]
        facts = listed(said, lang, "; ")
        lines.append(f"<li>{_case(guide, base, one.decision)}<br>{facts}<br>{escape(why)}</li>")
    return f"<ol>{''.join(lines)}</ol>"


def _scored(
    guide: Guide, caption: Text, heads: list[str], rows: Iterable[tuple[list[str], tuple[Score, Score]]]
) -> str:
    lang = guide.lang
    pair = [f"{word(leave, lang)}: {word(key, lang)}" for leave in LEAVES for key in ("coverage", "error")]
    body = [[*first, *_score(one), *_score(two)] for first, (one, two) in rows]
    return table(caption.get(lang), [*heads, *pair], body)


def _ablation(guide: Guide, base: str) -> str:
    lang, law = guide.lang, guide.facts.current
    found = back_test.dropped(law)
    whole = tuple(back_test.score(_tested(guide.facts, leave)) for leave in LEAVES)
    rows = [([Text("なし(すべて使う)", "nothing (all used)").get(lang)], (whole[0], whole[1]))]
    rows += [([escape(law.row("court_award_weights", part).label.get(lang))], scores) for part, scores in found.items()]
    return _scored(guide, Text("比べる点を一つずつ外したとき", "Parts left out one by one"), [word("part", lang)], rows)


def _settings(guide: Guide, base: str) -> str:
    lang, law = guide.lang, guide.facts.current

    def name(changed: str) -> str:
        return (POWER if changed == "power" else law.row("court_award_weights", changed).label).get(lang)

    rows = [([escape(name(what)), to], scores) for (what, to), scores in back_test.settings(law).items()]
    heads = [word("changed", lang), word("to", lang)]
    return _scored(guide, Text("点数とべき指数を変えたとき", "Other points and powers"), heads, rows)


def _left_out(guide: Guide, base: str) -> str:
    lang = guide.lang
    rows = [
        (
            _case(guide, base, one.decision),
            escape(write.yen(one.decision.award, lang)),
            *_predicted(one, lang),
            _inside(one, lang),
            escape(guide.data.precedents[one.decision.id]["not_used_because"][lang]),
        )
        for one in back_test.marked_out(guide.facts.current)
    ]
    caption = Text("統計に入れない判決", "Decisions that do not count").get(lang)
    return table(caption, (word(key, lang) for key in ("case", "award", "range", "mid", "inside", "left_out")), rows)


def _ranges(guide: Guide, base: str) -> str:
    lang = guide.lang
    found = sorted(_tested(guide.facts, "chain"), key=lambda one: (one.decision.award, one.decision.id))
    rows = [
        {
            "name": _short(one.decision, lang),
            "low": one.low,
            "mid": one.mid,
            "high": one.high,
            "actual": one.decision.award,
            "covered": one.covered,
            "href": f"{base}precedents/table/#{one.decision.id}",
        }
        for one in found
    ]
    caption = Text(
        "ほかの判決から予測した範囲と、実際の認容額", "The range predicted from other decisions, and the actual award"
    ).get(lang)
    legend = (
        ("figure-range", Text("予測した範囲", "predicted range")),
        ("figure-mid", Text("中間の額", "middle")),
        ("figure-inside", Text("認容額(範囲内)", "award, inside")),
        ("figure-outside", Text("認容額(範囲外)", "award, outside")),
    )
    drawn = figures.svg("ranges", unlike(rows), lang, WIDTH)
    return figure(drawn, caption, [(css, text.get(lang)) for css, text in legend])


def _short(one: decisions.Decision, lang: Lang) -> str:
    """A label for an axis: the first words of the case, court and year."""
    name = one.name.get(lang)
    room = 12 if lang == "ja" else 21
    head = name if len(name) <= room else name[: room - 1].rstrip() + "…"
    return f"{head} {one.court.get(lang).partition(',')[0].replace(' Court', '')} {one.day[:4]}"


def _calibration(guide: Guide, base: str) -> str:
    lang, law = guide.lang, guide.facts.current
    marks = [
        {"level": level, "share": share, "series": leave}
        for leave in LEAVES
        for level, share in back_test.calibration(law, leave)
    ]
    caption = Text(
        "予測した分位と、認容額がそれ以下だった判決の割合。線の上なら釣り合っている",
        "Predicted quantiles and the share of awards at or below them; on the line they agree",
    ).get(lang)
    legend = [("figure-ideal", Text("釣り合う線", "agreement").get(lang))]
    legend += [(css, RULES[leave].get(lang)) for css, leave in (("figure-step-0", "chain"), ("figure-step-2", "leak"))]
    return figure(figures.svg("calibration", marks, lang, 440), caption, legend, " figure-square")


def _times(powers: float, lang: Lang) -> str:
    """How many times apart that is: 0.31 powers of ten are about twofold."""
    return write.quantity(rough(10**powers), "times", lang)


PARTS: dict[str, Callable[[Guide, str], str]] = {
    "summary": _summary,
    "verdict": _verdict,
    "cases": _cases,
    "misses": _misses,
    "ablation": _ablation,
    "settings": _settings,
    "left_out": _left_out,
    "ranges": _ranges,
    "calibration": _calibration,
    **total_pages.PARTS,
    "count": lambda guide, base: inline(write.quantity(len(_tested(guide.facts, "chain")), "count", guide.lang)),
    "coverage": lambda guide, base: inline(_share(back_test.score(_tested(guide.facts, "chain")).coverage)),
    "coverage_leak": lambda guide, base: inline(_share(back_test.score(_tested(guide.facts, "leak")).coverage)),
    "error": lambda guide, base: inline(_number(back_test.score(_tested(guide.facts, "chain")).error)),
    "error_leak": lambda guide, base: inline(_number(back_test.score(_tested(guide.facts, "leak")).error)),
    "shift": lambda guide, base: inline(write.yen(back_test.SHIFT, guide.lang)),
    "times": lambda guide, base: inline(_times(back_test.score(_tested(guide.facts, "chain")).error, guide.lang)),
    "width_times": lambda guide, base: inline(
        _times(back_test.score(_tested(guide.facts, "chain")).width or 0.0, guide.lang)
    ),
}
