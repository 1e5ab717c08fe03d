#!/usr/bin/env bash
# Runs the workflow with curl alone and saves its first picture.
set -euo pipefail
base="${WEFT_URL:-http://localhost:4600}"
out="${OUT:-out}"
here="$(cd "$(dirname "$0")" && pwd)"
mkdir -p "$out"

body="$(mktemp)"
trap 'rm -f "$body"' EXIT
{ printf '{ "inputs": { "subject": "a glass pear" }, "workflow": '; cat "$here/workflow.json"; printf '}'; } > "$body"

# `Prefer: wait` holds the answer until the run ends, for up to 60 seconds.
run="$(curl --fail-with-body --silent --show-error "$base/api/runs" \
  -H 'Content-Type: application/json' -H 'Prefer: wait=60' --data-binary "@$body")"

picture="$(printf '%s' "$run" | grep -o '/api/assets/sha256:[0-9a-f]*' | head -n 1)"
if [ -z "$picture" ]; then
  echo "the run gave no picture: $run" >&2
  exit 1
fi
curl --fail --silent --show-error "$base$picture" -o "$out/from-curl.webp"
echo "$out/from-curl.webp"
