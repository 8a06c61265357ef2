"""Writes the single-file edition: one HTML file with every calculator in both languages that opens from a disk, without a network.

`python -m scripts.single --out FILE`. Browsers refuse module scripts and worker files on file://, so scripts, interpreter
and memory image stand in the page itself; the worker starts from its text. The page carries a policy of its own.
"""

import argparse
import base64
import gzip
import hashlib
import subprocess
import tempfile
from html import escape
from pathlib import Path

from calculators import registry
from calculators.text import LANGS, Lang
from scripts import build, calculator_pages, fast_runtime, macros
from scripts.guide import Guide
from scripts.root_pages import NAMES

ROOT = Path(__file__).resolve().parent.parent
STYLES = (ROOT / "scripts" / "single" / "page.css", ROOT / "overrides" / "assets" / "calc" / "calc.css")
WORDS = {
    "ja": ("計算の一覧", "通信もインストールも要りません。入力した内容は、この端末の外に出ません。", "English"),
    "en": ("Calculators", "No network, nothing to install. What you type stays on this device.", "日本語"),
}


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "leak-liability-calculators.html")
    options = parser.parse_args()
    out: Path = options.out
    out.parent.mkdir(parents=True, exist_ok=True)
    build.write_facts()
    with tempfile.TemporaryDirectory() as folder:
        out.write_text(page(Path(folder)), encoding="utf-8")
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def page(folder: Path) -> str:
    """The whole file; `folder` is for what is made on the way."""
    (folder / "names.js").write_text(fast_runtime.build(folder), encoding="utf-8")
    subprocess.run(["node", str(ROOT / "scripts" / "single" / "bundle.mjs"), str(folder)], check=True)
    parts = {
        name: _inline((folder / f"{name}.js").read_text(encoding="utf-8")) for name in ("choose", "page", "worker")
    }
    style = "\n".join(file.read_text(encoding="utf-8") for file in STYLES)
    packed = {name: _packed(next(folder.glob(f"{name}-*"))) for name in ("engine", "image")}
    guides = [macros.load(lang) for lang in LANGS]
    sections = "".join(_start(one.lang) + "".join(_section(one, name) for name in registry.NAMES) for one in guides)
    data = "".join(f'<script type="text/plain" id="{name}">{text}</script>\n' for name, text in packed.items())
    return f"""<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_policy(parts, style)}">
<title>{NAMES["ja"]} / {NAMES["en"]}</title>
<style>{style}</style>
</head>
<body>
<main>
{sections}
</main>
{data}<script type="text/plain" id="worker">{parts["worker"]}</script>
<script>{parts["choose"]}</script>
<script>{parts["page"]}</script>
</body>
</html>
"""


def _inline(script: str) -> str:
    """A script that may stand in a page: no text in it may end the element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _packed(file: Path) -> str:
    return base64.b64encode(gzip.compress(file.read_bytes(), 9, mtime=0)).decode("ascii")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _policy(parts: dict[str, str], style: str) -> str:
    scripts = " ".join(_hash(parts[name]) for name in ("choose", "page"))
    rules = (
        "default-src 'none'",
        f"script-src {scripts} 'wasm-unsafe-eval' blob:",
        f"style-src {_hash(style)}",
        "worker-src blob:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _start(lang: Lang) -> str:
    """The list of calculators."""
    heading, words, other = WORDS[lang]
    found = [registry.get(name) for name in registry.NAMES]
    items = "".join(
        f'<li><a href="?lang={lang}&amp;calculator={one.name}">{escape(one.title.get(lang))}</a><p>{escape(one.summary.get(lang))}</p></li>'
        for one in found
    )
    another = "en" if lang == "ja" else "ja"
    return (
        f'<section lang="{lang}" data-name=""><p><a href="?lang={another}" lang="{another}">{other}</a></p>'
        f"<h1>{escape(NAMES[lang])}</h1><h2>{heading}</h2><p>{words}</p><ul>{items}</ul></section>\n"
    )


def _section(guide: Guide, name: str) -> str:
    """One calculator: what the page of the site holds, without links into the guide."""
    found, lang = registry.get(name), guide.lang
    heading = WORDS[lang][0]
    body = calculator_pages.element(guide, name)
    return (
        f'<section lang="{lang}" data-name="{name}"><p><a href="?lang={lang}">{heading}</a></p>'
        f"<h1>{escape(found.title.get(lang))}</h1><p>{escape(found.summary.get(lang))}</p>{body}</section>\n"
    )


if __name__ == "__main__":
    main()
