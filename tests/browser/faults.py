"""A server of the built site whose line can be bad: it cuts answers off half-way, or lets them trickle."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Literal

from scripts import policy
from scripts.serve import Handler, Http

Fault = Literal["", "cut", "trickle", "altered"]
LARGE = 4_096
PIECES = 24
PAUSE = 0.25  # seconds; PIECES of them are longer than the patience that the tests set


class Line:
    """What happens to the answers of addresses that match `on`; changed while the server runs."""

    def __init__(self) -> None:
        self.on = re.compile("/runtime/")
        self.fault: Fault = ""


class _Handler(Handler):
    """Sends as the site's server does, over a bad line."""

    def __init__(self, *args: object, line: Line, site: Path, rules: list[tuple[str, dict[str, str]]]) -> None:
        self.line = line
        super().__init__(*args, site=site, rules=rules, quiet=True)

    def setup(self) -> None:
        """Put the line between the handler and its socket."""
        super().setup()
        self._write = self.wfile.write
        self.wfile.write = self._send_over  # type: ignore[method-assign,assignment]  # the one place where bytes leave

    def _send_over(self, data: bytes) -> int:
        affected = len(data) >= LARGE and self.line.on.search(self.path)
        fault = self.line.fault if affected else ""
        if fault == "cut":
            self._write(data[: len(data) // 2])
            self.wfile.flush()
            self.close_connection = True
            self.connection.close()
            raise ConnectionAbortedError
        if fault == "trickle":
            for start in range(0, len(data), len(data) // PIECES + 1):
                self._write(data[start : start + len(data) // PIECES + 1])
                self.wfile.flush()
                time.sleep(PAUSE)
            return len(data)
        if fault == "altered":
            middle = len(data) // 2
            return self._write(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        return self._write(data)


@contextmanager
def bad_line(site: Path) -> Iterator[tuple[str, Line]]:
    """Serve the site on a free port; yield its address and the line to spoil."""
    line = Line()
    server = Http(("127.0.0.1", 0), partial(_Handler, line=line, site=site.resolve(), rules=policy.read_headers(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", line
    finally:
        server.shutdown()
        server.server_close()
