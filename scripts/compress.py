"""Writes Brotli and gzip beside what the site serves; a file's compressed form is kept by its hash between builds."""

import gzip
import hashlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import get_ident

import brotli

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "compressed"
SUFFIXES = {".html", ".css", ".js", ".mjs", ".json", ".csv", ".xml", ".svg", ".txt", ".wasm", ".bin", ".zip"}
SMALLEST = 1024  # bytes; below that a response fits into one packet anyway


def _pack(data: bytes, kind: str, quality: int) -> bytes:
    """Return `data` packed; gzip without a time stamp, so that equal files stay equal."""
    if kind == "gz":
        return gzip.compress(data, quality, mtime=0)
    packed: bytes = brotli.compress(data, quality=quality)
    return packed


def _compress(file: Path, best: int) -> None:
    data = file.read_bytes()
    name = hashlib.sha256(data).hexdigest()
    # Pages are many: the best quality of Brotli would take four times as long for one fortieth of their size.
    for kind, quality in (("br", min(best, 10) if file.suffix == ".html" else best), ("gz", 9)):
        kept = CACHE / f"{name}.{quality}.{kind}"
        if not kept.exists():
            # Two equal files may be at this point at once: each writes a part of its own.
            part = kept.with_suffix(f".{kind}.{get_ident()}.part")
            part.write_bytes(_pack(data, kind, quality))
            part.replace(kept)
        file.with_name(f"{file.name}.{kind}").write_bytes(kept.read_bytes())


def compress(folder: Path, best: int) -> None:
    """Compress every text and WebAssembly file below `folder`, with Brotli at `best` at most; the first time takes a minute at 11, seconds at 9."""
    CACHE.mkdir(parents=True, exist_ok=True)
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in SUFFIXES and file.stat().st_size >= SMALLEST]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(partial(_compress, best=best), sorted(files, key=lambda file: -file.stat().st_size)))
