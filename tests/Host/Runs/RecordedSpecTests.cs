using System.Text.Json;
using NebulaBench.Host.Components;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Planning;
using NebulaBench.Metrics.Options;
using NebulaBench.Objectives;
using NebulaBench.Plugins;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Options;

namespace NebulaBench.Host.Tests.Runs;

public class RecordedSpecTests
{
    private enum Prior
    {
        Standard,
        AssignedAnchor,
    }

    private sealed record SampleOptions
    {
        public int KMeansRestarts { get; init; } = 3;

        public double Weight { get; init; } = double.PositiveInfinity;

        public string? Note { get; init; }

        public Prior Prior { get; init; } = Prior.AssignedAnchor;

        public IReadOnlyList<int> Widths { get; init; } = [2, 1];

        [NonSemantic]
        public string Path { get; init; } = "here";

        public SampleReading Reading { get; init; } = new();
    }

    private sealed record SampleReading
    {
        public int Columns { get; init; } = 3;

        [NonSemantic]
        public int Threads { get; init; } = 4;
    }

    [Test]
    public void Of_PlannedRun_RecordsEveryOptionAsExperimentFilesSpellIt()
    {
        RecordedSpec spec = RunRecordFactory.Spec(Planned(new SampleOptions()));

        Assert.That(spec.Objective.Label, Is.EqualTo("nvc, sample"));
        Assert.That(
            spec.Objective.Options.GetRawText(),
            Is.EqualTo("""{"k_means_restarts":3,"weight":"Infinity","note":null,"prior":"assigned-anchor","widths":[2,1],"path":"here","reading":{"columns":3,"threads":4}}"""));
        Assert.That(spec.Training.GetProperty("optimizer").GetProperty("id").GetString(), Is.EqualTo("rmsprop"));
        Assert.That(spec.Training.GetProperty("optimizer").GetProperty("learning_rate").GetDouble(), Is.EqualTo(1e-3), "beside the id, where reports look for it");
        Assert.That(spec.Evaluation.GetProperty("on").GetString(), Is.EqualTo("test"));
    }

    [Test]
    public void Settings_OnlyOptionsThatChangeNoResultDiffer_AreEqual()
    {
        var elsewhere = new SampleOptions { Path = "there", Reading = new SampleReading { Threads = 1 } };

        Assert.That(Settings(Planned(elsewhere)), Is.EqualTo(Settings(Planned(new SampleOptions()))));
        Assert.That(Settings(Planned(elsewhere)).Keys, Has.None.EndsWith("path").And.None.EndsWith("threads").And.None.Contains("checkpoint"));
    }

    [Test]
    public void Settings_AnyOtherOptionDiffers_Differ()
    {
        var other = new SampleOptions { Reading = new SampleReading { Columns = 2 } };

        Assert.That(Settings(Planned(other)), Is.Not.EqualTo(Settings(Planned(new SampleOptions()))));
    }

    [Test]
    public void Settings_LongerPretraining_Differ()
    {
        RunSpec shorter = Staged(epochs: 10), longer = Staged(epochs: 20);

        Assert.That(Settings(longer), Is.Not.EqualTo(Settings(shorter)));
        Assert.That(Settings(longer)["pretraining.epochs"], Is.EqualTo("20"));
    }

    private static IReadOnlyDictionary<string, string> Settings(RunSpec run)
    {
        // As reports get it: from the file.
        string json = JsonSerializer.Serialize(SampleRun.Record() with { Spec = RunRecordFactory.Spec(run) }, RunJson.Indented);
        return SpecText.For(JsonSerializer.Deserialize<RunRecord>(json, RunJson.Indented)!);
    }

    private static RunSpec Staged(int epochs)
    {
        RunSpec run = Planned(new SampleOptions());
        var stage = new Stage(run.Objective, new PretrainingOptions { Epochs = epochs });
        return run with { Objective = run.Objective with { Pretraining = stage } };
    }

    private static RunSpec Planned(SampleOptions dataset) => new()
    {
        Experiment = "sample",
        Dataset = Component(ComponentKind.Dataset, "mnist") with { Options = dataset },
        Architecture = Component(ComponentKind.Architecture, "mlp"),
        Objective = Component(ComponentKind.Objective, "nvc"),
        LatentDimension = 8,
        Seed = 3,
        Training = new TrainingOptions(),
        Optimizer = Component(ComponentKind.Optimizer, "rmsprop") with { Options = new RmsPropOptions() },
        Schedule = Component(ComponentKind.Schedule, "constant"),
        Evaluations = [new EvaluationOptions()],
    };

    private static ComponentSpec Component(ComponentKind kind, string id)
    {
        var descriptor = new ComponentDescriptor
        {
            Kind = kind,
            Id = id,
            Summary = "",
            Implementation = typeof(object),
            Options = typeof(SampleOptions),
            Plugin = new PluginDescriptor("plugin", "1", "plugin.dll", "00"),
        };
        return new ComponentSpec(descriptor, new SampleOptions(), $"{id}, sample");
    }
}
