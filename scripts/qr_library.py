"""Writes the part that draws QR codes where a page can fetch it: segno's two source files, with its licence.

They travel as text to the interpreter, which accepts exactly these bytes (calculators/qr.py); a page asks for them only when
somebody makes a sheet.
"""

import json
from importlib import metadata, util
from pathlib import Path

from calculators.qr import SOURCES


def library() -> dict[str, str]:
    """Source text by module name.

    Raises:
        SystemExit: segno is not installed.
    """
    found = util.find_spec("segno")
    if found is None or found.origin is None:
        raise SystemExit("segno is not installed: run make, which installs requirements.txt")
    folder = Path(found.origin).parent
    return {name: (folder / f"{name}.py").read_text(encoding="utf-8") for name in SOURCES}


def write(assets: Path) -> None:
    """Write qr/segno.json: the sources and, beside them, whose they are."""
    licences = [file.read_text() for file in metadata.files("segno") or () if file.name.upper() == "LICENSE"]
    if not licences:
        raise SystemExit("segno has no licence file")
    body = {"name": "segno", "version": metadata.version("segno"), "license": licences[0], "sources": library()}
    (assets / "qr").mkdir(parents=True, exist_ok=True)
    (assets / "qr" / "segno.json").write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
