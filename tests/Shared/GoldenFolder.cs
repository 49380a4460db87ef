namespace NebulaBench.Testing;

/// <summary>Where the golden values lie: tests/Golden, or the folder that the environment variable NEBULA_REFERENCE names.</summary>
public static class GoldenFolder
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("NEBULA_REFERENCE") is { Length: > 0 } named
        ? named
        : System.IO.Path.Combine(RepositoryRoot.Find(), "tests", "Golden");
}
