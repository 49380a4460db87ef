using NebulaBench.Host.Plugins;

namespace NebulaBench.Host.Tests.Plugins;

public sealed class PluginScanTests
{
    private string root = "";

    [SetUp]
    public void CreateFolder() => root = Directory.CreateTempSubdirectory("plugins-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(root, recursive: true);

    [Test]
    public void Find_NamedFolderMissing_IsAProblem()
    {
        string folder = Path.Combine(root, "nowhere");

        Assert.That(Problems(folder), Is.EqualTo(new[]
        {
            $"NB2001: plugin 'nowhere' ({folder}): There is no such folder. "
            + "Correct the path given with --plugins or in NEBULA_PLUGINS.",
        }));
    }

    [Test]
    public void Find_BundledFolderMissing_IsNone()
    {
        var folder = new PluginFolder(Path.Combine(root, "plugins"), PluginFolderOrigin.Bundled);

        Assert.That(PluginScan.Find(folder).Problems, Is.Empty);
    }

    [Test]
    public void Find_FolderWithoutItsAssembly_IsAProblem()
    {
        string folder = Write("Misnamed", "Other.dll");

        Assert.That(Problems(root), Is.EqualTo(new[]
        {
            $"NB2002: plugin 'Misnamed' ({folder}): The folder holds no Misnamed.dll. "
            + "A plugin's folder has the name of its assembly: rename the folder, or remove it if it is no plugin.",
        }));
    }

    [Test, CancelAfter(10_000)]
    public void ShippedLibraries_LinksInCircles_NamesEachOnce()
    {
        string folder = Write("Round", "Round.dll");
        Directory.CreateSymbolicLink(Path.Combine(folder, "one"), folder);
        Directory.CreateSymbolicLink(Path.Combine(folder, "two"), root);
        File.CreateSymbolicLink(Path.Combine(folder, "Linked.dll"), Path.Combine(folder, "Round.dll"));

        Assert.That(new PluginCandidate("Round", Path.Combine(folder, "Round.dll")).ShippedLibraries(), Is.EquivalentTo(new[] { "Round", "Linked" }));
    }

    [Test]
    public void Find_EmptyNamedFolder_IsAProblem()
    {
        string name = Path.GetFileName(root);

        Assert.That(Problems(root).Single(), Does.StartWith($"NB2002: plugin '{name}' ({root}): The folder holds no {name}.dll."));
    }

    [Test]
    public void Find_FolderOfMany_OrdersThemByNameAndPassesHiddenOnesOver()
    {
        Write("Beta", "Beta.dll");
        Write("Alpha", "Alpha.dll");
        Write(".git", "config");

        Assert.That(Candidates(root), Is.EqualTo(new[]
        {
            new PluginCandidate("Alpha", Path.Combine(root, "Alpha", "Alpha.dll")),
            new PluginCandidate("Beta", Path.Combine(root, "Beta", "Beta.dll")),
        }));
    }

    [Test]
    public void Find_NamedFolderIsOnePlugin_DoesNotLookFurther()
    {
        string folder = Write("Alone", "Alone.dll");
        Write("Alone/runtimes", "native.so");

        Assert.That(Candidates(folder), Is.EqualTo(new[] { new PluginCandidate("Alone", Path.Combine(folder, "Alone.dll")) }));
    }

    [Test]
    public void Find_OutputFolderOfAProject_IsRecognizedByItsDepsFile()
    {
        string folder = Write("net10.0", "Mine.dll");
        Write("net10.0", "Library.dll");
        Write("net10.0", "Mine.deps.json");

        Assert.That(Candidates(folder), Is.EqualTo(new[] { new PluginCandidate("Mine", Path.Combine(folder, "Mine.dll")) }));
    }

    [TestCase("#!/bin/sh\necho no assembly\n")]
    [TestCase("\u007fELF\u0002\u0001\u0001")]
    [TestCase("MZ")]
    [TestCase("")]
    public void Run_FileThatIsNoAssembly_IsAProblem(string content)
    {
        string folder = Write("Garbage", "Garbage.dll", content);

        PluginProblem problem = PluginDiscovery.Run([new(root, PluginFolderOrigin.CommandLine)]).Problems.Single();

        Assert.That(problem.ToString(), Is.EqualTo(
            $"NB2003: plugin 'Garbage' ({Path.Combine(folder, "Garbage.dll")}): The file is no .NET assembly. "
            + "Replace it by the plugin's built assembly; native libraries belong beside it under another name."));
    }

    private static IReadOnlyList<PluginCandidate> Candidates(string folder) =>
        PluginScan.Find(new(folder, PluginFolderOrigin.CommandLine)).Candidates;

    private static string[] Problems(string folder) =>
        [.. PluginScan.Find(new(folder, PluginFolderOrigin.CommandLine)).Problems.Select(problem => problem.ToString())];

    private string Write(string folder, string file, string content = "")
    {
        string path = Directory.CreateDirectory(Path.Combine(root, folder)).FullName;
        File.WriteAllText(Path.Combine(path, file), content);
        return path;
    }
}
