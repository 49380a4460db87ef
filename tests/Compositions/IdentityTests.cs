using NebulaBench.Host.Components;
using NebulaBench.Host.Options;
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

    [TestCase("image-folder", "path", false)]
    [TestCase("image-folder", "threads", false)]
    [TestCase("image-folder", "queue_mib", false)]
    [TestCase("image-folder", "crop", true)]
    [TestCase("image-list", "training", false)]
    [TestCase("mesh-folder", "path", false)]
    [TestCase("mesh-folder", "threads", false)]
    [TestCase("ag-news", "path", false)]
    [TestCase("ag-news", "seed", true)]
    public void Of_OptionOfADataset_EntersWhereItChangesResults(string dataset, string option, bool changes)
    {
        ComponentDescriptor component = plugins.Get<IComponentCatalog>().Components.Single(component => component.Id == dataset);

        Assert.That(OptionProperty.For(component.Options).Single(property => property.Key == option).ChangesResults, Is.EqualTo(changes));
    }

    [TestCase("threads: 1", true)]
    [TestCase("points: 64", false)]
    public void Of_OptionChanged_IsTheSameIfItChangesNoResult(string option, bool same) =>
        Assert.That(Hash(option) == Hash("seed: 0"), Is.EqualTo(same));

    private string Hash(string option)
    {
        RunSpec run = plugins.Plan($"""
            name: identity
            dataset: {"{"} id: parametric-shapes, {option} {"}"}
            architecture: pointnet
            objective: ae
            latent_dimension: 4
            baselines: []
            """).Single();
        return RunIdentity.From(run, "da7a").Hash;
    }
}
