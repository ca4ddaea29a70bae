#!/bin/sh
# Write run.txt, dev.txt and bench.txt beside this file: one set of versions, each file the part that its target needs.
# Needs uv on the PATH (`make lock` sees to that).
set -eu
cd "$(dirname "$0")/.."
pins=$(mktemp)
trap 'rm -f "$pins"' EXIT

compile() {
  uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate "$@"
}

compile pyproject.toml requirements/build.in --all-extras --output-file "$pins"
compile pyproject.toml requirements/build.in --constraint "$pins" --generate-hashes --upgrade --output-file requirements/run.txt
compile pyproject.toml requirements/build.in --extra dev --extra train --extra postgres --constraint "$pins" --generate-hashes --upgrade --output-file requirements/dev.txt
compile pyproject.toml requirements/build.in --extra bench --constraint "$pins" --generate-hashes --upgrade --output-file requirements/bench.txt
