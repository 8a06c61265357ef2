"""The training pages: learning paths, the trainer's kit from the same data, the places of record and verifier, links from guide pages."""

from html import escape
from typing import Any

from calculators.text import Text
from scripts import training_bank, training_scenes
from scripts.guide import Guide
from scripts.pages import page_title
from scripts.training_data import is_page
from scripts.training_words import fill, link, links, said, version

WORDS = {
    "for": Text("対象", "For"),
    "goal": Text("できるようになること", "Goal"),
    "minutes": Text("{n}分", "{n} minutes"),
    "practice": Text("練習する({n}問)", "Practise ({n} questions)"),
    "exam": Text("試験を受ける(合格 {m}問以上)", "Take the exam ({m} needed)"),
    "notes": Text("進行の手引き", "Facilitator’s notes"),
    "slides": Text("スライドの構成", "Slide outline"),
    "handout": Text("配付資料", "Handout"),
    "step": Text("段階", "Step"),
    "time": Text("時間", "Time"),
    "say": Text("進め方", "What to do"),
    "material": Text("使うもの", "Material"),
    "remember": Text("覚えること", "Remember"),
    "discuss": Text("話し合う", "Discuss"),
    "prepare": Text("始める前に", "Beforehand"),
    "tomorrow": Text("明日から変えること(一つ書く)", "One thing I change from tomorrow"),
    "sheet": Text("問題用紙と解答はこのページから", "Worksheet and answers: from this page"),
    "total": Text("合計", "Total"),
    "ask": Text("問い{n}問を、このページか問題用紙で。声に出して話し合うなら、次の問い", "{n} questions, on the page or on paper. To talk through aloud:"),
    "source": Text("情報漏えい責任ガイド(内容の版 {v})。一般的な情報であり、法的助言ではありません。", "Leak Liability Guide (content {v}). General information, not legal advice."),
    "name": Text("氏名", "Name"),
    "path_id": Text("コースのID", "Id of the path"),
    "date": Text("日付", "Date"),
    "score": Text("点(例 4/4)", "Score (such as 4/4)"),
    "version": Text("内容の版", "Version of the content"),
    "code": Text("確認番号", "Check number"),
    "verify": Text("確かめる", "Verify"),
    "name_help": Text("氏名は、この画面と書き出したファイルにだけ残ります。", "The name stays on this screen and in the file you export."),
    "export": Text("記録を書き出す", "Export the record"),
    "import": Text("記録を読み込む", "Import records"),
    "clear": Text("記録を消す", "Delete the record"),
    "merge": Text("記録のファイル(いくつでも)", "Record files (any number)"),
    "script": Text("この部分はJavaScriptで動きます。", "This part needs JavaScript."),
    "now": Text("今の教材の版", "Version of this content"),
}  # fmt: skip


def word(guide: Guide, key: str, **values: object) -> str:
    return WORDS[key].get(guide.lang).format(**values)


def needed(guide: Guide, path: dict[str, Any]) -> int:
    """How many right answers pass."""
    exact = float(path["pass_mark"]) * len(training_bank.path_questions(guide, path))
    return int(-(-(exact - 1e-9) // 1))


def minutes(path: dict[str, Any]) -> int:
    return sum(int(step["minutes"]) for step in path["step"])


def paths(guide: Guide, base: str) -> str:
    """Every learning path with its steps, each a link."""
    parts = []
    for key, path in guide.training.paths.items():
        steps = "".join(
            f"<li>{_step(guide, base, path, step)} <span class='small'>{word(guide, 'minutes', n=step['minutes'])}</span></li>"
            for step in path["step"]
        )
        exam = (
            f'<a href="{base}training/quiz/#set={key}&amp;mode=exam">{word(guide, "exam", m=needed(guide, path))}</a>'
        )
        parts.append(
            f'<h2 id="{key}">{said(guide, path, path["title"])}</h2>'
            f"<p><strong>{word(guide, 'for')}</strong>: {said(guide, path, path['audience'])} "
            f"<strong>{word(guide, 'goal')}</strong>: {said(guide, path, path['goal'])} ({word(guide, 'minutes', n=minutes(path))})</p>"
            f"<ol>{steps}<li>{exam}</li></ol>"
        )
    return f'<div class="training">{"".join(parts)}</div>'


def _step(guide: Guide, base: str, path: dict[str, Any], step: dict[str, Any]) -> str:
    if step["kind"] == "page":
        return link(guide, base, step["page"])
    if step["kind"] == "scenario":
        title = said(guide, path, step["title"])
        return f'<a href="{base}training/scenarios/#{step["scenario"]}">{title}</a>'
    count = len(training_bank.path_questions(guide, path))
    return f'<a href="{base}training/quiz/#set={path["id"]}&amp;mode=practice">{word(guide, "practice", n=count)}</a>'


def kits(guide: Guide, base: str) -> str:
    """For each path: notes for the facilitator, an outline of slides and a handout, each to be printed by itself."""
    parts = []
    for key, path in guide.training.paths.items():
        pieces = {
            "notes": _notes(guide, base, path),
            "slides": _slides(guide, path),
            "handout": _handout(guide, base, path),
        }
        title = said(guide, path, path["title"])
        sections = "".join(
            f'<details class="kit"><summary>{word(guide, name)}</summary><leak-print lang="{guide.lang}">'
            f"<h3>{word(guide, name)}: {title}</h3>{body}<p class='small'>{word(guide, 'source', v=version(guide))}</p></leak-print></details>"
            for name, body in pieces.items()
        )
        parts.append(f'<h2 id="kit-{key}">{title}</h2>{sections}')
    return f'<div class="training">{"".join(parts)}</div>'


def _notes(guide: Guide, base: str, path: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{said(guide, path, step['title'])}</th><td>{word(guide, 'minutes', n=step['minutes'])}</td>"
        f"<td>{_step(guide, base, path, step)}</td><td>{said(guide, path, step['say'])}</td></tr>"
        for step in path["step"]
    )
    heads = "".join(f'<th scope="col">{word(guide, key)}</th>' for key in ("step", "time", "material", "say"))
    sheet = f'<a href="{base}training/quiz/#set={path["id"]}">{page_title(guide.lang, "training/quiz/")}</a>'
    debriefs = "".join(f"<li>{said(guide, path, text)}</li>" for text in path.get("discuss", []))
    debriefs += "".join(
        f"<li>{said(guide, guide.training.scenarios[step['scenario']], text)}</li>"
        for step in path["step"]
        if step["kind"] == "scenario"
        for text in guide.training.scenarios[step["scenario"]]["debrief"]
    )
    talk = f"<p><strong>{word(guide, 'discuss')}</strong></p><ul>{debriefs}</ul>" if debriefs else ""
    ready = (
        f"<p><strong>{word(guide, 'prepare')}</strong>: {said(guide, path, path['prepare'])}</p>"
        if "prepare" in path
        else ""
    )
    return (
        f"<p>{said(guide, path, path['audience'])} {word(guide, 'total')}: {word(guide, 'minutes', n=minutes(path))}</p>{ready}"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{talk}<p>{word(guide, 'sheet')}: {sheet}</p>"
    )


def _slides(guide: Guide, path: dict[str, Any]) -> str:
    """One slide a step, then what is remembered: titles and points to put on them."""
    slides = [
        (said(guide, path, path["title"]), [said(guide, path, path["goal"]), said(guide, path, path["audience"])])
    ]
    for step in path["step"]:
        slides.append((said(guide, path, step["title"]), _points(guide, path, step)))
    slides.append((word(guide, "tomorrow"), ["＿＿＿＿＿＿＿＿＿＿"]))
    items = (
        f"<li><strong>{title}</strong><ul>{''.join(f'<li>{point}</li>' for point in points)}</ul></li>"
        for title, points in slides
    )
    return f"<ol>{''.join(items)}</ol>"


def _points(guide: Guide, path: dict[str, Any], step: dict[str, Any]) -> list[str]:
    if "points" in step:
        return [said(guide, path, one) for one in step["points"]]
    if step["kind"] == "page":
        return [escape(page_title(guide.lang, step["page"], "description"))]
    if step["kind"] == "scenario":
        scenario = guide.training.scenarios[step["scenario"]]
        return [said(guide, scenario, scenario["summary"]), said(guide, scenario, scenario["role"])]
    open_ = training_bank.answerable(guide)
    asked = [open_[one] for one in step["questions"] if one in open_]
    # A slide bears few lines: the hardest are those worth saying aloud.
    aloud = sorted(asked, key=lambda one: -int(one["difficulty"]))[:3]
    return [word(guide, "ask", n=len(asked)), *(said(guide, one, one["ask"]) for one in aloud)]


def _handout(guide: Guide, base: str, path: dict[str, Any]) -> str:
    """What to keep: the rule behind every question, with its links, the duties of the exercises, and a line to fill in."""
    open_ = training_bank.answerable(guide)
    read = "".join(
        f"<h4>{said(guide, path, step['title'])}</h4><ul>{''.join(f'<li>{said(guide, path, one)}</li>' for one in step['points'])}</ul>"
        for step in path["step"]
        if step["kind"] == "page" and "points" in step
    )
    rules = "".join(
        f"<li>{said(guide, open_[one], open_[one]['explain'])} <span class='small'>{links(guide, base, open_[one]['links'])}</span></li>"
        for one in training_bank.path_questions(guide, path)
    )
    duties = "".join(
        f"<h4>{said(guide, one, one['title'])}</h4>{training_scenes.duties(guide, base, one, missed=False)}"
        for step in path["step"]
        if step["kind"] == "scenario"
        for one in [guide.training.scenarios[step["scenario"]]]
    )
    return (
        f"<p>{said(guide, path, path['goal'])}</p>{read}<p><strong>{word(guide, 'remember')}</strong></p><ul>{rules}</ul>{duties}"
        f"<p><strong>{word(guide, 'tomorrow')}</strong>: ＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿</p>"
    )


def record(guide: Guide, base: str) -> str:
    """The place of the learner's record."""
    ids = " ".join(guide.training.paths)
    buttons = "".join(
        f'<button type="button" class="md-button" data-do="{do}">{word(guide, do)}</button> '
        for do in ("export", "clear")
    )
    return (
        f'<div class="training"><leak-record lang="{guide.lang}" data-version="{version(guide)}" data-paths="{ids}">{_script(guide)}'
        f'<div class="tr-live" hidden><p><label>{word(guide, "name")} <input name="name" autocomplete="name"></label> '
        f'<span class="small">{word(guide, "name_help")}</span></p><p class="tr-status" role="status"></p><div class="tr-body"></div>'
        f'<p class="tq-buttons">{buttons}<label>{word(guide, "import")} <input type="file" accept=".json,application/json" multiple></label></p>'
        f'<div class="tr-certificate"></div><p class="small">{word(guide, "now")}: {version(guide)}</p></div></leak-record></div>'
    )


def verify(guide: Guide, base: str) -> str:
    """The form that checks a certificate."""
    options = "".join(
        f'<option value="{key}">{said(guide, path, path["title"])} ({key})</option>'
        for key, path in guide.training.paths.items()
    )
    fields = "".join(
        f'<p><label>{word(guide, key)} <input name="{name}" autocomplete="off" required></label></p>'
        for key, name in (
            ("name", "name"),
            ("score", "score"),
            ("date", "at"),
            ("version", "version"),
            ("code", "code"),
        )
    )
    return (
        f'<div class="training"><leak-verify lang="{guide.lang}" data-version="{version(guide)}">{_script(guide)}<form hidden>'
        f'<p><label>{word(guide, "path_id")} <select name="set">{options}</select></label></p>{fields}'
        f'<p><button class="md-button md-button--primary">{word(guide, "verify")}</button></p></form>'
        '<p class="tr-status" role="status"></p></leak-verify></div>'
    )


def merge(guide: Guide, base: str) -> str:
    """The place where trainers put records together."""
    return (
        f'<div class="training"><leak-merge lang="{guide.lang}">{_script(guide)}<div class="tr-live" hidden>'
        f'<p><label>{word(guide, "merge")} <input type="file" accept=".json,application/json" multiple></label></p>'
        '<p class="tr-status" role="status"></p><div class="tr-body"></div></div></leak-merge></div>'
    )


def _script(guide: Guide) -> str:
    return f"<noscript><p>{word(guide, 'script')}</p></noscript>"


def counts(guide: Guide, base: str) -> str:
    """How much there is, in a sentence's words."""
    numbers = (len(training_bank.answerable(guide)), len(guide.training.scenarios), len(guide.training.paths))
    words = Text("問い{0}、演習{1}、学習コース{2}", "{0} questions, {1} exercises and {2} learning paths")
    return words.get(guide.lang).format(*numbers)


def asked(guide: Guide) -> dict[str, list[tuple[str, str]]]:
    """Page address → the questions and exercises about it, as (address, words), for the foot of each page."""
    found: dict[str, list[tuple[str, str]]] = {}
    entries = [(f"training/quiz/#q-{one['id']}", one, one["ask"]) for one in training_bank.answerable(guide).values()]
    entries += [(f"training/scenarios/#{one['id']}", one, one["title"]) for one in guide.training.scenarios.values()]
    for address, one, text in entries:
        pages = {target.partition("#")[0] for target in one["links"] if is_page(target)}
        for page in pages:
            found.setdefault(page, []).append((address, fill(guide, one, text[guide.lang])))
    return found
