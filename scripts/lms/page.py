"""The one page of a package: the path's guide pages, its quiz and its exercises, with script and style inside and a policy of its own."""

import base64
import hashlib
import subprocess
from pathlib import Path
from typing import Any

from lxml import html as parser

from calculators.text import Text
from scripts import training_bank, training_scenes
from scripts.guide import Guide
from scripts.training_pages import needed
from scripts.training_words import said, version

ROOT = Path(__file__).resolve().parent.parent.parent
STYLES = (ROOT / "scripts" / "lms" / "page.css", ROOT / "overrides" / "assets" / "training" / "training.css")
# What works only on the site, or says nothing on paper: the worked example of a calculator stays, its form goes.
LEFT_OUT = (
    "//a[contains(@class,'headerlink') or contains(@class,'md-content__button')]",
    "//script|//template|//form|//noscript|//progress|//ruby-switch|//img",
    "//*[contains(@class,'leakcalc-status') or contains(@class,'leakcalc-engine-problem')]",
    "//aside",
)
WORDS = {
    "contents": Text("内容", "Contents"),
    "pass": Text("合格は、試験で{n}問以上の正解です。", "To pass, answer {n} right in the exam."),
    "source": Text(
        "情報漏えい責任ガイド(文章は CC BY 4.0、プログラムは Apache-2.0)。一般的な情報であり、法的助言ではありません。内容の版: {v}",
        "Leak Liability Guide (text CC BY 4.0, programs Apache-2.0). General information, not legal advice. Version of the content: {v}",
    ),
}


def script(folder: Path) -> str:
    """The players and the link to SCORM as one classic script."""
    out = folder / "package.js"
    command = [str(ROOT / "node_modules" / ".bin" / "esbuild"), str(ROOT / "scripts" / "lms" / "package.js")]
    flags = ["--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=error"]
    subprocess.run([*command, *flags, f"--outfile={out}"], check=True, cwd=ROOT)
    return out.read_text(encoding="utf-8").strip().replace("</script", "<\\/script").replace("<!--", "<\\!--")


def page(guide: Guide, path: dict[str, Any], pages: Path, code: str, standard: str) -> str:
    """The whole document."""
    lang = guide.lang
    style = "\n".join(file.read_text(encoding="utf-8") for file in STYLES).strip()
    title = said(guide, path, path["title"])
    sections, names = [], []
    asked = False
    for number, step in enumerate(path["step"], 1):
        if step["kind"] == "questions":
            if asked:
                continue  # one quiz asks the questions of all steps
            asked = True
        body = _step(guide, path, step, pages, number)
        names.append(f'<li><a href="#s{number}">{said(guide, path, step["title"])}</a></li>')
        sections.append(f'<section class="md-typeset" id="s{number}">{body}</section>')
    about = WORDS["pass"].get(lang).format(n=needed(guide, path))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(code, style)}">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n'
        f'<body>\n<main data-standard="{standard}" data-version="{version(guide)}">\n<h1>{title}</h1>\n'
        f'<p>{said(guide, path, path["goal"])} {about}</p>\n<p class="lms-state small" role="status"></p>\n'
        f'<nav aria-label="{WORDS["contents"].get(lang)}"><ol>{"".join(names)}</ol></nav>\n{"".join(sections)}\n'
        f'<footer class="small"><p>{WORDS["source"].get(lang).format(v=version(guide))}</p></footer>\n</main>\n<script>{code}</script>\n</body>\n</html>\n'
    )


def policy(code: str, style: str) -> str:
    """Nothing but this page's own script and style, by their hashes."""
    named = (_hash(code), _hash(style))
    return f"default-src 'none'; script-src {named[0]}; style-src {named[1]}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _step(guide: Guide, path: dict[str, Any], step: dict[str, Any], pages: Path, number: int) -> str:
    """What a step shows; links that would leave the package become words."""
    title = f"<h2>{said(guide, path, step['title'])}</h2>"
    if step["kind"] == "page":
        address = step["page"].partition("#")[0]
        tree = parser.parse(str(pages / address / "index.html"), parser.HTMLParser(encoding="utf-8"))
        return _cleaned(tree.xpath("//article")[0], number)
    if step["kind"] == "scenario":
        one = guide.training.scenarios[step["scenario"]]
        return _cleaned(parser.fromstring(training_scenes.scenario(guide, "../", one)), number)
    questions = [guide.training.questions[one] for one in training_bank.path_questions(guide, path)]
    listed = "".join(training_bank.question(guide, "../", one) for one in questions)
    choice = f'<option value="{path["id"]}" data-pass="{path["pass_mark"]}" data-questions="{" ".join(one["id"] for one in questions)}">{said(guide, path, path["title"])}</option>'
    quiz = (
        f'<div class="training"><leak-quiz lang="{guide.lang}" data-version="{version(guide)}">{training_bank.setup(guide, choice)}'
        f'<div class="lms-bank" hidden>{listed}</div></leak-quiz></div>'
    )
    return title + _cleaned(parser.fromstring(quiz), number)


def _cleaned(element: Any, number: int) -> str:
    """HTML that stands by itself: ids of its own, headings one lower, no link out of the package but to https."""
    inside = element.tag == "article"
    for query in LEFT_OUT if inside else ("//aside",):
        for one in element.xpath(
            f".{query}" if "|" not in query else "|".join(f".{part}" for part in query.split("|"))
        ):
            one.drop_tree()
    for one in element.iter():
        if not isinstance(one.tag, str):
            continue
        if inside and one.tag in ("h1", "h2", "h3", "h4", "h5"):
            one.tag = f"h{int(one.tag[1]) + 1}"
        if inside and "-" in one.tag:
            one.tag = "div"  # an element whose script is not here
        for name in ("id", "for", "aria-labelledby", "aria-describedby"):
            if name in one.attrib:
                one.attrib[name] = " ".join(f"s{number}-{part}" for part in one.attrib[name].split())
        if one.tag == "a":
            _link(one, number)
    text: str = parser.tostring(element, encoding="unicode", method="html", with_tail=False)
    return text


def _link(one: Any, number: int) -> None:
    address = one.attrib.pop("href", "")
    if address.startswith("#"):
        one.attrib["href"] = f"#s{number}-{address[1:]}"
    elif address.startswith(("https://", "http://", "tel:")):
        one.attrib["href"] = address
        one.attrib.update({"target": "_blank", "rel": "noopener noreferrer"})
    else:
        one.tag = "span"
        one.attrib.pop("target", None)
