using System.Globalization;

namespace NebulaBench.Host.Commands;

/// <summary>Says how long a worker took to start, in parts.</summary>
internal static class StartUpText
{
    /// <summary>Set to 1, it has every worker's start measured and shown.</summary>
    public const string EnvironmentVariable = "NEBULA_TIMINGS";

    public static bool IsWanted => Environment.GetEnvironmentVariable(EnvironmentVariable) == "1";

    public static string Of(IReadOnlyDictionary<string, double> seconds) =>
        "start-up: " + string.Join(", ", seconds.Select(part => $"{part.Key} {part.Value.ToString("0.00", CultureInfo.InvariantCulture)} s"));
}
