using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Randomness;

namespace NebulaBench.Conformance.Metrics;

/// <summary>Outputs and targets of one kind.</summary>
/// <param name="Format">What they are.</param>
/// <param name="Outputs">The outputs, one row each; empty where targets are labels.</param>
/// <param name="Targets">The targets.</param>
/// <param name="OutputLabels">The labels that outputs favor, one row each; empty where targets are values.</param>
/// <param name="TargetLabels">The labels that are right.</param>
internal sealed record OutputData(OutputFormat Format, double[][] Outputs, double[][] Targets, int[][] OutputLabels, int[][] TargetLabels)
{
    private const int Samples = 60;

    /// <summary>One of each kind.</summary>
    public static IReadOnlyList<OutputData> All =>
    [
        Values(new ImageShape(1, 12, 12)), Values(new VectorShape(5)), Values(new VolumeShape(1, 3, 3, 3)), Values(new PointCloudShape(6, 3)),
        Labels(new PointLabelsShape(4, 6), 4), Labels(new SequenceShape(6, 11), 11),
    ];

    /// <summary>The number of samples.</summary>
    public int Count => Math.Max(Targets.Length, TargetLabels.Length);

    /// <summary>The samples that other data are made of.</summary>
    public OutputData Like(MetricData data) => this with
    {
        Outputs = Chosen(Outputs, data.Rows),
        Targets = Chosen(Targets, data.Rows),
        OutputLabels = Chosen(OutputLabels, data.Rows),
        TargetLabels = Chosen(TargetLabels, data.Rows),
    };

    /// <summary>Some of the samples as a batch.</summary>
    public OutputBatch Slice(int first, int count) => new()
    {
        Nats = new double[count],
        TotalNats = 0,
        Outputs = [.. Outputs.Skip(first).Take(count).SelectMany(row => row)],
        Targets = [.. Targets.Skip(first).Take(count).SelectMany(row => row)],
        OutputLabels = [.. OutputLabels.Skip(first).Take(count).SelectMany(row => row)],
        TargetLabels = [.. TargetLabels.Skip(first).Take(count).SelectMany(row => row)],
        Written = Format.Shape is SequenceShape ? [.. OutputLabels.Skip(first).Take(count).SelectMany(row => row)] : null,
    };

    private static OutputData Values(SampleShape shape)
    {
        var random = new RandomStream(3);
        double[][] Rows() => [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, (int)shape.Elements).Select(_ => random.NextDouble()).ToArray())];
        var format = new OutputFormat { Shape = shape, Reconstruction = "Bernoulli", IsLikelihood = true, IsBernoulli = true };
        return new OutputData(format, Rows(), Rows(), [], []);
    }

    private static OutputData Labels(SampleShape shape, int labels)
    {
        var random = new RandomStream(3);
        int[][] Rows() => [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, 6).Select(_ => random.NextInt(labels)).ToArray())];
        var format = new OutputFormat { Shape = shape, Labels = labels, Reconstruction = "categorical", IsLikelihood = true };
        return new OutputData(format, [], [], Rows(), Rows());
    }

    private static T[][] Chosen<T>(T[][] rows, int[] chosen) => rows.Length == 0 ? [] : [.. chosen.Select(row => rows[row])];
}
