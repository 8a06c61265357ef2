#!/bin/sh
# Prints the Chromium that the browser tests use and makes sure of a Japanese font, by Debian's packages where it may.
set -u

find_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM" && return 0
    echo "CHROMIUM names no program: $CHROMIUM" >&2
    exit 1
  fi
  for candidate in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$candidate" && return 0
  done
  return 1
}

has_japanese_font() { [ -n "$(fc-list :lang=ja 2>/dev/null | head -n 1)" ]; }

wanted=""
find_chromium >/dev/null || wanted="chromium"
has_japanese_font || wanted="$wanted fontconfig fonts-noto-cjk"
# shellcheck disable=SC2086  # a list of packages
[ -z "$wanted" ] || sh "$(dirname "$0")/debian_install.sh" "for the browser tests" $wanted || echo "apt-get could not install: $wanted" >&2

if ! has_japanese_font; then
  echo "Missing: a Japanese font (fc-list :lang=ja lists none). Debian and Ubuntu: the package fonts-noto-cjk." >&2
  exit 1
fi
find_chromium && exit 0
echo "Missing: Chromium for the browser tests. Install the package chromium, or name one: make CHROMIUM=/path/to/chromium test" >&2
exit 1
