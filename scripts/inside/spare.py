"""Names static data that only functions taken out of the engine ever read: tables of East Asian codecs, frozen modules.

Writes /capsules.json, the addresses of the capsules that hold the codecs' tables, and /frozen/*, the text of the frozen
modules; scripts/interpreter.mjs finds both in the memory. In the image no module can be imported any more, and whoever
asks for such a codec is told that there is none: the page falls back to the library.
"""

import _imp
import importlib
import json
import os

CODECS = ("_codecs_cn", "_codecs_hk", "_codecs_jp", "_codecs_kr", "_codecs_tw")

found = []
for name in CODECS:
    module = importlib.import_module(name)
    found += [id(value) for key, value in vars(module).items() if key.startswith("__map_")]
with open("/capsules.json", "w", encoding="ascii") as file:  # noqa: PTH123  # nothing else here needs pathlib
    json.dump(found, file)

os.mkdir("/frozen")  # noqa: PTH102  # as above
names = _imp._frozen_module_names()  # type: ignore[attr-defined]  # private, like the tables it names
for number, name in enumerate(names):
    frozen = _imp.find_frozen(name, withdata=True)
    if frozen and frozen[0] is not None:
        with open(f"/frozen/{number}", "wb") as file:  # noqa: PTH123  # as above
            file.write(frozen[0])
