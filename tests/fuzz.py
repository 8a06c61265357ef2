"""Coverage-guided fuzzing of everything that reads what others wrote: `python -m tests.fuzz --seconds 60` (`make fuzz`).

The first byte of an input chooses the reader, the rest is what it reads. An answer in the promised form, or a refusal with
its reason in both languages, is right; anything else ends the run with the input kept in `.cache/fuzz/`.
"""

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["calculators"]):
    from calculators import __main__ as command_line
    from calculators import api, parse, registry, spec

    for each in registry.ANSWERED:
        registry.get(each)

from tests import vectors
from tests.answers import check_answer

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / ".cache" / "fuzz"
SCRATCH = Path(tempfile.gettempdir())
PLAIN = ("number", "whole", "ratio", "day", "clock")
DAYS = ("", "2026-11-24", "2020-03-31", "1900-01-01", "2199-12-31")


def door(data: bytes) -> None:
    """Read the bytes as a request, whatever they are."""
    check_answer(api.run(data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")))


def fields(data: bytes) -> None:
    """Fill in the worked example of a calculator, with the bytes in the place of some of its fields."""
    source = atheris.FuzzedDataProvider(data)
    calculator = registry.get(source.PickValueInList(list(registry.ANSWERED)))
    names = [field.name for field in spec.fields(calculator.inputs)]
    inputs = dict(calculator.example) if source.ConsumeBool() else {}
    for _ in range(source.ConsumeIntInRange(1, 4)):
        inputs[source.PickValueInList(names)] = _value(source)
    asked = {"calculator": calculator.name, "inputs": inputs, "lang": "en", "on": source.PickValueInList(list(DAYS))}
    check_answer(api.run(json.dumps(asked)))


def _value(source: atheris.FuzzedDataProvider) -> object:
    kind = source.ConsumeIntInRange(0, 6)
    if kind == 0:
        return source.ConsumeInt(12)
    if kind == 1:
        return source.ConsumeFloat()
    if kind == 2:
        return [source.ConsumeUnicode(8), source.ConsumeInt(4)]
    if kind == 3:
        return source.ConsumeBool()
    return source.ConsumeUnicode(40)


def texts(data: bytes) -> None:
    """Read the bytes as a number, a share, a day and a time."""
    text = data.decode("utf-8", "surrogateescape")
    for name in PLAIN:
        reader: Callable[[str], object] = getattr(parse, name)
        reason = None
        try:
            reader(text)
        except parse.Refused as refused:
            reason = refused.reason
        assert reason is None or (reason.ja and reason.en), text


def json_file(data: bytes) -> None:
    """Read the bytes as the file of `--input`."""
    file = SCRATCH / "fuzz-input.json"
    file.write_bytes(data)
    _command("run", "jo_model", "--input", str(file), "--json")


def csv_file(data: bytes) -> None:
    """Read the bytes as a batch; half of the time below a right header."""
    file = SCRATCH / "fuzz-batch.csv"
    file.write_bytes((b"items,people\n" if len(data) % 2 else b"") + data)
    _command("batch", "jo_model", str(file), "-o", str(SCRATCH / "fuzz-batch-out.csv"), "--json")


def _command(*arguments: str) -> None:
    """Run a command of the command line: 0 and JSON, or 2 and problems in JSON."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        code = command_line.main(list(arguments))
    said.seek(0)
    answer = json.loads(said.read())
    assert code in {0, 2}
    assert ("problems" in answer) == (code == 2), (code, answer)


READERS = (door, fields, fields, texts, json_file, csv_file)


def one_input(data: bytes) -> None:
    """Give the bytes to the reader that the first of them names."""
    if data:
        READERS[data[0] % len(READERS)](data[1:])


def seeds(folder: Path) -> None:
    """Write what people really send as the inputs to begin with."""
    examples = [bytes([0]) + case.request("en").encode() for case in vectors.cases()]
    examples += [
        bytes([3]) + text.encode() for text in ("1億2,345万", "30%", "令和8年11月24日", "2026-11-24", "9:30", "3割")
    ]
    examples += [bytes([4]) + b'{"items":["name"],"people":5}', bytes([5]) + "name,1000\n住所,1万\n".encode("cp932")]
    examples += [bytes([1, index]) + b"\x01\x02\x031,000" for index in range(len(registry.ANSWERED))]
    for index, example in enumerate(examples):
        (folder / f"seed-{index:04}").write_bytes(example)


def main() -> None:
    """Fuzz for a bounded time; exit 0 when nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    FOUND.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        seeds(Path(name))
        limits = [f"-max_total_time={options.seconds}", "-timeout=20", "-rss_limit_mb=4096", "-seed=1", "-max_len=4096"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={FOUND}/", name], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
