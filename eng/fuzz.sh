#!/usr/bin/env bash
# Feeds parsers with damaged files: eng/fuzz.sh [INPUTS [TARGET [FIRST]]]
# Without arguments 1,000,000 inputs for every target. FIRST is the number of the first input: one that failed is read again with 'eng/fuzz.sh 1 TARGET NUMBER'.
set -euo pipefail
cd "$(dirname "$0")/.."
inputs=${1:-1000000} first=${3:-0}
targets=${2:-$(grep -rhoE '^public (sealed )?class [A-Za-z0-9]+Target\b' tests/Fuzzing/Targets | grep -oE '[A-Za-z0-9]+$')}
counts=tests/Fuzzing/bin/Release/net10.0/fuzz/counts.tsv

dotnet build -c Release -v q --nologo tests/Fuzzing
rm -f "$counts"
failed=()
for target in $targets; do
    # Each in a process of its own: one that dies costs only its target, and the peak memory is the target's.
    # The HDF5 library asks for whatever a damaged file claims: it is refused what it may not have.
    limit=$([ "$target" = Hdf5Target ] && echo 0x40000000 || echo 0)
    DOTNET_GCHeapHardLimit=$limit NEBULA_FUZZ_INPUTS=$inputs NEBULA_FUZZ_FIRST=$first dotnet test -c Release --no-build --nologo tests/Fuzzing \
        --filter "FullyQualifiedName=NebulaBench.Fuzzing.Tests.Targets.$target.Inputs_Mutated_AreReadOrRefused" \
        --logger "console;verbosity=detailed" || failed+=("$target")
done

printf '\ntarget\tinputs\trefused\tfindings\tlongest\tallocated\tpeak memory\ttime\n'
cat "$counts"
if [ ${#failed[@]} -gt 0 ]; then
    printf 'failed: %s\nInputs lie in %s; where a process died, in the folder nebula-fuzz-… of /dev/shm or /tmp.\n' "${failed[*]}" "$(dirname "$counts")"
    exit 1
fi
