"""Brings the interpreter to the state that the memory image keeps: calculators and facts loaded, nothing else held.

Modules that no answer ever runs (they served imports only) are let go; should one be needed after all, its import fails
and the page falls back to the library.
"""

import gc
import html
import json
import re
import sys
from types import ModuleType

from calculators import api, registry, spec, stored

# What these modules did was done when others were imported: dataclasses looks at signatures, re and json at nothing of them.
IMPORT_ONLY = (
    "inspect",
    "dis",
    "ast",
    "_ast",
    "opcode",
    "_opcode_metadata",
    "tokenize",
    "token",
    "linecache",
    "pkgutil",
    "importlib.util",
    "importlib.machinery",
    "importlib.abc",
    "zipimport",
    "threading",
    "contextlib",
    "html.entities",
    "annotationlib",
)


def answer_everything() -> None:
    """Answer every request once: caches fill, and what is imported late is imported now."""
    with open("/requests.json", encoding="utf-8") as file:  # noqa: PTH123  # pathlib would stay in the image for this line
        requests = json.load(file)
    for name in registry.NAMES:
        registry.get(name)
    for request in requests:
        api.run(request)


def let_go(names: tuple[str, ...]) -> None:
    """Drop these modules wherever another module still names them."""
    gone = {id(sys.modules.pop(name)) for name in names if name in sys.modules}
    for module in list(sys.modules.values()):
        for key, value in list(vars(module).items()):
            if isinstance(value, ModuleType) and id(value) in gone:
                setattr(module, key, None)


def forget_facts() -> None:
    """Clear every cache that holds facts or what was made of them; their text stays, and an entry is read again when it is asked for."""
    kept = {spec.fields, registry.get, stored.sections}
    for name, module in list(sys.modules.items()):
        if name.startswith("calculators."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear") and value not in kept:
                    value.cache_clear()


answer_everything()
forget_facts()
let_go(IMPORT_ONLY)
html._html5 = {}  # type: ignore[attr-defined]  # the names of entities, for unescape, which nothing calls
re.purge()
sys.path_importer_cache.clear()
sys.path.clear()
sys.meta_path.clear()
gc.collect()
gc.collect()
gc.freeze()
