using NebulaBench.Testing;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>The plugins that were built for tests.</summary>
internal static class TestPlugin
{
    /// <summary>The folder to name with <c>--plugins</c>.</summary>
    public static string Folder(string name) => Path.Combine(
        RepositoryRoot.Find(), "tests", "TestPlugins", name, "bin", BuiltProgram.Configuration, "net10.0");
}
