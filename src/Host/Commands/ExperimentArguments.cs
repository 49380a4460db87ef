using NebulaBench.Host.Configuration.Sources;

namespace NebulaBench.Host.Commands;

/// <summary>What every command that reads an experiment is given.</summary>
/// <param name="File">The experiment's file.</param>
/// <param name="Overrides">The values of <c>--set</c>, in order.</param>
public sealed record ExperimentArguments(string File, IReadOnlyList<string> Overrides)
{
    /// <summary>What the command line says of the launcher.</summary>
    public LauncherChoice? Launcher { get; init; }
}
