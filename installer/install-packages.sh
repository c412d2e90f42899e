#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install-packages.sh LIST...: installs what is missing of the packages named in the lists. As root, or by sudo.
# Asks no registry when nothing is missing.
set -euo pipefail

wanted=()
for list in "$@"; do
  while read -r name; do
    wanted+=("$name")
  done < <(sed 's/#.*//' "$list" | awk 'NF {print $1}')
done

missing=()
for name in "${wanted[@]}"; do
  [[ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null || true)" == installed ]] || missing+=("$name")
done
if ((${#missing[@]} == 0)); then
  exit 0
fi

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "Installing ${#missing[@]} packages: ${missing[*]}"
for attempt in 1 2; do
  if "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; then
    exit 0
  fi
  ((attempt == 1)) && echo "Installing failed; trying once more in 10 s." >&2 && sleep 10
done
echo "The packages could not be installed; apt-get says why above." >&2
exit 1
