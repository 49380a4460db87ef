using NebulaBench.Host.Planning;

namespace NebulaBench.Compositions.Tests;

/// <summary>The real plugins' options enter the identity of runs where they change results, and only there.</summary>
public sealed class IdentityTests
{
    private RealPlugins plugins = null!;

    [OneTimeSetUp]
    public void LoadPlugins() => plugins = new RealPlugins();

    [OneTimeTearDown]
    public void Release() => plugins.Dispose();

    [TestCase("parametric-shapes", "threads: 1", true)]
    [TestCase("parametric-shapes", "points: 64", false)]
    [TestCase("image-folder", "path: elsewhere", true)]
    [TestCase("image-folder", "path: pictures, threads: 3", true)]
    [TestCase("image-folder", "path: pictures, queue_mib: 3", true)]
    [TestCase("image-folder", "path: pictures, crop: 0.5", false)]
    public void Of_OptionChanged_IsTheSameIfItChangesNoResult(string dataset, string options, bool same)
    {
        string first = dataset == "image-folder" ? "path: pictures" : "seed: 0";
        Assert.That(Hash(dataset, options) == Hash(dataset, first), Is.EqualTo(same));
    }

    private string Hash(string dataset, string options)
    {
        string architecture = dataset == "parametric-shapes" ? "pointnet" : "conv";
        RunSpec run = plugins.Plan($"""
            name: identity
            dataset: {"{"} id: {dataset}, {options} {"}"}
            architecture: {architecture}
            objective: ae
            baselines: []
            """).Single();
        return RunIdentity.Of(run, "da7a").Hash;
    }
}
