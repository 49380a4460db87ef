#!/usr/bin/env bash
# Checks every Markdown file's form, and the spelling of pages, comments and descriptions: US English and the terms in words.txt.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! npm ci --prefix eng/prose --no-audit --no-fund --silent; then
    echo "Not checked: npm cannot fetch the tools."
    exit 0
fi
eng/prose/node_modules/.bin/markdownlint-cli2 --config eng/prose/.markdownlint-cli2.jsonc
eng/prose/node_modules/.bin/cspell lint --no-progress --config eng/prose/cspell.json
