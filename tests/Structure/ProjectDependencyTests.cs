namespace NebulaBench.Structure.Tests;

/// <summary>The dependency law, as the project files keep it.</summary>
public sealed class ProjectDependencyTests
{
    private const string Abstractions = "NebulaBench.Abstractions";
    private const string Host = "NebulaBench.Host";

    private static IEnumerable<ProjectFile> PluginProjects => ProjectFile.All.Where(project => project.IsBelow("plugins"));

    [Test]
    public void All_ProjectFiles_AreFound() =>
        Assert.That(ProjectFile.All.Select(project => project.Name), Is.SupersetOf(new[] { Abstractions, Host, "NebulaBench.Structure.Tests" }));

    /// <summary>A project outside the solution is built in its own default configuration, where nobody looks for its output.</summary>
    [Test]
    public void Solution_HoldsEveryProject()
    {
        string solution = Repository.Text("NebulaBench.sln").Replace('\\', '/');

        Assert.That(ProjectFile.All.Select(project => project.Path).Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Abstractions_Project_RefersToThreePackages()
    {
        ProjectFile project = ProjectFile.All.Single(project => project.Name == Abstractions);

        Assert.That(project.Packages.Where(package => !package.EndsWith("Analyzers", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            "TorchSharp", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
        }));
    }

    [TestCaseSource(nameof(PluginProjects))]
    public void Plugin_Project_RefersToNoOtherProject(object project)
    {
        var plugin = (ProjectFile)project;

        Assert.That(plugin.Projects, Is.Empty, "eng/Plugin.targets refers to contracts and toolkit, in the one right way");
        Assert.That(plugin.Imports, Does.Contain("$(EngineeringFolder)Plugin.targets"));
    }

    [Test]
    public void Host_Project_IsReferredToByTestsAndBenchmarksAlone() =>
        Assert.That(
            ProjectFile.All.Where(project => project.Projects.Contains(Host)),
            Has.All.Matches<ProjectFile>(project => project.IsBelow("tests", "benchmarks")));

    [Test]
    public void Libtorch_IsBrought_ByTheHostTestsAndBenchmarksAlone()
    {
        Assert.That(
            ProjectFile.All.Where(project => project.BringsLibTorch),
            Has.All.Matches<ProjectFile>(project => project.Name == Host || project.IsBelow("tests", "benchmarks")));
        Assert.That(
            ProjectFile.All.SelectMany(project => project.Packages),
            Has.None.Matches<string>(package => package.StartsWith("libtorch", StringComparison.OrdinalIgnoreCase)
                || package.StartsWith("TorchSharp-", StringComparison.OrdinalIgnoreCase)),
            "eng/LibTorch.targets alone chooses a libtorch");
    }
}
