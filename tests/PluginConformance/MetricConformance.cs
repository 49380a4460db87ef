using NebulaBench.Conformance.Metrics;
using NebulaBench.Metrics;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every metric must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how the metric is made, and
/// run it as any NUnit fixture. It is tried on noise of three classes.
/// </summary>
public abstract class MetricConformance
{
    /// <summary>The names of the points.</summary>
    protected static IReadOnlyList<string> PointNames { get; } =
        PointCases.Names(new MetricPoints(() => throw new NotSupportedException()).All);

    /// <summary>Makes the metric; called several times, with the same options each time.</summary>
    protected abstract IMetric Create();

    [TestCaseSource(nameof(PointNames))]
    public void Metric_AtPoint_Passes(string point) => PointCases.Run(new MetricPoints(Create).All, point);
}
