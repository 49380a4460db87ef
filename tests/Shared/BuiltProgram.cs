namespace NebulaBench.Testing;

/// <summary>The program as it was built beside the tests, in their configuration.</summary>
internal static class BuiltProgram
{
    /// <summary>Release or Debug.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Its folder, with the bundled plugins below it.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Find(), "src", "Host", "bin", Configuration, "net10.0");
}
