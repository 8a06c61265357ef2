"""What browsers may do on the site and what they may keep: the Content-Security-Policy made from the built pages, and `_headers`."""

import base64
import hashlib
import re
from fnmatch import fnmatchcase
from html.parser import HTMLParser
from pathlib import Path

# Types of script that a browser runs; anything else (JSON) is data and needs no hash.
EXECUTABLE = {"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"}
PERMISSIONS = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone")
# What a name with a hash in it holds never changes: the fast runtime's files and the theme's bundles.
HASHED = re.compile(
    r"runtime/[a-z]+-[0-9a-f]{12}\.[a-z]+|(?:ja|en)/assets/(?:javascripts|stylesheets)/[a-z/]+\.[0-9a-f]{8}\.min\.(?:js|css)"
)
FOR_A_YEAR = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
CHARSET = '<meta charset="utf-8">'
POLICY_NAME = re.compile(r"""createPolicy\(\s*["']([\w-]+)["']""")


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


def trusted_types(site: Path) -> list[str]:
    """Return the names of the Trusted Types policies that our own scripts create, `default` among them."""
    scripts = [*sorted((site / "assets").rglob("*.js")), *sorted(site.glob("*.js"))]
    return sorted({name for file in scripts for name in POLICY_NAME.findall(file.read_text(encoding="utf-8"))})


def content_security_policy(hashes: list[str], types: list[str]) -> str:
    """Return the policy: nothing but this site, no inline style, only the theme's own inline scripts by hash.

    `data:` pictures are the icons in the theme's style sheet. Forms never submit: what a reader types stays in the page.
    Text becomes HTML, script or the address of a script only through the Trusted Types policies named in `types`.
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
        "require-trusted-types-for": "'script'",
        "trusted-types": " ".join(types),
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}".rstrip() for name, value in directives.items())


def site_policy(site: Path) -> str:
    """Return the policy of the built site; anything in a page that it would refuse stops the build."""
    hashes, problems = read_pages(site)
    if problems:
        raise SystemExit("The policy would refuse:\n" + "\n".join(problems))
    return content_security_policy(hashes, trusted_types(site))


def write_into_pages(site: Path) -> None:
    """Put the policy into every page as `<meta>`, for hosts that send no headers.

    A page cannot say who may frame it (`frame-ancestors` is for headers only), nor speak for workers: their own response does.
    """
    policy = site_policy(site).partition("; frame-ancestors")[0]
    meta = f'{CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if CHARSET not in text:
            raise SystemExit(f"{file.relative_to(site)}: no {CHARSET} to put the policy behind")
        file.write_text(text.replace(CHARSET, meta, 1), encoding="utf-8")


def write_headers(site: Path) -> None:
    """Write `_headers` in the form static hosts read: a path pattern, then its headers indented.

    Hosts join the values of a header that two blocks set, so no header stands in two blocks that meet. What no block
    speaks of is asked for again before it is used: that is the rule of such hosts, of `serve.py` and of our nginx.
    """
    everywhere = {
        "Content-Security-Policy": site_policy(site),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in PERMISSIONS),
    }
    # The runtime and the open data may be read by pages of other sites: that is what they are for.
    shared = {"Access-Control-Allow-Origin": "*"}
    blocks = {"/*": everywhere, "/runtime/*": shared, "/data/*": shared}
    blocks |= {f"/{path}": {"Cache-Control": FOR_A_YEAR} for path in hashed(site)}
    lines = []
    for pattern, headers in blocks.items():
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers.items())]
    (site / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8")


def hashed(site: Path) -> list[str]:
    """Return the paths of the files whose names hold a hash of their content."""
    paths = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file())
    return [path for path in paths if HASHED.fullmatch(path)]


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


def headers_for(path: str, blocks: list[tuple[str, dict[str, str]]]) -> dict[str, str]:
    """Return what is sent with the file at the address `path`; what no block lets browsers keep is asked for again."""
    merged = {"Cache-Control": ASK_FIRST}
    for pattern, headers in blocks:
        if fnmatchcase(path, pattern):
            merged |= headers
    return merged
