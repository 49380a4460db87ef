using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary><c>evaluation.metrics</c>: the metrics of plugins with other options than their defaults.</summary>
public sealed class MetricOptionsTests
{
    private static readonly FakeCatalog Metrics = new()
    {
        Components =
        [
            .. new FakeCatalog().Components,
            FakeCatalog.For(ComponentKind.Metric, "spread", typeof(SpreadOptions)),
            FakeCatalog.For(ComponentKind.Metric, "plain", typeof(NoOptions)),
        ],
    };

    [TestCase("")]
    [TestCase("evaluation: { at_most: 10 }")]
    [TestCase("evaluation: { metrics: [] }")]
    [TestCase("evaluation: { metrics: [plain] }")]
    [TestCase("evaluation: [{ at_most: 10 }, { at_most: 20 }]")]
    public void Load_NothingSaidOfAMetric_MeasuresAllWithTheirDefaults(string lines)
    {
        IReadOnlyList<ComponentSpec> metrics = Load(lines).OrThrow().Metrics;

        Assert.That(metrics.Select(metric => metric.Id), Is.EquivalentTo(new[] { "plain", "spread" }));
        Assert.That(Spread(metrics).Power, Is.EqualTo(2));
    }

    [TestCase("evaluation: { metrics: [{ id: spread, power: 3 }] }")]
    [TestCase("evaluation: { metrics: { id: spread, power: 3 } }")]
    public void Load_OptionsOfAMetric_AreBoundAndTheOthersStay(string lines)
    {
        IReadOnlyList<ComponentSpec> metrics = Load(lines).OrThrow().Metrics;

        Assert.That(metrics, Has.Count.EqualTo(2));
        Assert.That(Spread(metrics).Power, Is.EqualTo(3));
    }

    [Test]
    public void Identity_OtherOptions_AreAnotherMeasurementOfTheSameRunAndDefaultsAreNot()
    {
        (string run, string measurement) plain = Identity(""), defaults = Identity("evaluation: { metrics: [{ id: spread, power: 2 }] }");
        (string run, string measurement) others = Identity("evaluation: { metrics: [{ id: spread, power: 3 }] }");

        Assert.That(defaults, Is.EqualTo(plain));
        Assert.That(others.run, Is.EqualTo(plain.run));
        Assert.That(others.measurement, Is.Not.EqualTo(plain.measurement));
    }

    [TestCase("evaluation: { metrics: [sprad] }", "evaluation.metrics[0].id  there is no metric 'sprad'", "did you mean 'spread'? known metrics: plain, spread")]
    [TestCase("evaluation: { metrics: [{ id: spread, power: 9 }] }", "evaluation.metrics[0].power  9 is out of range", "from 1 to 8")]
    [TestCase("evaluation: { metrics: [{ id: spread, power: [1, 3] }] }", "evaluation.metrics[0]  the metric 'spread' is there with several options", "write one value")]
    [TestCase("evaluation: [{ metrics: [plain] }, { at_most: 2 }]", "evaluation.metrics  stands in a list of evaluations", "write evaluation as one map")]
    public void Load_Mistake_SaysWhereAndWhatWouldWork(string lines, string problem, string remedy) =>
        Assert.That(Load(lines).Errors.Single().ToString(), Does.Contain(problem).And.Contain(remedy));

    private static SpreadOptions Spread(IEnumerable<ComponentSpec> metrics) => (SpreadOptions)metrics.Single(metric => metric.Id == "spread").Options;

    private static (string Run, string Measurement) Identity(string lines)
    {
        RunSpec run = Planner.Plan(Load(lines).OrThrow())[0];
        return (RunIdentity.From(run, "da7a").FolderName, MeasurementIdentity.For(run.Evaluation, run.Metrics));
    }

    private static ExperimentResult Load(string lines)
    {
        string folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        string file = Path.Combine(folder, "it.yaml");
        File.WriteAllText(file, $"name: it\ndataset: mnist\narchitecture: conv\nlatent_dimension: 4\nobjective: ae\n{lines}\n");
        try
        {
            return ExperimentFile.Load(file, [], Metrics);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public sealed record SpreadOptions
    {
        [System.ComponentModel.DataAnnotations.Range(1, 8)]
        public int Power { get; init; } = 2;
    }
}
