using NebulaBench.Errors;
using NebulaBench.Launching;

namespace NebulaBench.Host.Commands;

/// <summary>What the program's exit code tells.</summary>
public static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Ok = 0;

    /// <summary>A defect of the suite.</summary>
    public const int Defect = 1;

    /// <summary>An experiment or the command line is wrong.</summary>
    public const int Configuration = 2;

    /// <summary>A plugin, or the native library, cannot be used.</summary>
    public const int Plugin = 3;

    /// <summary>Data are missing or damaged.</summary>
    public const int Data = 4;

    /// <summary>Some runs failed or diverged; the others are finished.</summary>
    public const int SomeRunsFailed = 5;

    /// <summary>A worker was asked to stop and can be started again.</summary>
    public const int Stopped = WorkCommand.Stopped;

    /// <summary>Interrupted by the user, as shells report it.</summary>
    public const int Interrupted = 130;

    /// <summary>Every code that the program ends with, and what it means.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Ok, "Success."),
        (Defect, "An internal error; please report it."),
        (Configuration, "The experiment or the command line is wrong (NB1xxx)."),
        (Plugin, "A plugin, or the native library, cannot be used (NB2xxx)."),
        (Data, "Data are missing or damaged (NB3xxx)."),
        (SomeRunsFailed, "Some runs failed or diverged, or a run folder cannot be used (NB4xxx, NB5xxx); the other runs are finished."),
        (Stopped, "`nebula work` was asked to stop and can be started again."),
        (Interrupted, "Interrupted by Ctrl-C or SIGTERM; the same command continues the work."),
    ];

    /// <summary>The code of a mistake: 2 configuration, 3 plugin, 4 data, 5 training and evaluation.</summary>
    public static int For(NebulaException mistake) => mistake.Area switch
    {
        ErrorArea.Configuration => Configuration,
        ErrorArea.Plugin => Plugin,
        ErrorArea.Data => Data,
        ErrorArea.Training or ErrorArea.Evaluation => SomeRunsFailed,
        _ => Defect,
    };
}
