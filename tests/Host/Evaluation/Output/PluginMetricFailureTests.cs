using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Selection;

namespace NebulaBench.Host.Tests.Evaluation.Output;

internal sealed class PluginMetricFailureTests
{
    [Test]
    public void Measure_ExceptionWhoseMessageThrows_IsNamedByItsType()
    {
        var broken = new MetricSource("broken", typeof(IOutputMetric), () => throw new WordlessException(), "metric 'broken' of plugin 'Test'");
        OutputMeasurements measurements = new MetricSet([broken]).Begin(new OutputFormat { Shape = new VectorShape(1), Reconstruction = "gaussian" });

        (string key, Score score) = measurements.Measure().Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key, Is.EqualTo("broken"));
            Assert.That(score.Value, Is.Null);
            Assert.That(score.Reason, Is.EqualTo("metric 'broken' of plugin 'Test' failed: WordlessException"));
        }
    }

    private sealed class WordlessException : Exception
    {
        public override string Message => throw new InvalidOperationException("no words");
    }
}
