#!/bin/bash
# What it is worth that threads of libtorch sleep soon: samples a second as the suite has them wait and as their library does by itself, in
# alternation, alone and beside as many processes that never pause as there are cores.
. "$(dirname "$0")/../Shared/measuring.sh"
rounds=${1:-5}
build "$root/src/Host"

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
    echo "$1: suite/library $(spread "$folder/$1" %.2f)"
}

echo "Cores: $(nproc). Load before: $(load)."
compare alone 5
for _ in $(seq "$(nproc)"); do
    while :; do :; done &
done
compare beside-others 2
