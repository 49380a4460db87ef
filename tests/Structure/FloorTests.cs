namespace NebulaBench.Structure.Tests;

/// <summary>The floors of the house: a project sees only floors below its own, and the folders of a project form no circle.</summary>
public sealed class FloorTests
{
    /// <summary>Every project below src, with the projects that it may refer to, directly or by way of others.</summary>
    private static readonly Dictionary<string, string[]> Floors = new()
    {
        ["Primitives"] = [],
        ["Abstractions"] = ["Primitives"],
        ["Metrics"] = ["Primitives"],
        ["Toolkit"] = ["Abstractions", "Primitives"],
        ["Runtime"] = ["Abstractions", "Primitives"],
        ["Runs"] = ["Metrics", "Primitives"],
        ["Conformance"] = ["Runtime", "Toolkit", "Metrics", "Abstractions", "Primitives"],
        ["Training"] = ["Runs", "Metrics", "Runtime", "Toolkit", "Abstractions", "Primitives"],
        ["Reporting"] = ["Runs", "Metrics", "Primitives"],
        ["Host"] = ["Conformance", "Training", "Reporting", "Runs", "Metrics", "Runtime", "Toolkit", "Abstractions", "Primitives"],
    };

    private static IEnumerable<string> Projects => Floors.Keys;

    [Test]
    public void Projects_BelowSrc_AllHaveAFloor() =>
        Assert.That(
            ProjectFile.All.Where(project => project.IsBelow("src")).Select(project => Path.GetFileName(Path.GetDirectoryName(project.Path))),
            Is.EquivalentTo(Floors.Keys));

    [TestCaseSource(nameof(Projects))]
    public void Project_AsWritten_RefersToFloorsBelowAlone(string floor) =>
        Assert.That(
            ProjectFile.All.Single(project => project.Path.StartsWith($"src/{floor}/", StringComparison.Ordinal)).CompiledAgainst,
            Is.SubsetOf(Floors[floor].Select(Assembly)));

    [TestCaseSource(nameof(Projects))]
    public void Project_AsCompiled_NeedsFloorsBelowAlone(string floor) =>
        Assert.That(
            CompiledAssembly.References(Path.Combine(Repository.HostOutput, (floor == "Host" ? "nebula" : Assembly(floor)) + ".dll"))
                .Where(name => name.StartsWith("NebulaBench.", StringComparison.Ordinal)),
            Is.SubsetOf(Floors[floor].Select(Assembly)));

    /// <summary>The floors that a program without tensors can use.</summary>
    [TestCase("Primitives")]
    [TestCase("Metrics")]
    [TestCase("Runs")]
    [TestCase("Reporting")]
    public void Floor_WithoutTensors_NeedsNoTorchSharp(string floor) =>
        Assert.That(CompiledAssembly.References(Path.Combine(Repository.HostOutput, Assembly(floor) + ".dll")), Has.None.EqualTo("TorchSharp"));

    [TestCaseSource(nameof(Projects))]
    public void Folders_OfAProject_FormNoCircle(string floor)
    {
        IReadOnlyList<FolderDependencies.Use> uses = FolderDependencies.For($"src/{floor}");

        Assert.That(FolderDependencies.Cycles(uses), Is.Empty);
    }

    private static string Assembly(string floor) => "NebulaBench." + floor;
}
