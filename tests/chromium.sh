#!/bin/sh
# Chromium for the tests of the pages: installed from Debian's packages where there is none and we are root. Where it
# cannot be had, those tests skip and say so.
set -u
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Chromium is not installed: the tests that look at the pages in a browser are skipped"
  exit 0
fi
echo "installing Chromium for the tests of the pages"
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -q && apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-confold chromium; } \
  >/dev/null 2>&1 || echo "Chromium cannot be installed: the tests that look at the pages in a browser are skipped"
exit 0
