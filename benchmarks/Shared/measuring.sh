# What every measure.sh begins with: `. "$(dirname "$0")/../Shared/measuring.sh"`. Then $here is the script's folder, $root the repository, $folder
# an empty one that is deleted at the end, and $nebula the program, once `build "$root/src/Host"` has built it.
set -eu
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$folder"' EXIT
nebula="$root/src/Host/bin/Release/net10.0/nebula"

build() {
    dotnet build -c Release "$1" > "$folder/build.log" || { tail -5 "$folder/build.log"; exit 1; }
}

load() {
    cut -d ' ' -f 1-3 /proc/loadavg
}

# The least, the middle and the largest of a file's numbers, each as printf's format says.
spread() {
    sort -n "$1" | awk -v form="$2" '{ n[NR] = $1 } END { printf "min " form ", median " form ", max " form "\n", n[1], n[int((NR + 1) / 2)], n[NR] }'
}
