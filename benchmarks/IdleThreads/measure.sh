#!/bin/bash
# What it is worth that threads of libtorch sleep soon: samples a second as the suite has them wait and as their library does by itself, in
# alternation, alone and beside as many processes that never pause as there are cores.
set -eu
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
rounds=${1:-5}
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null; rm -rf "$folder"' EXIT

dotnet build -c Release "$root/src/Host" > "$folder/build.log" || { tail -5 "$folder/build.log"; exit 1; }
nebula="$root/src/Host/bin/Release/net10.0/nebula"

# The last epoch's samples a second; the first ones warm up. Arguments: the name of the runs' folder, the number of epochs.
train() {
    "$nebula" run "$root/configs/quickstart.yaml" --runs "$folder/$1" --set "training.epochs=$2" --set 'seeds=[0]' --set 'objective={id: vae}' \
        --set 'baselines=[]' --set dataset.test=200 | sed -n "s/.*epoch $2\/$2 .*  \([0-9,]*\) samples.s.*/\1/p" | tr -d ,
}

compare() {
    for round in $(seq "$rounds"); do
        library=$(GOMP_SPINCOUNT=300000 train "$1-$round-library" "$2")
        suite=$(train "$1-$round-suite" "$2")
        echo "$1, round $round: library $library, suite $suite samples/s"
        awk "BEGIN { print $suite / $library }" >> "$folder/$1"
    done
    sort -n "$folder/$1" | awk -v what="$1" '{ r[NR] = $1 } END { printf "%s: suite/library min %.2f, median %.2f, max %.2f\n", what, r[1], r[int((NR + 1) / 2)], r[NR] }'
}

echo "Cores: $(nproc). Load before: $(cut -d ' ' -f 1-3 /proc/loadavg)."
compare alone 5
for _ in $(seq "$(nproc)"); do
    while :; do :; done &
done
compare beside-others 2
