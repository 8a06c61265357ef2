"""The commands that check the data, build the site and serve it."""

import signal


def end_quietly() -> None:
    """Let a command whose reader has seen enough (`| head`) end as any filter does, without a traceback."""
    if hasattr(signal, "SIGPIPE"):  # not on Windows
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
