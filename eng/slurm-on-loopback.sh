#!/bin/bash
# Starts and stops a Slurm of one node on this machine, for tests: everything it writes is in one folder. Needs root and the packages
# slurm-wlm and munge.
#
#     eng/slurm-on-loopback.sh start FOLDER      then: export SLURM_CONF=FOLDER/slurm.conf
#     eng/slurm-on-loopback.sh stop FOLDER
#
# The last line it prints where it cannot start says why.
set -u

action=${1:?start or stop}
folder=$(realpath -m "${2:?a folder}")

stop() {
    for name in slurmd slurmctld munged; do
        pid=$(cat "$folder/$name.pid" 2> /dev/null) && kill "$pid" 2> /dev/null
    done
    for _ in $(seq 50); do
        running=
        for name in slurmd slurmctld munged; do
            pid=$(cat "$folder/$name.pid" 2> /dev/null) && kill -0 "$pid" 2> /dev/null && running=1
        done
        [ -z "$running" ] && break
        sleep 0.1
    done
}

fail() {
    stop
    echo "Slurm cannot start here: $*"
    exit 1
}

port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2> /dev/null || echo $((20000 + RANDOM))
}

start() {
    [ "$(id -u)" = 0 ] || fail "it needs root"
    for program in munged slurmctld slurmd sbatch; do
        command -v "$program" > /dev/null || fail "there is no $program (apt-get install -y slurm-wlm munge)"
    done
    mkdir -p "$folder/state" "$folder/spool" "$folder/munge"
    chmod 755 "$folder"
    chmod 700 "$folder/munge"
    # A munge of its own, with a key and a socket of its own, beside any that the machine has.
    dd if=/dev/urandom of="$folder/munge/key" bs=1024 count=1 2> /dev/null
    chmod 600 "$folder/munge/key"
    munged --force --key-file="$folder/munge/key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" \
        --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" > "$folder/munged.out" 2>&1 || fail "munged: $(tail -1 "$folder/munged.out")"

    node=$(hostname -s)
    memory=$(awk '/MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
    cat > "$folder/slurm.conf" << END
ClusterName=loopback
SlurmctldHost=$node(127.0.0.1)
SlurmUser=root
SlurmctldPort=$(port)
SlurmdPort=$(port)
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2,bf_interval=2,requeue_delay=1
KillWait=5
MinJobAge=300
ReturnToService=2
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$memory State=UNKNOWN
PartitionName=main Nodes=$node Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
END
    export SLURM_CONF="$folder/slurm.conf"
    slurmctld > "$folder/slurmctld.out" 2>&1 || fail "slurmctld: $(tail -1 "$folder/slurmctld.out")"
    slurmd > "$folder/slurmd.out" 2>&1 || fail "slurmd: $(tail -1 "$folder/slurmd.out")"
    for _ in $(seq 100); do
        sinfo --noheader --format=%t 2> /dev/null | grep -q -E '^(idle|mix)' && return 0
        sleep 0.2
    done
    fail "the node does not come up: $(tail -1 "$folder/slurmd.log" 2> /dev/null)"
}

"$action"
