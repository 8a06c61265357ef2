"""Rewrites a WebAssembly module: marks which functions run, and takes out what never does.

A function that no vector calls is replaced by one that stops (`unreachable`): the browser then falls back to the whole
runtime, so nothing is ever answered wrongly by what is left. Indices stay as they are; only bodies and sections change.
Format: WebAssembly core specification, binary format.
"""

from collections.abc import Callable, Iterator

IMPORT, EXPORT, CODE, DATA, DATA_COUNT = 2, 7, 10, 11, 12
_STOPS = b"\x00\x00\x0b"  # no locals, unreachable, end
_RETURNS = b"\x00\x0b"  # no locals, end
_LAST, _MORE, _SIGN = 0x7F, 0x80, 0x40

type Body = Callable[[int, bytes], bytes]
type Export = tuple[bytes, int, int]  # name, kind (0 a function), index


def unsigned(data: bytes, at: int) -> tuple[int, int]:
    """The LEB128 number at `at`, and where the next thing begins."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & _LAST) << shift
        shift += 7
        if byte < _MORE:
            return value, at


def packed(value: int) -> bytes:
    """A number as unsigned LEB128."""
    out = bytearray()
    while value > _LAST:
        out.append(value & _LAST | _MORE)
        value >>= 7
    out.append(value)
    return bytes(out)


def _packed_signed(value: int) -> bytes:
    """A number of zero or more as signed LEB128, as constants are written."""
    out = bytearray()
    while value > _LAST or value & _SIGN:
        out.append(value & _LAST | _MORE)
        value >>= 7
    out.append(value)
    return bytes(out)


def sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    """Each section: its id and its body."""
    at = 8
    while at < len(module):
        size, start = unsigned(module, at + 1)
        yield module[at], module[start : start + size]
        at = start + size


def bodies(code: bytes) -> Iterator[bytes]:
    """Each function body of the code section, in the order of the module's own functions."""
    count, at = unsigned(code, 0)
    for _ in range(count):
        size, start = unsigned(code, at)
        yield code[start : start + size]
        at = start + size


def function_count(module: bytes) -> int:
    """How many functions the module has of its own."""
    return next(unsigned(body, 0)[0] for kind, body in sections(module) if kind == CODE)


def exports(section: bytes) -> Iterator[Export]:
    """Each entry of the export section."""
    count, at = unsigned(section, 0)
    for _ in range(count):
        length, at = unsigned(section, at)
        name, at = section[at : at + length], at + length
        kind = section[at]
        index, at = unsigned(section, at + 1)
        yield name, kind, index


def _handing_out(section: bytes, names: frozenset[str]) -> bytes:
    """The export section with these names only."""
    kept = [one for one in exports(section) if one[0].decode() in names]
    entries = (packed(len(name)) + name + bytes([kind]) + packed(index) for name, kind, index in kept)
    return packed(len(kept)) + b"".join(entries)


def _rebuilt(module: bytes, body: Body, names: frozenset[str] = frozenset()) -> bytes:
    """Without data; with other bodies; with the exports of these names only, if any are given."""
    out = bytearray(module[:8])
    for kind, section in sections(module):
        if kind in (DATA, DATA_COUNT):
            continue
        if kind == EXPORT and names:
            section = _handing_out(section, names)
        if kind == CODE:
            changed = [body(index, one) for index, one in enumerate(bodies(section))]
            section = packed(len(changed)) + b"".join(packed(len(one)) + one for one in changed)
        out += bytes([kind]) + packed(len(section)) + section
    return bytes(out)


def _after_locals(body: bytes) -> int:
    count, at = unsigned(body, 0)
    for _ in range(count):
        _, at = unsigned(body, at)
        at += 1
    return at


def marked(module: bytes, base: int, constructors: int) -> bytes:
    """The module with a mark at the start of every function: byte `base + index` of the memory becomes 1 when it runs.

    As in `cut`, a memory image brings the data and what the constructors did.
    """

    def body(index: int, old: bytes) -> bytes:
        if index == constructors:
            return _RETURNS
        at = _after_locals(old)
        # i32.const ADDRESS; i32.const 1; i32.store8 align=0 offset=0
        return old[:at] + b"\x41" + _packed_signed(base + index) + b"\x41\x01\x3a\x00\x00" + old[at:]

    return _rebuilt(module, body)


def cut(module: bytes, ran: bytes, constructors: int, names: frozenset[str]) -> bytes:
    """The module without data (a memory image brings them), every function that did not run made to stop, handing out these names only.

    `ran` holds one byte a function; `constructors` is the index of `__wasm_call_ctors`, which has run in the image already.
    """

    def body(index: int, old: bytes) -> bytes:
        if index == constructors:
            return _RETURNS
        return old if ran[index] else _STOPS

    return _rebuilt(module, body, names)


def exported_function(module: bytes, name: str, imported: int) -> int:
    """The index of an exported function among the module's own, of which `imported` come from outside."""
    section = next(body for kind, body in sections(module) if kind == EXPORT)
    for found, kind, index in exports(section):
        if kind == 0 and found == name.encode():
            return index - imported
    raise LookupError(name)


def imported_functions(module: bytes) -> int:
    """How many functions come from outside: they take the first indices."""
    section = next(body for kind, body in sections(module) if kind == IMPORT)
    count, at = unsigned(section, 0)
    found = 0
    for _ in range(count):
        for _ in range(2):  # module and field
            length, at = unsigned(section, at)
            at += length
        kind, at = section[at], at + 1
        found += kind == 0
        at = _after_import(section, at, kind)
    return found


def _after_import(section: bytes, at: int, kind: int) -> int:
    """Past the description of one import: function, table, memory, global or tag."""
    match kind:
        case 0:
            return unsigned(section, at)[1]
        case 1:
            return _after_limits(section, at + 1)
        case 2:
            return _after_limits(section, at)
        case 3:
            return at + 2
        case 4:
            return unsigned(section, at + 1)[1]
        case _:
            raise ValueError(f"import of unknown kind {kind}")


def _after_limits(section: bytes, at: int) -> int:
    flags = section[at]
    _, at = unsigned(section, at + 1)
    return unsigned(section, at)[1] if flags & 1 else at
