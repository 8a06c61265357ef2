"""Serves the built site as a good static host would: its headers, types, compressed files and 404 pages."""

import argparse
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from scripts import policy

ROOT = Path(__file__).resolve().parent.parent
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".gz": "application/gzip",
    ".pdf": "application/pdf",
}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the folder of the site, never from outside it."""

    protocol_version = "HTTP/1.1"
    server_version = "site"
    sys_version = ""

    def __init__(self, *args: object, site: Path, rules: list[tuple[str, dict[str, str]]], quiet: bool) -> None:
        self.site, self.rules, self.quiet = site, rules, quiet
        super().__init__(*args)  # type: ignore[arg-type]  # the server passes what the base class wants

    def do_GET(self) -> None:
        """Answer with the file."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Answer with the headers of the file only."""
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._find(path)
        if file is None:
            self._send(self._not_found(path), HTTPStatus.NOT_FOUND, body=body)
        elif file.is_dir():
            self._headers(
                HTTPStatus.MOVED_PERMANENTLY, {"Location": urlsplit(self.path).path + "/", "Content-Length": "0"}
            )
        else:
            self._send(file, HTTPStatus.OK, body=body)

    def _find(self, path: str) -> Path | None:
        """Return the file at `path`, a folder whose address lacks its slash, or None; `_headers` is not a page."""
        if "\0" in path or path == "/_headers":
            return None
        target = (self.site / path.lstrip("/")).resolve()
        if not target.is_relative_to(self.site):
            return None
        if target.is_dir():
            page = target / "index.html"
            return (page if path.endswith("/") else target) if page.is_file() else None
        return target if target.is_file() and not path.endswith("/") else None

    def _not_found(self, path: str) -> Path:
        """Return the nearest 404 page above the address: that of its language, below a path too."""
        target = (self.site / path.lstrip("/").replace("\0", "")).resolve()
        folders = [folder for folder in target.parents if folder.is_relative_to(self.site)]
        return next(
            (folder / "404.html" for folder in folders if (folder / "404.html").is_file()), self.site / "404.html"
        )

    def _send(self, file: Path, status: HTTPStatus, *, body: bool) -> None:
        headers = {"Content-Type": TYPES.get(file.suffix, "application/octet-stream"), "Vary": "Accept-Encoding"}
        chosen = file
        for name, suffix in ENCODINGS:
            packed = file.with_name(file.name + suffix)
            if name in self.headers.get("Accept-Encoding", "") and packed.is_file():
                chosen, headers["Content-Encoding"] = packed, name
                break
        state = chosen.stat()
        headers["ETag"] = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == headers["ETag"]:
            self._headers(HTTPStatus.NOT_MODIFIED, headers)
            return
        data = chosen.read_bytes()
        self._headers(status, headers | {"Content-Length": str(len(data))})
        if body:
            self.send_body(data)

    def send_body(self, data: bytes) -> None:
        """Send the bytes of a file; the benchmark puts a slow line here."""
        self.wfile.write(data)

    def _headers(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        """Send the status line, the site's own headers for this address, and `headers`."""
        path = urlsplit(self.path).path
        # A file that is not there now may be there in a minute.
        rules = policy.headers_for(path if status is not HTTPStatus.NOT_FOUND else "/404.html", self.rules)
        self.send_response(status)
        for name, value in (rules | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Stay silent under tests."""
        if not self.quiet:
            super().log_message(format, *args)


class Http(ThreadingHTTPServer):
    """A server that does not speak of browsers that went away."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell what went wrong unless it is only a line that was cut."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Server:
    """A running server of one site; a context manager that stops it."""

    def __init__(self, site: Path, port: int, *, quiet: bool = True) -> None:
        site = site.resolve()
        handler = partial(Handler, site=site, rules=policy.read_headers(site), quiet=quiet)
        self._http = Http(("127.0.0.1", port), handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}/"
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Serve until the thread ends or the reader interrupts."""
        self._thread.join()

    def close(self) -> None:
        """Stop answering and free the port."""
        self._http.shutdown()
        self._http.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def serve(site: Path, port: int) -> Server:
    """Start serving `site` on 127.0.0.1:`port` (0: any free port) in a thread of its own."""
    return Server(site, port)


def main() -> None:
    """Read the command line and serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    try:
        server = Server(options.site, options.port, quiet=False)
    except OSError as problem:
        raise SystemExit(f"Port {options.port} cannot be used ({problem.strerror}); try make serve PORT=8001") from None
    with server:
        print(f"Serving {options.site} at {server.url}  (日本語 {server.url}ja/ · English {server.url}en/)", flush=True)
        print("Ctrl+C stops.", flush=True)
        try:
            server.wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
