using NebulaBench.Datasets;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;
using NebulaBench.Objectives;
using NebulaBench.Training.Optimizers;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>The training that an objective asks for before its own.</summary>
public sealed class StageTests
{
    private static readonly FakeCatalog Staged = new()
    {
        Components = [.. new FakeCatalog().Components, FakeCatalog.For(ComponentKind.Objective, "staged", typeof(StagedOptions))],
    };

    [Test]
    public void Plan_ObjectiveWithAStage_TrainsItWithTheRunsDataArchitectureSeedAndTraining()
    {
        RunSpec run = Load("{ id: staged, pretraining: { epochs: 7, learning_rate: 0.5, corruption: 0.2 } }", "training.batch_size=32", "training.early_stopping={}")
            .OrThrow().Objectives.Select(objective => Planned(objective.Spec)).Single();

        RunSpec stage = StageSpec.For(run)!;

        Assert.That(stage.Objective.Id, Is.EqualTo("ae"));
        Assert.That((stage.Training.Epochs, ((AdamOptions)stage.Optimizer.Options).LearningRate), Is.EqualTo((7, 0.5)));
        Assert.That((run.Corruption, stage.Corruption), Is.EqualTo((0, 0.2)), "the run itself sees whole inputs");
        Assert.That(stage.Training.EarlyStopping, Is.Null);
        Assert.That(StageSpec.For(stage), Is.Null);
        Assert.That(StageSpec.For(run with { Objective = run.Objective with { Pretraining = null } }), Is.Null);
    }

    [Test]
    public void Of_RunsThatDifferInWhatTheStageDoesNotSee_ShareIt()
    {
        RunSpec[] runs =
        [
            .. Load("{ id: staged, weight: [1, 2], pretraining: { epochs: 7 } }").OrThrow().Objectives.Select(objective => Planned(objective.Spec)),
        ];

        string[] stages = [.. runs.Select(run => RunIdentity.From(StageSpec.For(run)!, "da7a").Hash)];

        Assert.That(stages, Has.Length.EqualTo(2));
        Assert.That(stages[0], Is.EqualTo(stages[1]));
        Assert.That(RunIdentity.From(runs[0], "da7a").Hash, Is.Not.EqualTo(RunIdentity.From(runs[1], "da7a").Hash));
    }

    [Test]
    public void Supports_Corruption_OnlyWhereValuesCanBeMasked()
    {
        Stage Masking(double share) => new(
            new ComponentSpec(FakeCatalog.For(ComponentKind.Objective, "ae", typeof(StagedOptions)), new StagedOptions(), "ae"),
            new PretrainingOptions { Corruption = share });

        foreach (SampleShape input in (SampleShape[])[new VectorShape(3), new ImageShape(1, 4, 4), new VolumeShape(1, 4, 4, 4)])
        {
            Assert.That(Masking(0.2).Supports(input).IsGood, Is.True, input.Kind);
        }
        foreach (SampleShape input in (SampleShape[])[new PointCloudShape(8, 3), new SequenceShape(5, 9)])
        {
            Assert.That(Masking(0.2).Supports(input).Reason, Does.Contain($"not of a {input.Kind}").And.Contain("write pretraining.corruption: 0"));
            Assert.That(Masking(0).Supports(input).IsGood, Is.True, input.Kind);
        }
    }

    [TestCase("{ id: staged }", TestName = "Nothing written, nothing by default")]
    [TestCase("{ id: staged, pretraining: { epochs: 0 } }", TestName = "No epochs")]
    public void Load_NoStageWanted_HasNone(string objective) =>
        Assert.That(Load(objective).OrThrow().Objectives.Single().Spec.Pretraining, Is.Null);

    [TestCase("{ id: staged, pretraining: { objective: aa } }", "there is no objective 'aa' to train with before", "did you mean 'ae'? known objectives: ae, nvc, vae, staged")]
    public void Load_UnknownStage_SaysWhatThereIs(string objective, string problem, string remedy)
    {
        string error = Load(objective).Errors.Single().ToString();

        Assert.That(error, Does.Contain("objective.pretraining.objective").And.Contain(problem).And.Contain(remedy));
    }

    private static ExperimentResult Load(string objective, params string[] overrides)
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", $"name: test\ndataset: mnist\narchitecture: mlp\nobjective: {objective}\nlatent_dimension: 8\nbaselines: []\n");
        return ExperimentFile.Load(folder.PathOf("exp.yaml"), overrides, Staged);
    }

    private static RunSpec Planned(ComponentSpec objective) =>
        ExperimentFolder.Plan(ExperimentFolder.Minimal).Single() with { Objective = objective };

    private sealed record StagedOptions : IPretrained
    {
        public double Weight { get; init; } = 1;

        public PretrainingOptions? Pretraining { get; init; }
    }
}
