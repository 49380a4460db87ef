#!/bin/bash
# How long `nebula list` takes, that it loads no libtorch, and how long `nebula run` takes to its first training step on embedded data.
. "$(dirname "$0")/../Shared/measuring.sh"
rounds=${1:-7}
build "$root/src/Host"

echo "Cores: $(nproc). Load before: $(load). $rounds repetitions after one warm-up."
for round in $(seq 0 "$rounds"); do
    start=$(date +%s.%N)
    "$nebula" list > "$folder/list"
    end=$(date +%s.%N)
    run=$(date +%s.%N)
    NEBULA_TIMINGS=1 "$nebula" run "$root/configs/quickstart.yaml" --runs "$folder/runs-$round" --set training.epochs=1 --set 'seeds=[0]' \
        --set 'objective={id: vae}' --set 'baselines=[]' --set dataset.test=200 |
        while read -r line; do case $line in *start-up*) echo "$(date +%s.%N) $line" ;; esac; done > "$folder/run"
    [ "$round" = 0 ] && continue
    awk "BEGIN { print $end - $start }" >> "$folder/lists"
    read -r stepped parts < "$folder/run"
    echo "round $round: its worker's $parts"
    awk "BEGIN { print $stepped - $run }" >> "$folder/totals"
done
echo "nebula list: $(spread "$folder/lists" %.2f) s"
echo "nebula run to its first step: $(spread "$folder/totals" %.2f) s"

# The loader itself says which libraries a process opens, now and later.
LD_DEBUG=files LD_DEBUG_OUTPUT="$folder/opened" "$nebula" list > /dev/null
echo "nebula list opens $(cat "$folder"/opened* | grep -c 'calling init: .*torch' || true) libraries with torch in their names, of $(cat "$folder"/opened* | grep -c 'calling init:') in all."
LD_DEBUG=files LD_DEBUG_OUTPUT="$folder/control" "$nebula" plan "$root/configs/quickstart.yaml" > /dev/null
echo "The same question to nebula plan, which computes: $(cat "$folder"/control* | grep -c 'calling init: .*torch' || true)."
echo "Load after: $(load)."
