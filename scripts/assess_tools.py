"""Writes what stands around the form of the assessment: saving, comparing, the sheet, drafts and the command line.

Everything is hidden until the script that serves it has come; without JavaScript the worked example above stays readable.
"""

from html import escape

from calculators.assess_inputs import VERSION
from calculators.drafts_words import KINDS
from calculators.text import Lang, Text

WORDS = {
    "keep": Text("保存する・開く", "Keep and open"),
    "private": Text(
        "アドレスと端末に何も残さない(このページを開いている間)",
        "Keep nothing in the address or in storage (while this page is open)",
    ),
    "private_why": Text(
        "共用の端末では、事故の内容が残ること自体が漏えいになります。ふだんは、入力をアドレスの#より後ろと、このブラウザの中だけに残します。",
        "On a shared machine the details of an incident are a leak themselves. Normally what you enter stays behind the # of the address and in this browser only.",
    ),
    "delete-all": Text("この端末の記録をすべて消す", "Delete everything on this machine"),
    "storage": Text(
        "ブラウザは、保存した内容を断りなく消すことがあります(7日使わないと消すものもあります)。大切な評価は、JSONファイルに保存してください。",
        "Browsers may clear what is kept here without asking, some after seven days without a visit. Save what matters as a JSON file.",
    ),
    "name": Text("この評価の名前", "Name of this assessment"),
    "save": Text("名前を付けて保存", "Save under this name"),
    "saved": Text("保存した評価", "Saved assessments"),
    "open": Text("開く", "Open"),
    "delete": Text("消す", "Delete"),
    "save-file": Text("入力をJSONファイルに保存", "Save the answers as a JSON file"),
    "file": Text("JSONファイルを開く", "Open a JSON file"),
    "csv": Text("結果をCSVで保存", "Save the result as CSV"),
    "json": Text("結果をJSONで保存", "Save the result as JSON"),
    "ics": Text("期限をカレンダー(.ics)に保存", "Save the deadlines for a calendar (.ics)"),
    "compare": Text("比べる(三つまで)", "Compare (up to three)"),
    "compare_how": Text(
        "いまの答えを加え、答えを変えてもう一つ加えます。例:暗号化の有無、人数、原因。",
        "Add the answers as they are, change some, and add again: encrypted or not, the number of people, the cause.",
    ),
    "compare-add": Text("いまの答えを比較に加える", "Add these answers"),
    "compare-run": Text("並べて比べる", "Compare them"),
    "sheet": Text("稟議用の一枚を作る", "A sheet for approval"),
    "title": Text("件名", "Title"),
    "author": Text("作成者", "Author"),
    "sheet-make": Text("用紙を作る", "Make the sheet"),
    "sheet-print": Text("印刷する(PDFに保存)", "Print (or save as PDF)"),
    "drafts": Text("下書き", "Drafts"),
    "drafts_how": Text(
        "入力した内容から作ります。分からないことは【 】か「調査中」になります。",
        "Made from your answers. What is not known stands in [ ] or as “under investigation”.",
    ),
    "kind": Text("文書", "Document"),
    "language": Text("言語", "Language"),
    "draft-copy": Text("コピー", "Copy"),
    "draft-save": Text("ファイルに保存", "Save as a file"),
    "repeat": Text("同じ結果をもう一度出す", "Get the same result again"),
    "repeat_how": Text(
        "同じ版のガイドなら、次のコマンドで1バイトも違わない結果が出ます。",
        "With the same version of the guide this command gives the same result, byte for byte.",
    ),
    "command-copy": Text("コマンドをコピー", "Copy the command"),
}


def _word(name: str, lang: Lang) -> str:
    return escape(WORDS[name].get(lang))


def _button(name: str, lang: Lang) -> str:
    return f'<button type="button" data-do="{name}">{_word(name, lang)}</button>'


def _field(name: str, label: str, lang: Lang) -> str:
    at = f"assess-{name}"
    return f'<p><label for="{at}">{_word(label, lang)}</label> <input type="text" id="{at}" name="{at}" autocomplete="off" maxlength="80"></p>'


def _tool(name: str, body: str, lang: Lang) -> str:
    return f'<details class="assess-tool"><summary>{_word(name, lang)}</summary>{body}</details>'


def around(calculator: str, lang: Lang) -> str:
    """The element with the form inside it and the tools after it."""
    marked = calculator.replace("<leak-calculator ", f'<leak-calculator data-edition="{VERSION}" ', 1)
    return (
        f'<div class="assess"><leak-assessment lang="{lang}" data-edition="{VERSION}">{_private(lang)}{marked}'
        f'<div class="assess-tools leakcalc" hidden><p class="assess-status" role="status"></p>{_keep(lang)}{_compare(lang)}{_sheet(lang)}{_drafts(lang)}{_repeat(lang)}</div>'
        "</leak-assessment></div>"
    )


def _private(lang: Lang) -> str:
    return (
        f'<div class="assess-tools leakcalc assess-privacy" hidden><label class="leakcalc-choice"><input type="checkbox" name="assess-private" aria-describedby="assess-private-why"><span>{_word("private", lang)}</span></label>'
        f'<p id="assess-private-why" class="leakcalc-note">{_word("private_why", lang)}</p><p>{_button("delete-all", lang)}</p></div>'
    )


def _keep(lang: Lang) -> str:
    actions = "".join(_button(name, lang) for name in ("save-file", "csv", "json", "ics"))
    return _tool(
        "keep",
        f"{_field('name', 'name', lang)}<p>{_button('save', lang)}</p>"
        f'<p><label for="assess-saved">{_word("saved", lang)}</label> <select id="assess-saved" name="assess-saved" disabled></select> {_button("open", lang)} {_button("delete", lang)}</p>'
        f'<p class="leakcalc-note">{_word("storage", lang)}</p><div class="leakcalc-actions">{actions}</div>'
        f'<p><label for="assess-file">{_word("file", lang)}</label> <input type="file" id="assess-file" name="assess-file" accept=".json,application/json"></p>',
        lang,
    )


def _compare(lang: Lang) -> str:
    return _tool(
        "compare",
        f'<p>{_word("compare_how", lang)}</p><div class="leakcalc-actions">{_button("compare-add", lang)}{_button("compare-run", lang)}</div>'
        '<ol class="assess-scenarios"></ol><output class="assess-comparison" aria-live="off"></output>',
        lang,
    )


def _sheet(lang: Lang) -> str:
    return _tool(
        "sheet",
        f'{_field("title", "title", lang)}{_field("author", "author", lang)}<div class="leakcalc-actions">{_button("sheet-make", lang)}{_button("sheet-print", lang)}</div>'
        '<output class="assess-paper" aria-live="off"></output>',
        lang,
    )


def _drafts(lang: Lang) -> str:
    kinds = "".join(f'<option value="{kind}">{escape(title.get(lang))}</option>' for kind, title in KINDS.items())
    languages = "".join(
        f'<option value="{code}" lang="{code}"{" selected" if code == lang else ""}>{name}</option>'
        for code, name in (("ja", "日本語"), ("en", "English"))
    )
    label = _word("drafts", lang)
    return _tool(
        "drafts",
        f'<p>{_word("drafts_how", lang)}</p><p><label for="assess-draft">{_word("kind", lang)}</label> <select id="assess-draft" name="assess-draft">{kinds}</select></p>'
        f'<p><label for="assess-draft-lang">{_word("language", lang)}</label> <select id="assess-draft-lang" name="assess-draft-lang">{languages}</select></p>'
        f'<div class="leakcalc-actions">{_button("draft-copy", lang)}{_button("draft-save", lang)}</div><pre class="assess-draft" tabindex="0" role="group" aria-label="{label}" hidden></pre>',
        lang,
    )


def _repeat(lang: Lang) -> str:
    return _tool(
        "repeat",
        f'<p>{_word("repeat_how", lang)}</p><p><code class="assess-command"></code></p><p>{_button("command-copy", lang)}</p>',
        lang,
    )
