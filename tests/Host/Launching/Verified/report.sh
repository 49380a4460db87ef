#!/bin/bash
#SBATCH --job-name=nebula-tiny-report
#SBATCH --output=/home/me/runs/tiny/launch/slurm-1/report.log

/opt/nebula report /home/me/runs/tiny --out /home/me/runs/tiny/report
