#!/bin/sh
# Prints a Python of 3.12 or newer that can make environments, or says what is missing.
# Every candidate is really run: a pyenv shim exists even where its version is not selected.
set -u
for candidate in "${PYTHON:-}" python3.13 python3.12 python3.14 python3 python \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3; do
  [ -n "$candidate" ] || continue
  found=$("$candidate" -c '
import sys
if sys.version_info >= (3, 12):
    import ensurepip, venv
    print(sys.executable)
' 2>/dev/null) && [ -n "$found" ] && { printf '%s\n' "$found"; exit 0; }
done
cat >&2 <<'MESSAGE'
Missing: Python 3.12 or newer with the venv and ensurepip modules.
Install it (Debian and Ubuntu: the packages python3 and python3-venv), or name one: make PYTHON=/path/to/python3.13 …
MESSAGE
exit 1
