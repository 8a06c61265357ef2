#!/bin/sh
# Says clearly when Node.js of 20 or newer, or npm, is missing.
set -u
if node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1; then
  exit 0
fi
echo "Missing: Node.js 20 or newer with npm (found: $(node --version 2>/dev/null || echo none))." >&2
exit 1
