namespace NebulaBench.Structure.Tests;

/// <summary>The dependency law, as the compiled assemblies keep it.</summary>
public sealed class AssemblyDependencyTests
{
    private static readonly string[] GivenToPlugins =
    [
        "NebulaBench.Abstractions", "NebulaBench.Primitives", "NebulaBench.Toolkit", "TorchSharp",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
    ];

    private static IEnumerable<TestCaseData> Plugins() =>
        Repository.PluginFolders.Select(folder => new TestCaseData(folder).SetArgDisplayNames(Path.GetFileName(folder)));

    [Test]
    public void BundledPlugins_AsBuilt_AreAllProjectsUnderPlugins() =>
        Assert.That(
            Repository.PluginFolders.Select(folder => Path.GetFileName(folder)),
            Is.EquivalentTo(ProjectFile.All.Where(project => project.IsBelow("plugins")).Select(project => project.Name)));

    [TestCaseSource(nameof(Plugins))]
    public void Plugin_AsCompiled_NeedsOnlyContractsToolkitAndWhatItBrings(string folder)
    {
        string name = Path.GetFileName(folder);
        string[] brought = [.. Directory.GetFiles(folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file))];

        Assert.That(CompiledAssembly.References(Path.Combine(folder, name + ".dll")), Is.SubsetOf(GivenToPlugins.Concat(brought)));
        Assert.That(brought.Where(library => library.StartsWith("NebulaBench.", StringComparison.Ordinal)), Is.EqualTo(new[] { name }));
    }

    [TestCaseSource(nameof(Plugins))]
    public void PluginFolder_AsBuilt_IsSmallAndHasNoCopyOfWhatTheHostGives(string folder)
    {
        string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

        Assert.That(files.Select(file => Path.GetFileNameWithoutExtension(file)), Has.None.AnyOf(GivenToPlugins));
        // What is the plugin's own; a package of its own may add a native library, for one system.
        string name = Path.GetFileName(folder);
        Assert.That(Size(files.Where(file => Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal))), Is.LessThan(1 << 20));
        Assert.That(Size(files), Is.LessThan(16 << 20));

        static long Size(IEnumerable<string> files) => files.Sum(file => new FileInfo(file).Length);
    }
}
