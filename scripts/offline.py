"""Writes what lets the guide be used without a network: the service worker with its list of files, and the web app manifest."""

import hashlib
import json
import re
from pathlib import Path

from scripts.root_pages import NAMES

ROOT = Path(__file__).resolve().parent.parent
WORKER = ROOT / "overrides" / "assets" / "site" / "sw.js"
# The whole Pyodide is the last resort of a broken runtime and twice the size of the rest; feeds and maps are for machines,
# but the sitemaps tell the theme between which pages it may go without loading everything anew.
LEFT_OUT = re.compile(
    r"\.(?:br|gz|map|whl)$|(?<!/sitemap)\.xml$|^_headers$|^sw\.js$|^runtime/(?:pyodide|python_stdlib|library)|^assets/site/sw\.js$"
    r"|/lunr/wordcut|^downloads/|^robots\.txt$"
)
HASH_DIGITS = 16


def files(site: Path) -> dict[str, str]:
    """Every file that is kept, by its path below the site: the first digits of its SHA-256."""
    found = {}
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_file() and not LEFT_OUT.search(name):
            found[name] = hashlib.sha256(file.read_bytes()).hexdigest()[:HASH_DIGITS]
    return found


def write(site: Path) -> None:
    """Write `sw.js` and `manifest.webmanifest` at the root; the pages must be final."""
    manifest = {
        "name": f"{NAMES['ja']} / {NAMES['en']}",
        "short_name": NAMES["ja"],
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#3f51b5",
        "icons": [{"src": "assets/site/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (site / "manifest.webmanifest").write_text(text + "\n", encoding="utf-8")
    source, empty = WORKER.read_text(encoding="utf-8"), "const FILES = {};"
    assert empty in source
    listed = json.dumps(files(site), ensure_ascii=False, separators=(",", ":"))
    (site / "sw.js").write_text(source.replace(empty, f"const FILES = {listed};"), encoding="utf-8")
