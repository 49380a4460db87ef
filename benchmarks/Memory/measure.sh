#!/bin/bash
# Whether memory stays flat over 50 epochs, the suite's peak against the bare loop's, what scoring takes for 10,000 and 40,000 embeddings, and whether it
# keeps to evaluation.memory_mib.
. "$(dirname "$0")/../Shared/measuring.sh"
rounds=${1:-5}
epochs=${2:-50}
build "$here"
program="$here/bin/Release/net10.0/NebulaBench.Benchmarks.Memory.dll"
peak() { dotnet "$program" "$@" | awk '/^peak/ { print $2 }'; }

echo "The suite over $epochs epochs:"
dotnet "$program" suite "$epochs"

echo "Peaks over 15 epochs, each in a process of its own, in alternation:"
for round in $(seq "$rounds"); do
    if [ $((round % 2)) = 0 ]; then bare=$(peak bare 15); suite=$(peak suite 15); else suite=$(peak suite 15); bare=$(peak bare 15); fi
    awk "BEGIN { printf \"round $round: suite $suite MiB, bare $bare MiB, ratio %.3f\n\", $suite / $bare }" | tee -a "$folder/rounds"
done
awk '{ print $NF }' "$folder/rounds" > "$folder/ratios"
echo "ratio suite/bare: $(spread "$folder/ratios" %.3f)"

echo "Every metric of embeddings, 32 dimensions, 10 classes:"
for samples in 10000 40000; do
    echo "$samples samples: $(dotnet "$program" scores "$samples" | tr '\n' ' ')"
done

echo "As many as evaluation.memory_mib allows, 60,000 at most:"
for budget in '1024 8' '1024 32' '1024 128' '1024 512' '2048 512'; do
    echo "MiB and width $budget: $(dotnet "$program" budget $budget | tr '\n' ' ')"
done
