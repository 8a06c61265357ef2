#!/bin/sh
# Prints the path of the font of the printed edition (IPAex Gothic), installing Debian's package where it may.
set -u

font=/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf
[ -n "${PRINT_FONT:-}" ] && font=$PRINT_FONT

if [ ! -f "$font" ] && [ -z "${PRINT_FONT:-}" ] && command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="none"; fi
  if [ "$as_root" != none ]; then
    echo "Installing fonts-ipaexfont-gothic with apt-get (for the printed edition)" >&2
    $as_root apt-get update -qq >&2 &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-ipaexfont-gothic >&2
  fi
fi

[ -f "$font" ] && echo "$font" && exit 0
echo "Missing: IPAex Gothic for the printed edition. Install the package fonts-ipaexfont-gothic, or name the file: PRINT_FONT=/path/to/ipaexg.ttf" >&2
exit 1
