using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;

namespace NebulaBench.Host.Tests.Plugins;

public sealed class PluginCatalogTests
{
    [Test]
    public void Components_OfSeveralPlugins_AreOrderedByKindAndId() =>
        Assert.That(Fixtures.Load("Good").Components.Select(component => $"{component.Kind} {component.Id}").Take(23), Is.EqualTo(new[]
        {
            "Architecture demanding-model", "Architecture failing-model", "Architecture good-model", "Objective good-model",
            "Reconstruction bernoulli", "Reconstruction categorical", "Reconstruction chamfer", "Reconstruction earth-movers",
            "Reconstruction gaussian", "Reconstruction negative-binomial", "Reconstruction poisson", "Launcher inline", "Launcher local", "Launcher slurm",
            "Optimizer adam", "Optimizer adamw", "Optimizer rmsprop", "Optimizer sgd",
            "Schedule constant", "Schedule cosine", "Schedule exponential", "Schedule step",
            "Metric accuracy-hungarian",
        }));

    [Test]
    public void WhyMissing_NoPluginFailed_IsNull() =>
        Assert.That(Fixtures.Load("Good").WhyMissing(ComponentKind.Architecture, "nothing"), Is.Null);

    [TestCase("ThrowingRegister", "half-registered")]
    [TestCase("InvalidId", "kebab-case")]
    [TestCase("MissingDeepDependency", "before-the-gap")]
    public void WhyMissing_IdOfASkippedPlugin_SaysSo(string plugin, string id)
    {
        PluginCatalog catalog = Fixtures.Load(plugin, "TooNew");

        Assert.That(
            catalog.WhyMissing(ComponentKind.Architecture, id),
            Is.EqualTo($"The plugin that brings it was skipped: {catalog.Problems[0]}"));
    }

    [Test]
    public void WhyMissing_OnePluginThatNeverRegistered_MayHaveBroughtIt()
    {
        PluginCatalog catalog = Fixtures.Load("TooNew");

        Assert.That(
            catalog.WhyMissing(ComponentKind.Dataset, "mnist"),
            Is.EqualTo($"A plugin that could not be loaded may have brought it: {catalog.Problems[0]}"));
    }

    [Test]
    public void WhyMissing_SeveralPluginsFailed_NamesThemAll() =>
        Assert.That(
            Fixtures.Load("TooNew", "TooOld").WhyMissing(ComponentKind.Dataset, "mnist"),
            Is.EqualTo("One of these plugins, which could not be loaded, may have brought it (see 'nebula doctor'): TooNew, TooOld."));

    [Test]
    public void Sha256_OfALoadedPlugin_IsThatOfItsFile()
    {
        PluginDescriptor plugin = Fixtures.Load("Good").Plugins.Single(loaded => loaded.Name == "Good");
        byte[] content = File.ReadAllBytes(Fixtures.AssemblyOf("Good"));

        Assert.That(plugin.Sha256, Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))));
    }

    [Test]
    public void Sha256_OfARecordedPlugin_IsTheRecordedOne() =>
        Assert.That(new PluginDescriptor("Gone", "1.0", "/nowhere/Gone.dll", "c0ffee").Sha256, Is.EqualTo("c0ffee"));

    [TestCase("A. Author", "MIT", "Mine 1.0 by A. Author, MIT")]
    [TestCase("A. Author", null, "Mine 1.0 by A. Author, no license stated")]
    [TestCase(null, null, "Mine 1.0, no license stated")]
    public void Credits_WhatAPluginSaysOfItself_InOneLine(string? author, string? license, string credits) =>
        Assert.That(new PluginDescriptor("Mine", "1.0", "/here/Mine.dll") { Author = author, License = license }.Credits, Is.EqualTo(credits));
}
