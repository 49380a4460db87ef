#!/usr/bin/env bash
# Known vulnerabilities of the packages that are shipped, their dependencies included. A source that serves no such data cannot answer: that
# is said, and is no failure. Needs restored projects. Restoring any project prints what its sources know of its packages, too (NU1901 to NU1904).
set -euo pipefail
cd "$(dirname "$0")/.."

config=$(mktemp --suffix=.config)
trap 'rm -f "$config"' EXIT
sources=$(dotnet nuget list source --format short | sed -n 's|^E \(.*\)|<add key="\1" value="\1" />|p')
echo "<configuration><packageSources>$sources</packageSources><auditSources>$sources</auditSources></configuration>" >"$config"

if ! found=$(dotnet list eng/Packages.slnf package --vulnerable --include-transitive --no-restore --config "$config" 2>&1); then
    echo "Not checked: $(tail -n 1 <<<"$found")"
elif grep -q 'did not provide any vulnerability data' <<<"$found"; then
    echo 'Not checked: no source of packages that is configured here serves vulnerability data.'
else
    echo "$found"
fi
