#!/bin/bash
#SBATCH --job-name=nebula-tiny
#SBATCH --array=1-2%3
#SBATCH --output=/home/me/runs/tiny/launch/slurm-1/%A_%a.log
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --signal=B:USR1@120
#SBATCH --cpus-per-task=4
#SBATCH --gres=gpu:1
#SBATCH --partition=gpu
#SBATCH --account=lab
#SBATCH --qos=low
#SBATCH --time=2:00:00
#SBATCH --mem=8G
#SBATCH --exclude=node7

module load dotnet
folder=/home/me/runs/tiny/launch/slurm-1
work=(/opt/nebula work '/home/me/it'\''s mine.yaml' --set 'seeds=[0, 1]' --runs /home/me/runs --threads 4)
read -ra runs <<< "$(sed -n "${SLURM_ARRAY_TASK_ID}p" "$folder/tasks.txt")"
log="$folder/${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}.log"
asked=
trap 'asked=requeue; kill -USR1 "$worker"' USR1
trap 'asked=end; kill -TERM "$worker"' TERM
code=0
for run in "${runs[@]}"; do
    "${work[@]}" --numbers "$run" < /dev/null &
    worker=$!
    wait "$worker"; status=$?
    while [ -n "$asked" ] && kill -0 "$worker" 2> /dev/null; do wait "$worker"; status=$?; done
    if [ -n "$asked" ]; then
        [ "$asked" = requeue ] && scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
        exit 75
    fi
    if [ "$status" -gt 128 ]; then
        "${work[@]}" --numbers "$run" --lost "$status" --log "$log"
        status=5
    fi
    [ "$status" -gt "$code" ] && code=$status
done
exit "$code"
