using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Tests.Configuration;

namespace NebulaBench.Host.Tests.Plugins;

/// <summary>A broken plugin matters to those experiments alone that ask for what it brings.</summary>
public sealed class MissingPluginTests
{
    [Test]
    public void Load_ExperimentAsksForASkippedPlugin_NamesItsCauseAndRemedy()
    {
        PluginCatalog catalog = Fixtures.Load("Good", "ThrowingRegister");
        using var folder = new ExperimentFolder();
        string file = folder.With("exp.yaml", ExperimentFolder.Minimal).PathOf("exp.yaml");

        ExperimentResult result = ExperimentFile.Load(file, ["architecture=half-registered"], catalog, null);

        Assert.That(result.Errors.Select(error => error.ToString()), Has.One.EqualTo(
            "--set architecture  architecture.id  there is no architecture 'half-registered'  known architectures: demanding-model, "
            + $"failing-model, good-model; The plugin that brings it was skipped: {catalog.Problems[0]}  [NB1202]"));
    }

    [Test]
    public void Load_ExperimentDoesWithoutTheSkippedPlugin_IsNotConcerned()
    {
        PluginCatalog catalog = Fixtures.Load("Good", "ThrowingRegister");
        using var folder = new ExperimentFolder();
        string file = folder.With("exp.yaml", ExperimentFolder.Minimal).PathOf("exp.yaml");

        ExperimentResult result = ExperimentFile.Load(file, ["architecture=good-model", "objective=good-model"], catalog, null);

        Assert.That(result.Errors.Select(error => error.Path), Is.EqualTo(new[] { "dataset.id" }), "mnist is not among these plugins");
    }
}
