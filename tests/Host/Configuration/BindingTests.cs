using NebulaBench.Datasets;
using NebulaBench.Host.Planning;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Options;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>Values that are read, under every culture alike.</summary>
public sealed class BindingTests
{
    private const string Everything = """
        # The comment stays out of it.
        name: everything_1.0
        description: "a: b"
        dataset: { id: mnist, subset: 60_000, noise: .25 }
        architecture:
          id: mlp
          widths: [64, 32]
          activation: 'tanh'
        objective: { id: nvc, variational: false, weight: 2.5e-1, metric: { order: second_order, steepness: 3 } }
        reconstruction: { id: gaussian, scale: 0.5 }
        latent_dimension: 16
        seeds: [3, 9007199254740993]
        training:
          optimizer: { id: adamw, learning_rate: 2e-4, epsilon: 1E-5 }
          early_stopping: {}
          device: cuda:1
        evaluation: { on: validation, neighbors: [7] }
        """;

    [Test]
    public void Load_Everything_BindsEveryKindOfValue() => CheckEverything();

    [Test]
    [SetCulture("de-DE")]
    public void Load_GermanCulture_BindsTheSame() => CheckEverything();

    [Test]
    public void Load_DefaultsOnly_TakesThemFromTheOptions()
    {
        RunSpec run = ExperimentFolder.Plan(ExperimentFolder.Minimal).Single();
        Assert.Multiple(() =>
        {
            Assert.That(run.Seed, Is.Zero);
            Assert.That(run.Reconstruction, Is.Null);
            Assert.That(run.Training, Is.EqualTo(new TrainingOptions()));
            Assert.That(run.Dataset.Options, Is.EqualTo(new FakeDataOptions()));
            Assert.That(((FakeMlpOptions)run.Architecture.Options).Widths, Is.EqualTo(new[] { 512, 256 }));
        });
    }

    [TestCase("early_stopping: null")]
    [TestCase("early_stopping: ~")]
    [TestCase("early_stopping:")]
    public void Load_NothingForANullableRecord_LeavesItOff(string option) =>
        Assert.That(ExperimentFolder.Plan(ExperimentFolder.Minimal + $"training:\n  {option}\n")[0].Training.EarlyStopping, Is.Null);

    private static void CheckEverything()
    {
        IReadOnlyList<RunSpec> runs = ExperimentFolder.Plan(Everything);
        RunSpec run = runs[0];
        Assert.Multiple(() =>
        {
            Assert.That(runs.Select(each => each.Seed), Is.EqualTo(new[] { 3, 9007199254740993 }));
            Assert.That(run.Experiment, Is.EqualTo("everything_1.0"));
            Assert.That(run.Dataset.Options, Is.EqualTo(new FakeDataOptions { Subset = 60_000, Noise = 0.25f }));
            Assert.That(((FakeMlpOptions)run.Architecture.Options).Widths, Is.EqualTo(new[] { 64, 32 }));
            Assert.That(((FakeMlpOptions)run.Architecture.Options).Activation, Is.EqualTo("tanh"));
            Assert.That(run.Objective.Options, Is.EqualTo(new FakeNvcOptions
            {
                Variational = false,
                Weight = 0.25,
                Metric = new FakeMetricOptions { Order = FakeOrder.SecondOrder, Steepness = 3 },
            }));
            Assert.That(run.Reconstruction!.Id, Is.EqualTo("gaussian"));
            Assert.That(run.LatentDimension, Is.EqualTo(16));
            Assert.That((run.Optimizer.Id, run.Optimizer.Options), Is.EqualTo(("adamw", new AdamOptions { LearningRate = 2e-4, Epsilon = 1e-5 })));
            Assert.That(run.Training.EarlyStopping, Is.EqualTo(new EarlyStoppingOptions()));
            Assert.That(run.Training.Device, Is.EqualTo("cuda:1"));
            Assert.That(run.Evaluation.On, Is.EqualTo(SplitName.Validation));
            Assert.That(run.Evaluation.Neighbors, Is.EqualTo(new[] { 7 }));
        });
    }
}
