"""Writes the nginx configuration of a built site: deploy/nginx.conf.in with the headers of `_headers` and the types of `serve.py`.

Tests and load figures run a real nginx with it, on loopback and without any file outside a folder of their own.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from scripts import policy, serve

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "deploy" / "nginx.conf.in"
MODULES = Path(os.environ.get("NGINX_MODULES", "/usr/lib/nginx/modules"))
# What Debian's /etc/nginx/nginx.conf gives, as far as a server on loopback needs it.
MAIN = """\
load_module {modules}/ngx_http_brotli_static_module.so;
{user}daemon off;
worker_processes 2;
error_log {folder}/error.log warn;
pid {folder}/pid;
events {{
    worker_connections 1024;
}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
STARTS_WITHIN = 10.0  # seconds
SAFE_PREFIX = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")


def configuration(site: Path, *, url: str, listen: str, folder: str = "") -> str:
    """Return the configuration that serves the site built into `site` at the address `url`.

    `folder` is where the files will stand on the server (default: `site` itself), `listen` what nginx calls by that name.
    """
    prefix = urlsplit(url).path.rstrip("/") + "/"
    where = folder or str(site.resolve())
    if not SAFE_PREFIX.fullmatch(prefix) or re.search(r"[\s;{}\"'$\\]", where):
        raise SystemExit(f"nginx needs plain names: {prefix} {where}")
    blocks = policy.read_headers(site)
    names = sorted({name for _, headers in blocks for name in headers} | {"Cache-Control"})
    values = {
        "MAPS": "\n".join(_map(name, blocks, prefix) for name in names),
        "LISTEN": listen,
        "NAME": urlsplit(url).hostname or "_",
        "TYPES": "\n".join(
            f"        {kind.partition(';')[0]} {end.removeprefix('.')};" for end, kind in serve.TYPES.items()
        ),
        "HEADERS": "\n".join(f"    add_header {name} ${_variable(name)} always;" for name in names),
        "PREFIX": prefix,
        "SLASH": f"    location = {prefix[:-1]} {{\n        return 301 {prefix};\n    }}" if prefix != "/" else "",
        "SITE": where.rstrip("/"),
    }
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], TEMPLATE.read_text(encoding="utf-8"))


def _variable(header: str) -> str:
    return "guide_" + header.lower().replace("-", "_")


def _map(header: str, blocks: list[tuple[str, dict[str, str]]], prefix: str) -> str:
    """Return the map from an address to the value of one header; nginx sends no header whose value is empty."""
    default, lines = (policy.ASK_FIRST if header == "Cache-Control" else ""), []
    for pattern, headers in blocks:
        if header not in headers:
            continue
        if pattern == "/*":
            default = headers[header]
            continue
        path = re.escape(prefix + pattern.lstrip("/")).replace(r"\*", ".*")
        lines.append(f'    "~^{path}$" "{_quoted(headers[header])}";')
    body = "".join(f"{line}\n" for line in [f'    default "{_quoted(default)}";', *lines])
    return f"map $uri ${_variable(header)} {{\n{body}}}"


def _quoted(value: str) -> str:
    """Return a value as it may stand between nginx's quotation marks; a `$` there would be a variable."""
    if re.search(r'["\\$\n]', value):
        raise SystemExit(f"nginx cannot hold this header: {value}")
    return value


@contextmanager
def running(site: Path, *, prefix: str = "/") -> Iterator[str]:
    """Run nginx over `site` on a free port of loopback; yield the address, with `prefix` at its end."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None or not MODULES.is_dir():
        raise SystemExit("nginx or its Brotli module is missing: sh scripts/ensure_nginx.sh installs them")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}{prefix}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "site.conf").write_text(configuration(site, url=url, listen=f"127.0.0.1:{port}"), encoding="utf-8")
        # Workers of a root's nginx would give up its rights, and with them the folders that only root may read.
        user = "user root;\n" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder, modules=MODULES, user=user), encoding="utf-8")
        command = [program, "-e", f"{folder}/error.log", "-p", name, "-c", f"{folder}/nginx.conf"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            try:
                _wait(server, port)
                yield url
            finally:
                server.terminate()


def _wait(server: subprocess.Popen[str], port: int) -> None:
    """Return when the port answers; say what nginx said when it ends before."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SystemExit(f"nginx did not start:\n{server.stderr.read() if server.stderr else ''}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("nginx does not answer")


def main() -> None:
    """Read the command line and print the configuration."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--url", default="http://localhost/", help="the address the site was built for (SITE_URL)")
    parser.add_argument("--listen", default="80")
    parser.add_argument("--folder", default="", help="where the site will stand on the server")
    options = parser.parse_args()
    print(configuration(options.site, url=options.url, listen=options.listen, folder=options.folder), end="")


if __name__ == "__main__":
    main()
