"""Packs the modules that the calculators need, compiled by the interpreter that will run them, into one zip.

Stored, not deflated: the server's Brotli packs it better. Docstrings, asserts and line numbers are left out; a reader
never sees a traceback. Which modules are needed is found by answering every request of /requests.json.
"""

import importlib._bootstrap_external as loader
import json
import sys
import zipfile
from types import CodeType, ModuleType
from typing import Any

SHIPPED, OURS, OUT = "/lib/python314.zip/", "/src/", "/out.zip"
# Reading a zip needs these before the zip itself can be read.
ALWAYS = ("encodings.cp437", "encodings.ascii", "encodings.latin_1")
EPOCH = (1980, 1, 1, 0, 0, 0)


def answer_everything() -> None:
    """Import what every request needs."""
    from calculators import api, registry

    for name in registry.NAMES:
        registry.get(name)
    with open("/requests.json", encoding="utf-8") as file:  # noqa: PTH123  # pathlib would be packed for this line alone
        for request in json.load(file):
            api.run(request)


def bare(code: CodeType) -> CodeType:
    """The code without line numbers and file names, inner functions too."""
    inner = tuple(bare(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename="", co_linetable=b"", co_consts=inner)


def source(module: ModuleType, library: zipfile.ZipFile) -> tuple[str, bytes] | None:
    """The name inside a path entry and the text of a module written in Python; None for the others."""
    name = getattr(module, "__file__", None) or ""
    if name.startswith(SHIPPED):
        return name.removeprefix(SHIPPED), library.read(name.removeprefix(SHIPPED))
    if name.startswith(OURS):
        with open(name, "rb") as file:  # noqa: PTH123  # as above
            return name.removeprefix(OURS), file.read()
    return None


def pack() -> None:
    """Write the zip, the same bytes for the same sources."""
    to_pyc: Any = loader._code_to_hash_pyc  # type: ignore[attr-defined]  # the only way to an unchecked .pyc
    with zipfile.ZipFile(SHIPPED.rstrip("/")) as library:
        found = {one for module in list(sys.modules.values()) if (one := source(module, library))}
    with zipfile.ZipFile(OUT, "w", zipfile.ZIP_STORED) as out:
        for name, text in sorted(found):
            code = compile(text, name, "exec", dont_inherit=True, optimize=2)
            out.writestr(zipfile.ZipInfo(name[:-3] + ".pyc", EPOCH), bytes(to_pyc(bare(code), b"\0" * 8, False)))
        with open(f"{OURS}calculators/facts.json", "rb") as facts:  # noqa: PTH123  # as above
            out.writestr(zipfile.ZipInfo("calculators/facts.json", EPOCH), facts.read())


for always in ALWAYS:
    __import__(always)
sys.path.insert(0, OURS)
answer_everything()
pack()
