"""The files that belong to both languages: the language page, its 404, robots.txt, the sitemap index, moved pages."""

import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ja", "en")
NAMES = {"ja": "情報漏えい責任ガイド", "en": "Leak Liability Guide"}
DESCRIPTION = "情報漏えい責任ガイド: 日本語版と英語版の入口 / Leak Liability Guide: choose Japanese or English"


def _page(*, title: str, head: str, body: str, assets: str) -> str:
    """Return a small page in the look of the site, without the theme and without scripts."""
    return f"""<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(title)}</title>
{head}
<link rel="icon" href="{assets}ja/assets/images/favicon.png">
<link rel="stylesheet" href="{assets}assets/site/root.css">
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _choice(base: str) -> str:
    """Return the links to both languages, below the address `base`."""
    return f"""<ul>
<li><a href="{base}ja/" hreflang="ja" lang="ja"><strong>日本語</strong>
<span>個人情報や秘密が漏れたときの責任を、根拠と計算で調べる</span></a></li>
<li><a href="{base}en/" hreflang="en" lang="en"><strong>English</strong>
<span>Liability for leaks in Japan, with sources and calculations</span></a></li>
</ul>"""


def write_root(site: Path, url: str) -> None:
    """Write the language page and the 404 page of addresses outside both languages."""
    alternates = "\n".join(
        f'<link rel="alternate" hreflang="{code}" href="{url}{path}">'
        for code, path in (("ja", "ja/"), ("en", "en/"), ("x-default", ""))
    )
    head = f'<meta name="description" content="{DESCRIPTION}">\n<link rel="canonical" href="{url}">\n{alternates}'
    title = f"{NAMES['ja']} / {NAMES['en']}"
    body = f'<h1>{NAMES["ja"]}<br><span lang="en">{NAMES["en"]}</span></h1>\n'
    text = _page(title=title, head=head, body=body + _choice(""), assets="")
    (site / "index.html").write_text(text, encoding="utf-8")

    # A 404 answers at any depth, so its addresses cannot be relative.
    base = "/" + url.split("://", 1)[1].partition("/")[2]
    body = '<h1>ページが見つかりません<br><span lang="en">Page not found</span></h1>\n'
    head = f'<meta name="description" content="{DESCRIPTION}">\n<meta name="robots" content="noindex">'
    text = _page(title="ページが見つかりません / Page not found", head=head, body=body + _choice(base), assets=base)
    (site / "404.html").write_text(text, encoding="utf-8")


def write_robots(site: Path, url: str) -> None:
    """Write robots.txt and the one sitemap index; each language keeps the sitemap that the generator made."""
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n", encoding="utf-8")
    entries = "".join(f"  <sitemap><loc>{escape(url)}{code}/sitemap.xml</loc></sitemap>\n" for code in LANGUAGES)
    (site / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</sitemapindex>\n',
        encoding="utf-8",
    )


def write_moved(site: Path, url: str) -> None:
    """Write a page that points on for every `[[moved]]` of site-data/moved.toml (`from` and `to`, in both languages).

    An address that is still in use, or a target that does not exist, is an error.
    """
    table = ROOT / "site-data" / "moved.toml"
    if not table.exists():
        return
    problems = []
    for entry in tomllib.loads(table.read_text(encoding="utf-8")).get("moved", []):
        for code in LANGUAGES:
            old, new = site / code / entry["from"] / "index.html", site / code / entry["to"] / "index.html"
            if old.exists() or not new.exists():
                problems.append(f"moved.toml: {code}/{entry['from']} → {entry['to']}: old in use or new missing")
                continue
            old.parent.mkdir(parents=True, exist_ok=True)
            old.write_text(_pointer(code, f"{url}{code}/{entry['to']}", entry["from"]), encoding="utf-8")
    if problems:
        raise SystemExit("\n".join(problems))


def _pointer(code: str, target: str, old: str) -> str:
    """Return the page left at an old address; its script carries the fragment (a reader's inputs) along."""
    up = "../" * (len(Path(old).parts) + 1)
    title = {"ja": "ページが移りました", "en": "This page has moved"}[code]
    head = f"""<meta name="description" content="{title}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{escape(target)}">
<script src="{up}assets/site/moved.js"></script>
<meta http-equiv="refresh" content="1; url={escape(target)}">"""
    body = f'<h1>{title}</h1>\n<p><a href="{escape(target)}">{escape(target)}</a></p>'
    return _page(title=title, head=head, body=body, assets=up).replace('<html lang="ja">', f'<html lang="{code}">')
