#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the release preset and opens the console on its sandbox of real servers.
# Works from any folder, as root or as a user with sudo, as often as you like.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: installer/run.sh [--deps-only | --build-only] [-- OPTIONS OF quarterdeck]
  --deps-only   install packages, do not build
  --build-only  install and build, do not open the window
TEXT
}

mode=run
while (($#)); do
  case "$1" in
    --deps-only) mode=deps ;;
    --build-only) mode=build ;;
    -h | --help) usage; exit 0 ;;
    --) shift; break ;;
    *) echo "installer/run.sh: unknown option '$1'" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
"$BASH" "$root/installer/install-packages.sh" "$root/installer/packages.txt"
[[ $mode == deps ]] && exit 0

cd "$root"
[[ -f build/release/build.ninja ]] || cmake --preset release >/dev/null
cmake --build --preset release
[[ $mode == build ]] && exit 0

if [[ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" && -z "${QT_QPA_PLATFORM:-}" ]]; then
  echo "There is no display here. Without one: build/release/quarterdeckctl sandbox up; build/release/quarterdeckctl status --sandbox; build/release/quarterdeck --screenshots DIR"
  exit 0
fi
if (($# == 0)); then
  set -- --sandbox
fi
exec build/release/quarterdeck "$@"
