"""What browsers may do on the site: the Content-Security-Policy made from the built pages, written as `_headers`."""

import base64
import hashlib
from html.parser import HTMLParser
from pathlib import Path

# Types of script that a browser runs; anything else (JSON) is data and needs no hash.
EXECUTABLE = {"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"}
PERMISSIONS = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone")


class _Page(HTMLParser):
    """Collects a page's inline scripts, and what the policy would refuse in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.refused: list[str] = []
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.refused.append(f"<{tag}> has the attribute {name}")
            if name in {"href", "action"} and (value or "").strip().lower().startswith("javascript:"):
                self.refused.append(f"<{tag}> has a javascript: address")
        if tag == "style":
            self.refused.append("<style> in the page")
        if tag == "script" and "src" not in values and (values.get("type") or "").lower() in EXECUTABLE:
            self._script = []

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.scripts.append("".join(self._script))
            self._script = None


def read_pages(site: Path) -> tuple[list[str], list[str]]:
    """Return the sorted hash sources of all inline scripts, and every construct that the policy would refuse."""
    hashes: set[str] = set()
    problems: list[str] = []
    for file in sorted(site.rglob("*.html")):
        page = _Page()
        page.feed(file.read_text(encoding="utf-8"))
        page.close()
        for script in page.scripts:
            digest = hashlib.sha256(script.encode("utf-8")).digest()
            hashes.add(f"'sha256-{base64.b64encode(digest).decode('ascii')}'")
        problems += [f"{file.relative_to(site)}: {what}" for what in page.refused]
    return sorted(hashes), problems


def content_security_policy(hashes: list[str]) -> str:
    """Return the policy: nothing but this site, no inline style, only the theme's own inline scripts by hash.

    `data:` pictures are the icons in the theme's style sheet. Forms never submit: what a reader types stays in the page.
    """
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *hashes]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def write_headers(site: Path) -> None:
    """Write `_headers` in the form static hosts read: a path pattern, then its headers indented."""
    hashes, problems = read_pages(site)
    if problems:
        raise SystemExit("The policy would refuse:\n" + "\n".join(problems))
    everywhere = {
        "Content-Security-Policy": content_security_policy(hashes),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in PERMISSIONS),
        "Cache-Control": "no-cache",
    }
    # The runtime and the open data may be read by pages of other sites: that is what they are for.
    shared = {"Access-Control-Allow-Origin": "*"}
    blocks = {"/*": everywhere, "/runtime/*": shared, "/data/*": shared}
    lines = []
    for pattern, headers in blocks.items():
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers.items())]
    (site / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_headers(site: Path) -> list[tuple[str, dict[str, str]]]:
    """Read `_headers` back as (path pattern, headers), in the order of the file."""
    blocks: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            blocks[-1][1][name] = value
        elif line:
            blocks.append((line, {}))
    return blocks
