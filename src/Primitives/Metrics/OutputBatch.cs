using NebulaBench.Datasets;

namespace NebulaBench.Metrics;

/// <summary>What the outputs of a decoder and their targets are, the same for all batches of a split.</summary>
public sealed record OutputFormat
{
    /// <summary>The shape of an output.</summary>
    public required SampleShape Shape { get; init; }

    /// <summary>
    /// The number of labels (or tokens) that a place of a target may have; null where targets are values of the outputs' own kind.
    /// </summary>
    public int? Labels { get; init; }

    /// <summary>The label of places that do not count.</summary>
    public int IgnoredLabel { get; init; } = -1;

    /// <summary>The name of the reconstruction, such as <c>Bernoulli</c>.</summary>
    public required string Reconstruction { get; init; }

    /// <summary>Whether the reconstruction is a likelihood, so that its nats are those of a distribution.</summary>
    public bool IsLikelihood { get; init; }

    /// <summary>Whether outputs are the probabilities of values that are 0 or 1.</summary>
    public bool IsBernoulli { get; init; }

    /// <summary>Of every so many samples the first is measured by metrics that take seconds a sample; 0 for none.</summary>
    public int SlowEvery { get; init; } = 1;
}

/// <summary>The outputs and targets of a batch as plain numbers.</summary>
public sealed class OutputBatch : MetricInput
{
    /// <summary>The reconstruction loss of each sample, in nats.</summary>
    public required double[] Nats { get; init; }

    /// <summary>The sum of <see cref="Nats"/>.</summary>
    public required double TotalNats { get; init; }

    /// <summary>The outputs in the targets' own units, [samples, values]; empty where targets are labels.</summary>
    public double[] Outputs { get; init; } = [];

    /// <summary>The targets, [samples, values]; empty where targets are labels.</summary>
    public double[] Targets { get; init; } = [];

    /// <summary>The label that the output favors at each place, [samples, places]; empty where targets are values.</summary>
    public int[] OutputLabels { get; init; } = [];

    /// <summary>The label that is right at each place, [samples, places]; empty where targets are values.</summary>
    public int[] TargetLabels { get; init; } = [];

    /// <summary>
    /// What the model wrote by itself for the samples' codes, [samples, length], without being told the true tokens; null where the
    /// architecture writes no sequences.
    /// </summary>
    public int[]? Written { get; init; }

    /// <summary>The number of samples.</summary>
    public int Count => Nats.Length;
}
