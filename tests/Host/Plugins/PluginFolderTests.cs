using NebulaBench.Host.Plugins;

namespace NebulaBench.Host.Tests.Plugins;

public sealed class PluginFolderTests
{
    private static readonly string Program = Path.GetFullPath("/program");

    [Test]
    public void ToSearch_NothingGiven_IsTheFolderBesideTheProgram() =>
        Assert.That(PluginFolder.ToSearch(Program, [], null), Is.EqualTo(new[]
        {
            new PluginFolder(Path.Combine(Program, "plugins"), PluginFolderOrigin.Bundled),
        }));

    [Test]
    public void ToSearch_OptionsAndEnvironment_ComeInThisOrderAndOnce()
    {
        string environment = string.Join(Path.PathSeparator, "/env/a", "", "/cmd/b");

        IReadOnlyList<PluginFolder> folders = PluginFolder.ToSearch(Program, ["/cmd/b/", "/cmd/a", "relative"], environment);

        Assert.That(folders.Skip(1), Is.EqualTo(new[]
        {
            new PluginFolder(Path.GetFullPath("/cmd/b"), PluginFolderOrigin.CommandLine),
            new PluginFolder(Path.GetFullPath("/cmd/a"), PluginFolderOrigin.CommandLine),
            new PluginFolder(Path.GetFullPath("relative"), PluginFolderOrigin.CommandLine),
            new PluginFolder(Path.GetFullPath("/env/a"), PluginFolderOrigin.Environment),
        }));
    }
}
