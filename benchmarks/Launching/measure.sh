#!/bin/bash
# How much faster eight runs are on two single-threaded workers than on one, how much faster on two processes that nothing coordinates, and where a
# worker's start goes.
. "$(dirname "$0")/../Shared/measuring.sh"
rounds=${1:-2}
epochs=()   # as the experiment says
[ $# -lt 2 ] || epochs=(--set "training.epochs=$2")
build "$root/src/Host"
export NEBULA_TIMINGS=1

inline() {
    "$nebula" run "$here/experiment.yaml" --runs "$folder/$1-inline-$2" --launcher inline --threads 1 --set "seeds=$2" "${epochs[@]}" > "$folder/log-$2"
}

echo "Cores: $(nproc). Load before: $(load)."
for round in $(seq "$rounds"); do
    for workers in 1 2; do
        start=$(date +%s.%N)
        "$nebula" run "$here/experiment.yaml" --runs "$folder/$round-$workers" --workers "$workers" --threads 1 "${epochs[@]}" > "$folder/log"
        seconds=$(awk "BEGIN { print $(date +%s.%N) - $start }")
        echo "round $round, $workers worker(s): $seconds s"
        grep 'start-up' "$folder/log" | sed 's/^\[[^]]*\] /    /'
        [ "$workers" = 1 ] && one=$seconds || awk "BEGIN { printf \"round $round: %.3f of the time of one worker\n\", $seconds / $one }"
    done
    start=$(date +%s.%N)
    inline "$round" '[0,1,2,3]' & inline "$round" '[4,5,6,7]'
    wait $!
    awk "BEGIN { seconds = $(date +%s.%N) - $start; printf \"round $round, two processes with four runs each: %.1f s, %.3f of the time of one worker\n\", seconds, seconds / $one }"
done
echo "Load after: $(load)."
