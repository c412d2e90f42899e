#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs the tests of every push without a display. --all adds sanitizers, every
# PostgreSQL major and benchmarks. Works from any folder, as root or as a user with sudo.
set -euo pipefail

all=no
case "${1:-}" in
  "") ;;
  --all) all=yes ;;
  *) echo "usage: tests/run.sh [--all]" >&2; exit 2 ;;
esac

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
lists=("$root/installer/packages.txt" "$root/tests/packages.txt")
[[ $all == yes ]] && lists+=("$root/tests/packages-all.txt")
"$BASH" "$root/installer/install-packages.sh" "${lists[@]}"

cd "$root"
export LC_ALL=C.UTF-8
jobs="$(nproc)"

# build_and_test PRESET CTEST_ARGUMENTS...
build_and_test() {
  local preset="$1"
  shift
  echo "== $preset: build"
  [[ -f build/$preset/build.ninja ]] || cmake --preset "$preset" >/dev/null
  cmake --build "build/$preset" --target all tests -j "$jobs"
  echo "== $preset: test"
  # A second try, which ctest reports, keeps a machine under foreign load from refusing a push.
  ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$jobs" --repeat until-pass:2 "$@"
}

if [[ $all == yes ]]; then
  "$BASH" tests/majors.sh
  export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
  build_and_test asan -LE 'bench|soak|majors'
  aslr=()
  command -v setarch >/dev/null && aslr=(setarch "$(uname -m)" -R)
  cmake --preset tsan >/dev/null
  cmake --build build/tsan --target tests -j "$jobs"
  # clang's runtime aborts in the fork of QProcess, with which the server fixtures start: the unit tests alone
  "${aslr[@]}" ctest --test-dir build/tsan --output-on-failure --no-tests=error -j "$jobs" -L unit
  cmake --preset fuzz >/dev/null
  cmake --build build/fuzz --target fuzz -j "$jobs"
  ctest --test-dir build/fuzz --output-on-failure -L fuzz
  build_and_test release -LE 'bench|fuzz'
  cmake --preset release -DQD_BENCH=ON >/dev/null
  cmake --build build/release --target bench -j "$jobs"
  ctest --test-dir build/release --output-on-failure -V -L bench
else
  build_and_test release -LE 'bench|soak|fuzz|majors'
fi
