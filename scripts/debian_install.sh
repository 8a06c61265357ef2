#!/bin/sh
# Installs Debian's packages where it may: debian_install.sh REASON PACKAGE…
set -u

reason=$1
shift
command -v apt-get >/dev/null 2>&1 || exit 1
if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else exit 1; fi
echo "Installing $* with apt-get ($reason)" >&2
# Debian would start a server that it installs (hence the run level); the tests start their own on a free port of loopback.
$as_root apt-get update -qq >&2 &&
  $as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@" >&2
