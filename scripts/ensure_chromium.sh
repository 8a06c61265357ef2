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

install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else return 1; fi
  echo "Installing $* with apt-get (for the browser tests)" >&2
  $as_root apt-get update -qq >&2 &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

wanted=""
find_chromium >/dev/null || wanted="chromium"
has_japanese_font || wanted="$wanted fontconfig fonts-noto-cjk"
# shellcheck disable=SC2086  # a list of packages
[ -z "$wanted" ] || install $wanted || echo "apt-get could not install: $wanted" >&2

if ! has_japanese_font; then
  echo "Missing: a Japanese font (fc-list :lang=ja lists none). Debian and Ubuntu: the package fonts-noto-cjk." >&2
  exit 1
fi
find_chromium && exit 0
echo "Missing: Chromium for the browser tests. Install the package chromium, or name one: make CHROMIUM=/path/to/chromium test" >&2
exit 1
