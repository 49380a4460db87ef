using NebulaBench.Errors;

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

    /// <summary>Interrupted by the user, as shells report it.</summary>
    public const int Interrupted = 130;

    /// <summary>The code of a mistake: 2 configuration, 3 plugin, 4 data, 5 training and evaluation.</summary>
    public static int Of(NebulaException mistake) => mistake.Area switch
    {
        ErrorArea.Configuration => Configuration,
        ErrorArea.Plugin => Plugin,
        ErrorArea.Data => Data,
        ErrorArea.Training or ErrorArea.Evaluation => SomeRunsFailed,
        _ => Defect,
    };
}
