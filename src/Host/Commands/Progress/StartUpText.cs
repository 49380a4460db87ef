using System.Globalization;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Says how long a process took to its first training step, in parts.</summary>
internal static class StartUpText
{
    /// <summary>Set to 1, it has the start of this process and of every worker measured and shown.</summary>
    public const string EnvironmentVariable = "NEBULA_TIMINGS";

    public static bool IsWanted => Environment.GetEnvironmentVariable(EnvironmentVariable) == "1";

    public static string For(IReadOnlyDictionary<string, double> seconds) =>
        "start-up: " + string.Join(", ", seconds.Select(part => $"{part.Key} {part.Value.ToString("0.00", CultureInfo.InvariantCulture)} s"));
}
