"""What the build leaves behind: a whole runtime, a policy without loopholes, and files that a static host can serve."""

import hashlib
import json
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import policy, runtime
from scripts.serve import Server, serve

HEADERS = """\
/*
  Content-Security-Policy: default-src 'none'
/runtime/*
  Access-Control-Allow-Origin: *
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh runtime."""
    out = tmp_path_factory.mktemp("runtime") / "runtime"
    runtime.build(out)
    return out


def test_the_lock_holds_the_hash_of_the_wheel_and_no_other_package(built: Path) -> None:
    packages = json.loads((built / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert list(packages) == ["calculators"]
    wheel = built / packages["calculators"]["file_name"]
    assert packages["calculators"]["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_wheel_carries_the_facts_and_the_licence(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"calculators/facts.json", "calculators/api.py", "calculators/py.typed"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any("__pycache__" in name or name.startswith("tests") for name in names)


def test_equal_sources_make_equal_wheels(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheels = []
    for folder in ("one", "two"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        (tmp_path / folder).mkdir()
        wheels.append(runtime.build_wheel(tmp_path / folder).read_bytes())
    assert wheels[0] == wheels[1]


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        '<a href="javascript:void(0)">',
        '<p onclick="x()">',
        '<form action=" JavaScript:x()">',
    ],
)
def test_what_the_policy_would_refuse_is_found(tmp_path: Path, html: str) -> None:
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    assert policy.read_pages(tmp_path)[1]


def test_only_scripts_that_run_are_hashed(tmp_path: Path) -> None:
    page = '<script>a()</script><script src="b.js"></script><script type="application/json">{"c": 1}</script>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    hashes, problems = policy.read_pages(tmp_path)
    assert len(hashes) == 1
    assert not problems


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Server]:
    """A server of a tiny site, with something outside it that must stay outside."""
    site = tmp_path / "site"
    (site / "ja").mkdir(parents=True)
    (site / "runtime").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    for name in ("index.html", "404.html", "ja/index.html", "ja/404.html"):
        (site / name).write_text(name, encoding="utf-8")
    (site / "runtime" / "x.wasm").write_bytes(b"\0asm")
    (site / "runtime" / "x.wasm.br").write_bytes(b"packed")
    (site / "_headers").write_text(HEADERS, encoding="utf-8")
    with serve(site, 0) as server:
        yield server


def ask(server: Server, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Return status, body and headers of an answer, errors too."""
    request = urllib.request.Request(server.url + path, headers={k.replace("_", "-"): v for k, v in headers.items()})  # noqa: S310  # our own address
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310  # our own address
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.read(), dict(answer.headers)


def test_the_server_sends_types_policy_and_packed_files(small: Server) -> None:
    status, body, headers = ask(small, "runtime/x.wasm", Accept_Encoding="br")
    assert (status, body, headers["Content-Type"], headers["Content-Encoding"]) == (
        200,
        b"packed",
        "application/wasm",
        "br",
    )
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert ask(small, "runtime/x.wasm")[1] == b"\0asm"
    assert ask(small, "runtime/x.wasm", If_None_Match=ask(small, "runtime/x.wasm")[2]["ETag"])[0] == 304


def test_wrong_addresses_get_the_404_of_their_language(small: Server) -> None:
    assert ask(small, "ja/none/")[:2] == (404, b"ja/404.html")
    for path in (
        "none",
        "runtime/",
        "_headers",
        "../secret.txt",
        "%2e%2e/secret.txt",
        "zz/..%2f..%2fsecret.txt",
        "%00",
    ):
        assert ask(small, path)[:2] == (404, b"404.html"), path


def test_a_folder_without_its_slash_is_sent_on(small: Server) -> None:
    assert ask(small, "ja")[:2] == (200, b"ja/index.html")
