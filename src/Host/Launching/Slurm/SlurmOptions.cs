using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Host.Launching.Slurm;

/// <summary>Options of <see cref="SlurmLauncher"/>. Where one is not given, the cluster's own default counts.</summary>
public sealed record SlurmOptions
{
    /// <summary>The partition.</summary>
    [Description("The partition, sbatch's --partition.")]
    public string? Partition { get; init; }

    /// <summary>The account.</summary>
    [Description("The account that is charged, sbatch's --account.")]
    public string? Account { get; init; }

    /// <summary>The quality of service.</summary>
    [Description("The quality of service, sbatch's --qos.")]
    public string? Qos { get; init; }

    /// <summary>The time limit.</summary>
    [Description("The time limit of a task, as sbatch reads it: minutes, H:MM:SS or D-HH. A task that needs more is requeued and continues.")]
    [RegularExpression(@"^(\d+|\d+:\d\d|\d+:\d\d:\d\d|\d+-\d+(:\d\d){0,2})$", ErrorMessage = "write minutes, H:MM:SS or D-HH:MM:SS, such as 2:00:00")]
    public string? Time { get; init; }

    /// <summary>The memory.</summary>
    [Description("The memory of a task, sbatch's --mem.")]
    [RegularExpression(@"\d+[KMGT]?", ErrorMessage = "write a whole number with K, M, G or T, such as 8G")]
    public string? Memory { get; init; }

    /// <summary>The cores of a task.</summary>
    [Description("The cores of a task, which are also the threads that a run uses.")]
    [Range(1, 4096)]
    public int Cpus { get; init; } = 1;

    /// <summary>Devices and the like.</summary>
    [Description("Other resources of a task, sbatch's --gres, such as gpu:1.")]
    public string? Gres { get; init; }

    /// <summary>How many tasks at a time.</summary>
    [Description("How many tasks may run at a time; 0 for no limit.")]
    [Range(0, 1_000_000)]
    public int Limit { get; init; }

    /// <summary>How many runs a task takes.</summary>
    [Description("Runs per task, one after another, each in a process of its own.")]
    [Range(1, 1_000_000)]
    public int RunsPerTask { get; init; } = 1;

    /// <summary>Further directives.</summary>
    [Description("Further options for sbatch, such as --exclude=node7.")]
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What a task's shell does first.</summary>
    [Description("Shell commands that a task begins with, such as module load dotnet.")]
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>How early a run is asked to save its state.</summary>
    [Description("Seconds before the time limit at which a run saves its state and its task is requeued.")]
    [Range(1, 65_535)]
    public int StopSeconds { get; init; } = 60;

    /// <summary>Whether a report is written at the end.</summary>
    [Description("Submit a last job that writes the report when every task has ended.")]
    public bool Collect { get; init; } = true;
}
