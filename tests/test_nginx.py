"""A real nginx with our configuration on loopback: headers, types, compression, caching, ranges, 404 pages, a path prefix, load."""

import gzip
import http.client
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from scripts import load, nginx, policy, serve
from tests.conftest import FULL, ROOT

SECURITY = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
)
PAGE = "ja/calculators/jo-model/"


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    done = subprocess.run(
        ["sh", str(ROOT / "scripts" / "ensure_nginx.sh")], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(done.stderr, pytrace=False)


@pytest.fixture(scope="module", params=["/", "/hr/leak-guide/"])
def url(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The same site at the root of a host and below a path."""
    with nginx.running(site, prefix=request.param) as running:
        yield running


def ask(url: str, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
    """One request, as it stands: nothing is followed, unpacked or normalised."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=20)
    try:
        connection.request(method, parts.path + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


def file_of(site: Path, path: str) -> Path:
    return site / path / "index.html" if path.endswith("/") or not path else site / path


def runtime_file(site: Path, start: str) -> str:
    (file,) = [path for path in policy.hashed(site) if path.startswith(f"runtime/{start}-")]
    return file


def test_the_headers_are_those_of_the_build_everywhere(url: str, site: Path) -> None:
    blocks = policy.read_headers(site)
    for path in ("", PAGE, runtime_file(site, "engine"), "data/facts.json", "assets/calc/worker.js"):
        status, _, headers = ask(url, path)
        assert status == 200, path
        wanted = policy.headers_for(f"/{path}", blocks)
        assert set(SECURITY) <= set(wanted)
        for name, value in wanted.items():
            assert headers.get_all(name) == [value], (path, name)
        assert (headers["Access-Control-Allow-Origin"] == "*") == path.startswith(("runtime/", "data/"))
        assert headers["Server"] == "nginx"


def test_every_kind_of_file_has_its_type(url: str, site: Path) -> None:
    kinds: dict[str, str] = {}
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.suffix not in {".br", ".gz", ""}:
            kinds.setdefault(file.suffix, file.relative_to(site).as_posix())
    assert {".html", ".js", ".mjs", ".wasm", ".json", ".css", ".zip"} <= set(kinds)
    for suffix, path in kinds.items():
        wanted = serve.TYPES.get(suffix, "application/octet-stream")
        assert ask(url, path, "HEAD")[2]["Content-Type"] == wanted, path


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_packed_files_unpack_to_the_file(url: str, site: Path, encoding: str, unpack: object) -> None:
    assert callable(unpack)
    for path in (PAGE, runtime_file(site, "engine"), "runtime/pyodide.asm.mjs", "data/facts.json"):
        plain = file_of(site, path).read_bytes()
        _, body, headers = ask(url, path, Accept_Encoding=encoding)
        assert headers["Content-Encoding"] == encoding, path
        assert "Accept-Encoding" in headers["Vary"]
        assert unpack(body) == plain
        assert len(body) < len(plain)
        _, body, headers = ask(url, path)
        assert "Content-Encoding" not in headers
        assert body == plain
    # A browser names several; the smaller form is taken.
    assert ask(url, PAGE, Accept_Encoding="gzip, deflate, br, zstd")[2]["Content-Encoding"] == "br"


def test_hashed_files_are_kept_and_all_else_is_asked_for_again(url: str, site: Path) -> None:
    for path in policy.hashed(site):
        assert ask(url, path, "HEAD")[2]["Cache-Control"] == policy.FOR_A_YEAR
    for path in (PAGE, "assets/calc/runtime.js", "runtime/pyodide.mjs", "data/facts.json"):
        assert ask(url, path, "HEAD")[2]["Cache-Control"] == policy.ASK_FIRST
        tag = ask(url, path)[2]["ETag"]
        status, body, _ = ask(url, path, If_None_Match=tag)
        assert (status, body) == (304, b""), path


def test_a_part_of_a_file(url: str, site: Path) -> None:
    path = runtime_file(site, "library")
    whole = (site / path).read_bytes()
    status, body, headers = ask(url, path, Range="bytes=1000-1999")
    assert (status, body) == (206, whole[1000:2000])
    assert headers["Content-Range"] == f"bytes 1000-1999/{len(whole)}"
    assert ask(url, path, Range=f"bytes={len(whole)}-")[0] == 416


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("none", "404.html"),
        ("runtime/none.wasm", "404.html"),
        ("runtime/image-000000000000.bin", "404.html"),
        ("_headers", "404.html"),
        ("%2e%2e/mkdocs.yml", "404.html"),
        ("ja/none/", "ja/404.html"),
        ("en/none/deeper/", "en/404.html"),
        ("data/", "404.html"),
    ],
)
def test_a_wrong_address_gets_the_page_of_its_language_under_the_policy(
    url: str, site: Path, path: str, page: str
) -> None:
    status, body, headers = ask(url, path)
    if path.startswith("%2e") and status == 400:
        return  # above the root of the host: nginx refuses to read on
    if path == "data/" and status == 403:
        pytest.fail("a folder without a page is not a secret, it is not there")
    assert (status, body) == (404, (site / page).read_bytes())
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == policy.ASK_FIRST
    assert (
        headers["Content-Security-Policy"]
        == policy.headers_for("/", policy.read_headers(site))["Content-Security-Policy"]
    )


def test_a_folder_is_sent_on_without_naming_the_host(url: str) -> None:
    prefix = urlsplit(url).path
    status, _, headers = ask(url, "ja")
    assert (status, headers["Location"]) == (301, f"{prefix}ja/")
    if prefix != "/":
        status, _, headers = ask(url.removesuffix(prefix), prefix.rstrip("/"))
        assert (status, headers["Location"]) == (301, prefix)
        assert ask(url.removesuffix(prefix), "/ja/")[0] == 404


def test_nothing_but_reading_is_answered(url: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert ask(url, PAGE, method)[0] == 405


@pytest.mark.parametrize("prefix", ["/a b/", '/"/', "/$x/", "/a;b/", "/{}/"])
def test_a_prefix_that_nginx_would_misread_is_refused(site: Path, prefix: str) -> None:
    with pytest.raises(SystemExit):
        nginx.configuration(site, url=f"http://localhost{prefix}", listen="80")


def test_it_stands_bounded_load_without_one_error(site: Path) -> None:
    with nginx.running(site) as url:
        for path in load.addresses(site):
            found = load.measure(url, path, seconds=20 if FULL else 1)
            assert found.failed == 0, found
            assert found.requests > 20, found


def test_what_wrk_says_is_read() -> None:
    said = """    Latency   1.00ms
     50%  410.00us
     99%    1.25s
  Socket errors: connect 0, read 1, write 0, timeout 2
  Non-2xx or 3xx responses: 4
Requests/sec:  1000.50
Transfer/sec:      2.00GB
"""
    found = load.read(said, "x")
    assert (found.requests, found.mebibytes, found.failed) == (1000.5, 2048.0, 7)
    assert (found.p50, found.p99) == pytest.approx((0.41, 1250.0))
    with pytest.raises(SystemExit):
        load.read("unable to connect", "x")
