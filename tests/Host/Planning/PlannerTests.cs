using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Tests.Configuration;
using NebulaBench.Training.Optimizers;

namespace NebulaBench.Host.Tests.Planning;

/// <summary>How lists multiply out, in which order and under which labels.</summary>
public sealed class PlannerTests
{
    [Test]
    public void Plan_ListsEverywhere_MultipliesOutWithTheSeedFastest()
    {
        IReadOnlyList<RunSpec> runs = ExperimentFolder.Plan("""
            name: test
            seeds: [0, 1]
            training: { optimizer: { learning_rate: [1e-3, 2e-4] } }
            latent_dimension: [8, 16]
            objective: [ae, vae]
            architecture: [mlp, conv]
            dataset: { id: [mnist, fashion-mnist] }
            """);
        string[] told = [.. runs.Select(run => FormattableString.Invariant($"{run.Dataset.Id} {run.Architecture.Id} {run.Objective.Id} {run.LatentDimension} {((AdamOptions)run.Optimizer.Options).LearningRate} {run.Seed}"))];
        Assert.Multiple(() =>
        {
            Assert.That(told, Has.Length.EqualTo(64).And.Unique);
            Assert.That(told.Take(5), Is.EqualTo(new[]
            {
                "mnist mlp ae 8 0.001 0", "mnist mlp ae 8 0.001 1", "mnist mlp ae 8 0.0002 0", "mnist mlp ae 8 0.0002 1", "mnist mlp ae 16 0.001 0",
            }));
            Assert.That(told.Chunk(8).Select(runs => runs[0]), Is.EqualTo(new[]
            {
                "mnist mlp ae 8 0.001 0", "mnist mlp vae 8 0.001 0", "mnist conv ae 8 0.001 0", "mnist conv vae 8 0.001 0",
                "fashion-mnist mlp ae 8 0.001 0", "fashion-mnist mlp vae 8 0.001 0", "fashion-mnist conv ae 8 0.001 0", "fashion-mnist conv vae 8 0.001 0",
            }));
            Assert.That(runs[2].Variant, Is.EqualTo("latent_dimension: 8, training.optimizer.learning_rate: 2e-4"));
        });
    }

    [Test]
    public void Plan_MisfitsLeftOut_RunsWhatFits()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", """
            name: test
            dataset: [mnist, fashion-mnist]
            architecture: [mlp, conv]
            objective: ae
            latent_dimension: 8
            incompatible: skip
            """);
        Experiment experiment = folder.Load(factory: new FakeFactory()).OrThrow();
        Assert.Multiple(() =>
        {
            Assert.That(
                Planner.Plan(experiment).Select(run => $"{run.Dataset.Id} {run.Architecture.Id}"),
                Is.EqualTo(new[] { "mnist mlp", "fashion-mnist mlp", "fashion-mnist conv" }));
            Assert.That(experiment.LeftOut.Select(pair => pair.Remedy), Is.EqualTo(new[] { "it needs an image; use mlp" }));
        });
    }

    [Test]
    public void Plan_ReconstructionsLeftOut_RunsEachDatasetWithThoseThatFit()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", ExperimentFolder.Minimal + "incompatible: skip\nreconstruction: [bernoulli, pixels]\n");
        Experiment experiment = folder.Load(factory: new FakeFactory(), overrides: "dataset=[mnist, fashion-mnist]").OrThrow();
        Assert.That(
            Planner.Plan(experiment).Select(run => $"{run.Dataset.Id} {run.Reconstruction!.Id}"),
            Is.EqualTo(new[] { "mnist bernoulli", "fashion-mnist bernoulli", "fashion-mnist pixels" }));
    }

    [TestCase("[nvc, ae]", "nvc | ae")]
    [TestCase("[{ id: nvc, variational: false, anchors: 30 }, { id: nvc, anchors: 30, metric: { order: both } }]", "nvc (variational: false) | nvc (metric.order: both)")]
    [TestCase("[nvc, { id: nvc, anchors: 30 }]", "nvc | nvc (anchors: 30)")]
    [TestCase("{ id: nvc, anchors: [5, 10], weight: 0.1 }", "nvc (anchors: 5) | nvc (anchors: 10)")]
    [TestCase("{ id: nvc, weight: [1e-1, 0.2], anchors: [5, 7] }", "nvc (weight: 1e-1, anchors: 5) | nvc (weight: 1e-1, anchors: 7) | nvc (weight: 0.2, anchors: 5) | nvc (weight: 0.2, anchors: 7)")]
    [TestCase("{ id: nvc, metric: [null, {}, { order: first-order }] }", "nvc (metric: null) | nvc | nvc (metric.order: first-order)")]
    [TestCase("[{ id: nvc, label: mine, anchors: [5, 7] }, nvc]", "mine (anchors: 5) | mine (anchors: 7) | nvc")]
    [TestCase("{ id: [ae, vae] }", "ae | vae")]
    public void Plan_Siblings_AreLabeledByWhatTellsThemApart(string objective, string labels)
    {
        IReadOnlyList<RunSpec> runs = ExperimentFolder.Plan(ExperimentFolder.Minimal, $"objective={objective}");
        Assert.That(string.Join(" | ", runs.Select(run => run.Objective.Label)), Is.EqualTo(labels));
    }

    [Test]
    public void Plan_ListOfListsForAListOption_MakesTheProduct()
    {
        IReadOnlyList<RunSpec> runs = ExperimentFolder.Plan(ExperimentFolder.Minimal, "architecture={ id: mlp, widths: [[512, 256], [64]] }");
        Assert.Multiple(() =>
        {
            Assert.That(runs.Select(run => run.Architecture.Label), Is.EqualTo(new[] { "mlp (widths: [512, 256])", "mlp (widths: [64])" }));
            Assert.That(runs.Select(run => ((FakeMlpOptions)run.Architecture.Options).Widths.Count), Is.EqualTo(new[] { 2, 1 }));
        });
    }

    [Test]
    public void Plan_Reconstructions_AreFactorsTooAndEvaluationsAreNot()
    {
        IReadOnlyList<RunSpec> runs = ExperimentFolder.Plan(ExperimentFolder.Minimal, "reconstruction=[bernoulli, { id: gaussian, scale: [1, 2] }]", "evaluation.on=[test, validation]");
        Assert.That(runs.Select(run => run.Variant), Is.EqualTo(new[]
        {
            "reconstruction: bernoulli", "reconstruction: gaussian (scale: 1)", "reconstruction: gaussian (scale: 2)",
        }));
        Assert.That(runs.Select(run => string.Join(' ', run.Evaluations.Select(way => way.On))), Is.All.EqualTo("Test Validation"));
    }

    [Test]
    public void Plan_NothingButComponentsAndSeeds_HasNoVariants() =>
        Assert.That(ExperimentFolder.Plan(ExperimentFolder.Minimal, "seeds=[0, 1]").Select(run => run.Variant), Is.All.Empty);
}
