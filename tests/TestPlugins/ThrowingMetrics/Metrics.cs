using NebulaBench.Metrics;

namespace TestPlugins;

/// <summary>A metric with one value of its own.</summary>
public abstract class OneValue(string id) : IProbingMetric
{
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } = [For(id, MetricFamily.Usefulness)];

    public abstract IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input);

    public static MetricDescriptor For(string id, MetricFamily family) => new()
    {
        Id = id,
        Family = family,
        Name = id,
        Formula = "none",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        EdgeCases = "none",
        Citation = "a metric of a test",
    };
}

public sealed class Throwing() : OneValue("throwing_metric")
{
    public override IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input) => throw new InvalidOperationException("no values on Mondays");
}

public sealed class Unmakeable : OneValue
{
    public Unmakeable()
        : base("unmakeable_metric") => throw new NotSupportedException("no metrics on Tuesdays");

    public override IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input) => [];
}

public sealed class Undescribed() : OneValue("undescribed_metric")
{
    public override IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input) => [("something_else", 1)];
}

public sealed class Misnamed() : OneValue("mse")
{
    public override IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input) => [("mse", 1)];
}

public sealed class InOrder() : OneValue("metric_in_order")
{
    public override IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input) => [("metric_in_order", 0.5)];
}

public sealed class ThrowingOutput : IOutputMetric
{
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } = [OneValue.For("throwing_output", MetricFamily.Output)];

    public IOutputMeasurement? Begin(OutputFormat format) => new Measurement();

    private sealed class Measurement : IOutputMeasurement
    {
        public void Add(OutputBatch batch) => throw new FormatException("no batches on Wednesdays");

        public IReadOnlyList<(string Key, Score Score)> Measure() => [("throwing_output", 1)];
    }
}
