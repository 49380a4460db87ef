using NebulaBench.Datasets;

namespace NebulaBench.Host.Settings;

/// <summary>Where datasets keep what they have computed.</summary>
/// <param name="Root">The folder's full path; it need not exist.</param>
public sealed record CacheFolder(string Root) : ICacheFolder
{
    /// <summary>The environment variable that names the folder where <c>--cache</c> does not.</summary>
    public const string EnvironmentVariable = "NEBULA_CACHE";

    /// <summary>
    /// Chooses the folder: the option's, else the environment's, else <c>nebula</c> in the user's cache, or in the system's temporary
    /// folder where the user has none.
    /// </summary>
    /// <param name="option">The value of <c>--cache</c>, or null.</param>
    /// <param name="environment">The value of <see cref="EnvironmentVariable"/>, or null.</param>
    public static CacheFolder Choose(string? option, string? environment) =>
        new(Path.GetFullPath(new[] { option, environment }.FirstOrDefault(path => !string.IsNullOrWhiteSpace(path)) ?? OfUser()));

    // The system's name for it: XDG_CACHE_HOME or ~/.cache on Linux, LocalApplicationData elsewhere.
    private static string OfUser()
    {
        string? named = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string? local = OperatingSystem.IsLinux()
            ? (home.Length > 0 ? Path.Combine(home, ".cache") : null)
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        string root = new[] { named, local }.FirstOrDefault(path => !string.IsNullOrWhiteSpace(path)) ?? Path.GetTempPath();
        return Path.Combine(root, "nebula");
    }
}
