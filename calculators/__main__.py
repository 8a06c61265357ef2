"""The command line: `python -m calculators list | show NAME | run NAME key=value … | assess key=value … | batch NAME in.csv -o out.csv`.

Exit 0 with a result, 2 with problems; under --json a problem prints nothing but `{"problems": {field: {ja, en}}}`. In a
batch the key is the line and the field, `3.people`.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from calculators import api, batch, form, registry, sheet, spec
from calculators.result import BadInput
from calculators.text import LANGS, Lang, Text


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(argv)
    _make_printable(options.json)
    commands = {"list": _list, "show": _show, "run": _run, "assess": _run, "batch": _batch}
    try:
        return commands[options.command](options)
    except BadInput as error:
        _report(error, options.json, options.lang)
        return 2
    except BrokenPipeError:  # somebody read the first lines only; nothing more may be written at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _make_printable(as_json: bool) -> None:
    """JSON is UTF-8 wherever it goes; text has a `?` where a terminal lacks the letter, or somebody sent half of one."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8" if as_json else None, errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m calculators", description="Leak liability calculators (general information, not legal advice)."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="JSON on standard output")
    common.add_argument("--lang", choices=LANGS, default="ja", help="language of the sheet")
    commands.add_parser("list", parents=[common], help="the calculators")
    show = commands.add_parser("show", parents=[common], help="inputs and limits of one calculator")
    show.add_argument("name")
    run = commands.add_parser("run", parents=[common], help="calculate")
    run.add_argument("name")
    assess = commands.add_parser("assess", parents=[common], help="assess one incident with all calculators")
    assess.set_defaults(name="assess")
    for one in (run, assess):
        one.add_argument("inputs", nargs="*", metavar="key=value")
        one.add_argument("--input", metavar="FILE", help="inputs as a JSON object; - reads standard input")
        one.add_argument("--on", metavar="DATE", help="the day whose law applies (default: the day of the facts)")
    many = commands.add_parser("batch", parents=[common], help="calculate every row of a CSV file")
    many.add_argument("name")
    many.add_argument("input", metavar="in.csv", help="names of inputs in the first line; UTF-8 or CP932")
    many.add_argument("-o", "--output", metavar="out.csv", required=True, help="the same rows with the outputs")
    many.add_argument("--on", metavar="DATE", help="the day whose law applies (default: the day of the facts)")
    return parser


def _calculator(name: str) -> Any:
    known = name.replace("-", "_")
    if known not in registry.ANSWERED:
        raise BadInput(
            {
                "calculator": Text(
                    f"「{name[:40]}」という計算はありません。", f"There is no calculator called {name[:40]}."
                )
            }
        )
    return registry.get(known)


def _list(options: argparse.Namespace) -> int:
    lang: Lang = options.lang
    found = [registry.get(name) for name in registry.NAMES]
    if options.json:
        print(json.dumps([{"name": one.name, "title": one.title.json()} for one in found], ensure_ascii=False))
    else:
        print("\n".join(f"{one.name:22} {one.title.get(lang)}" for one in found))
    return 0


def _show(options: argparse.Namespace) -> int:
    calculator, lang = _calculator(options.name), options.lang
    rows: list[dict[str, Any]] = [
        {
            "name": field.name,
            "label": field.kind.label.json(),
            "accepted": form.accepted(field.kind, lang),
            "default": form.default_text(field),
            "required": field.required,
        }
        for field in spec.fields(calculator.inputs)
    ]
    if options.json:
        print(
            json.dumps(
                {
                    "name": calculator.name,
                    "title": calculator.title.json(),
                    "inputs": rows,
                    "example": dict(calculator.example),
                },
                ensure_ascii=False,
            )
        )
        return 0
    print(f"{calculator.title.get(lang)}\n{calculator.summary.get(lang)}\n")
    for row in rows:
        default = f"  [{row['default']}]" if row["default"] else ""
        print(f"  {row['name']:24} {row['label'][lang]}: {row['accepted']}{default}")
    return 0


def _run(options: argparse.Namespace) -> int:
    calculator = _calculator(options.name)
    raw = _inputs(options)
    answer = api.evaluate(calculator.name, raw, options.on)
    print(api.result_json(answer) if options.json else sheet.text(answer, options.lang))
    return 0


def _batch(options: argparse.Namespace) -> int:
    source, reporter = Path(options.input), _Reporter(options.json, options.lang)
    calculator = _calculator(options.name)
    with _progress(source) as step:
        job = batch.Job(calculator=calculator, on=options.on, lang=options.lang, report=reporter.row, step=step)
        done = batch.run(source, Path(options.output), job)
    reporter.end(done)
    return 2 if done.bad else 0


class _Reporter:
    """Says the problems of a batch row by row, so that a long list needs no memory."""

    def __init__(self, as_json: bool, lang: Lang) -> None:
        self._json, self._lang, self._any = as_json, lang, False

    def row(self, line: int, problems: Mapping[str, Text]) -> None:
        for name, text in problems.items():
            if self._json:
                entry = json.dumps({f"{line}.{name}": text.json()}, ensure_ascii=False)[1:-1]
                print(f", {entry}" if self._any else f'{{"problems": {{{entry}', end="")
            else:
                where = f"{line}行目" if self._lang == "ja" else f"line {line}"
                print(f"{where}: {name}: {text.get(self._lang)}", file=sys.stderr)
            self._any = True

    def end(self, done: batch.Done) -> None:
        if self._json:
            print("}}" if self._any else json.dumps({"rows": done.rows}))
        elif self._lang == "ja":
            print(f"{done.rows:,}行のうち{done.rows - done.bad:,}行を計算しました。")
        else:
            print(f"{done.rows - done.bad:,} of {done.rows:,} rows calculated.")


@contextmanager
def _progress(source: Path) -> Iterator[Callable[[], None]]:
    """A bar on a terminal where tqdm is installed; the package itself depends on nothing."""
    tqdm: Any = None
    if sys.stderr.isatty() and source.is_file():
        with suppress(ImportError):
            tqdm = import_module("tqdm").tqdm
    if tqdm is None:
        yield lambda: None
        return
    with tqdm(total=max(batch.count(source) - 1, 0), unit=" rows", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _inputs(options: argparse.Namespace) -> dict[str, Any]:
    raw: dict[str, Any] = _from_file(options.input) if options.input else {}
    for pair in options.inputs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise BadInput({name[:40] or "inputs": Text("「名前=値」の形で書いてください。", "Write name=value.")})
        raw[name] = value
    return raw


def _from_file(name: str) -> dict[str, Any]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        found = json.loads(text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadInput(
            {"input": Text(f"入力ファイルを読めません({reason})。", f"The input file cannot be read ({reason}).")}
        ) from error
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadInput(
            {"input": Text("入力ファイルはJSONのオブジェクトにしてください。", "The input must be one JSON object.")}
        )
    return found


def _report(error: BadInput, as_json: bool, lang: Lang) -> None:
    if as_json:
        print(
            json.dumps({"problems": {name: text.json() for name, text in error.problems.items()}}, ensure_ascii=False)
        )
        return
    for name, text in error.problems.items():
        print(f"{name}: {text.get(lang)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
