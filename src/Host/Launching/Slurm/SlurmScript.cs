using NebulaBench.Launching;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Host.Launching.Slurm;

/// <summary>
/// Writes the batch scripts. A task reads its runs' numbers from a line of a file, so that arrays stay small and dense whatever the
/// numbers are, and carries each out in a process of its own, so that a crash costs one run.
/// </summary>
/// <param name="options">What a task needs.</param>
/// <param name="request">The runs.</param>
/// <param name="folder">The submission's folder.</param>
public sealed class SlurmScript(SlurmOptions options, LaunchRequest request, string folder)
{
    private const string Nowhere = "/dev/null";

    // $1: the signal that is passed on. Only a time limit puts a task back into the queue: one that was canceled shall end, and one that
    // was preempted is put back by Slurm itself.
    private const string Body = """
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
        """;

    /// <summary>The script of the array.</summary>
    /// <param name="tasks">How many tasks it has.</param>
    public string Array(int tasks)
    {
        string limit = options.Limit > 0 ? $"%{NumberText.Whole(options.Limit)}" : "";
        IReadOnlyList<string> work = request.Work.Program;
        int threads = request.Threads ?? options.Cpus;
        return Script(
        [
            $"--job-name=nebula-{request.Experiment}",
            $"--array=1-{NumberText.Whole(tasks)}{limit}",
            $"--output={Log("%A_%a.log") ?? Nowhere}",
            "--open-mode=append",
            "--requeue",
            $"--signal=B:USR1@{NumberText.Whole(options.StopSeconds)}",
            $"--cpus-per-task={NumberText.Whole(options.Cpus)}",
            .. Optional("gres", options.Gres), .. Common(), .. options.Lines,
        ],
        [
            $"folder={ShellText.Quote(folder)}",
            .. OwnLog("%A_%a.log", "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}.log"),
            $"work=({ShellText.For([.. work, "--threads", NumberText.Whole(threads)])})",
            Body,
        ]);
    }

    /// <summary>The script of the job that writes the report.</summary>
    public string Collect() => Script(
        [$"--job-name=nebula-{request.Experiment}-report", $"--output={Log("report.log") ?? Nowhere}", .. Common()],
        [.. OwnLog("report.log", "report.log"), ShellText.For(request.Report)]);

    private string? Log(string file) => SlurmText.Word($"{SlurmText.Literal(folder)}/{file}");

    // Where no directive can name the log, the shell does.
    private string[] OwnLog(string file, string inShell) =>
        Log(file) is null ? [$"exec >> {ShellText.Quote(folder)}/\"{inShell}\" 2>&1"] : [];

    private string Script(IEnumerable<string> directives, IEnumerable<string> lines) => string.Join('\n',
        ["#!/bin/bash", .. directives.Select(directive => $"#SBATCH {directive}"), "", .. options.Setup, .. lines, ""]).ReplaceLineEndings("\n");

    private IEnumerable<string> Common() =>
    [
        .. Optional("partition", options.Partition), .. Optional("account", options.Account), .. Optional("qos", options.Qos),
        .. Optional("time", options.Time), .. Optional("mem", options.Memory),
    ];

    private static string[] Optional(string name, string? value) => value is null ? [] : [$"--{name}={SlurmText.Word(value) ?? value}"];
}
