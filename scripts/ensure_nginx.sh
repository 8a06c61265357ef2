#!/bin/sh
# Makes sure of nginx with its Brotli module, and of the load tool wrk, by Debian's packages where it may; prints nginx.
set -u

MODULES="${NGINX_MODULES:-/usr/lib/nginx/modules}"
PATH="$PATH:/usr/sbin"

install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else return 1; fi
  echo "Installing $* with apt-get (for the tests of the server)" >&2
  # Debian would start the server it installs; the tests start their own on a free port of loopback.
  $as_root apt-get update -qq >&2 &&
    $as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@" >&2
}

wanted=""
command -v nginx >/dev/null || wanted="nginx"
[ -e "$MODULES/ngx_http_brotli_static_module.so" ] || wanted="$wanted libnginx-mod-http-brotli-static"
command -v wrk >/dev/null || wanted="$wanted wrk"
# shellcheck disable=SC2086  # a list of packages
[ -z "$wanted" ] || install $wanted || echo "apt-get could not install: $wanted" >&2

if command -v nginx && [ -e "$MODULES/ngx_http_brotli_static_module.so" ] && command -v wrk >/dev/null; then exit 0; fi
echo "Missing for the tests of the server: the packages nginx, libnginx-mod-http-brotli-static, wrk" >&2
exit 1
