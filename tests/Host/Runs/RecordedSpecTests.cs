using NebulaBench.Host.Evaluation;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Training;

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
    }

    [Test]
    public void Of_PlannedRun_RecordsEveryOptionAsExperimentFilesSpellIt()
    {
        RecordedSpec spec = RecordedSpec.Of(new RunSpec
        {
            Experiment = "sample",
            Dataset = Component(ComponentKind.Dataset, "mnist"),
            Architecture = Component(ComponentKind.Architecture, "mlp"),
            Objective = Component(ComponentKind.Objective, "nvc"),
            LatentDimension = 8,
            Seed = 3,
            Training = new TrainingOptions { Optimizer = new OptimizerOptions { Id = OptimizerId.RmsProp } },
            Evaluation = new EvaluationOptions(),
        });

        Assert.That(spec.Objective.Label, Is.EqualTo("nvc, sample"));
        Assert.That(
            spec.Objective.Options.GetRawText(),
            Is.EqualTo("""{"k_means_restarts":3,"weight":"Infinity","note":null,"prior":"assigned-anchor","widths":[2,1]}"""));
        Assert.That(spec.Training.GetProperty("optimizer").GetProperty("id").GetString(), Is.EqualTo("rmsprop"));
        Assert.That(spec.Evaluation.GetProperty("on").GetString(), Is.EqualTo("test"));
    }

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
