#!/bin/sh
# Makes sure of nginx with its Brotli module, and of the load tool wrk, by Debian's packages where it may; prints nginx.
set -u

MODULES="${NGINX_MODULES:-/usr/lib/nginx/modules}"
PATH="$PATH:/usr/sbin"

wanted=""
command -v nginx >/dev/null || wanted="nginx"
[ -e "$MODULES/ngx_http_brotli_static_module.so" ] || wanted="$wanted libnginx-mod-http-brotli-static"
command -v wrk >/dev/null || wanted="$wanted wrk"
# shellcheck disable=SC2086  # a list of packages
[ -z "$wanted" ] || sh "$(dirname "$0")/debian_install.sh" "for the tests of the server" $wanted || echo "apt-get could not install: $wanted" >&2

if command -v nginx && [ -e "$MODULES/ngx_http_brotli_static_module.so" ] && command -v wrk >/dev/null; then exit 0; fi
echo "Missing for the tests of the server: the packages nginx, libnginx-mod-http-brotli-static, wrk" >&2
exit 1
