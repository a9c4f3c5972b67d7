#!/bin/bash
# Sourced: downloads that are used only if they are what was expected.

# Downloads a file; ends the script where its SHA-256 is another one.
download_verified() {
  local checksum=$1 url=$2 target=$3
  curl --fail --silent --show-error --location --retry 5 --proto '=https' \
    --output "$target" "$url"
  if ! echo "$checksum  $target" | sha256sum --check --status; then
    echo "$url is not what was expected" >&2
    rm --force "$target"
    exit 1
  fi
}
