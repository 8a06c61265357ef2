"""Measures a real nginx on loopback with wrk, within a bounded time: requests and bytes a second, latency, errors."""

import argparse
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from scripts import nginx, policy

ROOT = Path(__file__).resolve().parent.parent
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
SIZES = {"B": 1, "KB": 1024, "MB": 1024**2, "GB": 1024**3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one address stood: requests and MiB a second, milliseconds until 50 % and 99 % were answered, failed requests."""

    path: str
    requests: float
    mebibytes: float
    p50: float
    p99: float
    failed: int


def measure(url: str, path: str, *, seconds: int, connections: int = 32) -> Load:
    """Ask for one address over `connections` connections for `seconds`, as a browser that knows Brotli does."""
    wrk = shutil.which("wrk")
    if wrk is None:
        raise SystemExit("wrk is missing: sh scripts/ensure_nginx.sh installs it")
    command = [wrk, "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br", url + path]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 30).stdout
    return read(said, path)


def read(said: str, path: str) -> Load:
    """Read the report of wrk; a number that is not there is an error, not a zero."""
    rate, unit = _found(r"Transfer/sec:\s+([\d.]+)(B|KB|MB|GB)", said)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    return Load(
        path=path,
        requests=float(_found(r"Requests/sec:\s+([\d.]+)", said)[0]),
        mebibytes=float(rate) * SIZES[unit] / SIZES["MB"],
        p50=_milliseconds(r"50%\s+([\d.]+)(us|ms|s)", said),
        p99=_milliseconds(r"99%\s+([\d.]+)(us|ms|s)", said),
        failed=sum(map(int, (refused.groups() if refused else ()) + (broken.groups() if broken else ()))),
    )


def _found(pattern: str, said: str) -> tuple[str, ...]:
    found = re.search(pattern, said)
    if found is None:
        raise SystemExit(f"wrk said nothing of {pattern}:\n{said}")
    return found.groups()


def _milliseconds(pattern: str, said: str) -> float:
    number, unit = _found(pattern, said)
    return float(number) * UNITS[unit]


def addresses(site: Path) -> list[str]:
    """What a first visit to a calculator asks for: the page, the theme's largest script, the largest part of the runtime."""
    largest = max(
        policy.hashed(site), key=lambda path: (site / path).stat().st_size if path.startswith("runtime/") else 0
    )
    (bundle,) = [path for path in policy.hashed(site) if path.startswith("ja/assets/javascripts/bundle.")]
    return ["ja/calculators/jo-model/", bundle, largest]


def main() -> None:
    """Measure and print, one line an address."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--seconds", type=int, default=10, help="for each address")
    options = parser.parse_args()
    with nginx.running(options.site) as url:
        for path in addresses(options.site):
            one = measure(url, path, seconds=options.seconds)
            print(
                f"{one.requests:9.0f} requests/s {one.mebibytes:8.1f} MiB/s  p50 {one.p50:7.2f} ms  p99 {one.p99:7.2f} ms"
                f"  failed {one.failed}  {path}"
            )


if __name__ == "__main__":
    main()
