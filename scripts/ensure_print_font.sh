#!/bin/sh
# Prints the path of the font of the printed edition (IPAex Gothic), installing Debian's package where it may.
set -u

font=/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf
[ -n "${PRINT_FONT:-}" ] && font=$PRINT_FONT

if [ ! -f "$font" ] && [ -z "${PRINT_FONT:-}" ]; then
  sh "$(dirname "$0")/debian_install.sh" "for the printed edition" fonts-ipaexfont-gothic
fi

[ -f "$font" ] && echo "$font" && exit 0
echo "Missing: IPAex Gothic for the printed edition. Install the package fonts-ipaexfont-gothic, or name the file: PRINT_FONT=/path/to/ipaexg.ttf" >&2
exit 1
