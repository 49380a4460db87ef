using NebulaBench.Datasets;

namespace NebulaBench.Host.Settings;

/// <summary>Where the user keeps data.</summary>
/// <param name="Root">The folder's full path; it need not exist.</param>
public sealed record DataFolder(string Root) : IDataFolder
{
    /// <summary>The environment variable that names the folder where <c>--data</c> does not.</summary>
    public const string EnvironmentVariable = "NEBULA_DATA";

    /// <summary>Chooses the folder: the option's, else the environment's, else <c>data</c> in the current folder.</summary>
    /// <param name="option">The value of <c>--data</c>, or null.</param>
    /// <param name="environment">The value of <see cref="EnvironmentVariable"/>, or null.</param>
    public static DataFolder Choose(string? option, string? environment) =>
        new(Path.GetFullPath(new[] { option, environment }.FirstOrDefault(path => !string.IsNullOrWhiteSpace(path)) ?? "data"));
}
