using NebulaBench.Metrics;
using NebulaBench.Randomness;

namespace NebulaBench.Conformance.Metrics;

/// <summary>What metrics are tried on: latents with all that may be known of them.</summary>
/// <param name="Name">What it is called where a metric throws.</param>
/// <param name="Set">Latents, labels, assignments, factors, originals and training latents.</param>
/// <param name="Rows">For each sample, which of the samples of noise it is.</param>
internal sealed record MetricData(string Name, EmbeddingSet Set, int[] Rows)
{
    private const int Samples = 60, Dimension = 4, Classes = 3, Draws = 5;

    /// <summary>Noise around the centers of three classes, and inputs that cannot be told apart or of which there is only one.</summary>
    public static IReadOnlyList<MetricData> Every => [Noise(), .. EdgeCases];

    /// <summary>All samples equal, each sample twice, and one sample.</summary>
    public static IReadOnlyList<MetricData> EdgeCases =>
    [
        Noise().Of("constant samples", new int[Samples]),
        Noise().Of("repeated samples", [.. Enumerable.Range(0, Samples).Select(sample => sample / 2)]),
        Noise().Of("a single sample", [7]),
    ];

    /// <summary>Samples that have everything: the same whenever they are asked for.</summary>
    public static MetricData Noise()
    {
        var random = new RandomStream(5);
        int[] labels = [.. Enumerable.Range(0, Samples).Select(sample => sample % Classes)];
        double[] values = new double[Samples * Dimension], logVariances = new double[Samples * Dimension];
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = random.NextNormal() + (labels[at / Dimension] * (at % Dimension));
            logVariances[at] = -1 - random.NextDouble();
        }
        var factors = new double[Samples, 2];
        for (int sample = 0; sample < Samples; sample++)
        {
            factors[sample, 0] = labels[sample];
            factors[sample, 1] = random.NextDouble();
        }
        LatentTable table = new()
        {
            Values = values,
            Dimension = Dimension,
            Labels = labels,
            Assignments = [.. labels.Select((label, sample) => sample % 7 == 0 ? (label + 1) % Classes : label)],
            LogVariances = logVariances,
        };
        double[] originals = [.. Enumerable.Range(0, Samples * 6).Select(_ => random.NextDouble())];
        EmbeddingSet set = new()
        {
            Measured = table,
            Training = table with { Values = [.. values.Select(value => value + (0.1 * random.NextNormal()))] },
            Prototypes = new double[Classes, Dimension],
            Factors = factors,
            Originals = OriginalSamples.OfAll(new LatentTable { Values = originals, Dimension = 6 }),
        };
        return new MetricData("noise", set, [.. Enumerable.Range(0, Samples)]);
    }

    /// <summary>The same samples in another order.</summary>
    public MetricData Reordered()
    {
        int[] order = [.. Enumerable.Range(0, Set.Measured.Count)];
        new RandomStream(9).Shuffle(order.AsSpan());
        return Of("noise in another order", order);
    }

    /// <summary>The same latents, of which nothing else is known.</summary>
    public MetricData Unknown() => this with
    {
        Name = "latents alone",
        Set = new EmbeddingSet { Measured = new LatentTable { Values = Set.Measured.Values, Dimension = Dimension } },
    };

    /// <summary>One clustering: the assignments, or parts of equal size where there are none.</summary>
    public ClusteringInput Clustering() => new()
    {
        Latents = Set.Measured,
        Clusters = Set.Measured.Assignments ?? [.. Enumerable.Range(0, Set.Measured.Count).Select(sample => sample % Classes)],
        Labels = Set.Measured.Labels,
        Available = Set.Prototypes is null ? null : Classes + 1,
    };

    /// <summary>Weights of draws, as negative as those of real models.</summary>
    public LikelihoodInput Likelihood() => Set.Measured.LogVariances is null
        ? new LikelihoodInput { Draws = Draws, WhyNone = "the objective has no posterior to draw from" }
        : new LikelihoodInput
        {
            Draws = Draws,
            Tokens = 4L * Rows.Length,
            LogWeights = [.. Rows.SelectMany(row => Enumerable.Range(0, Draws).Select(draw => -10 - (0.5 * ((row * 31 % 17) + draw))))],
        };

    /// <summary>Whether all arrays hold the same.</summary>
    public bool Equals(MetricData? other) => other is not null
        && Same(Set.Measured, other.Set.Measured)
        && Set.Training is { } training && other.Set.Training is { } others && Same(training, others)
        && Set.Factors!.Cast<double>().SequenceEqual(other.Set.Factors!.Cast<double>())
        && Set.Prototypes!.Cast<double>().SequenceEqual(other.Set.Prototypes!.Cast<double>())
        && Set.Originals!.Table.Values.SequenceEqual(other.Set.Originals!.Table.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => Rows.Length;

    private MetricData Of(string name, int[] rows)
    {
        LatentTable table = Set.Measured;
        var factors = new double[rows.Length, Set.Factors!.GetLength(1)];
        for (int at = 0; at < rows.Length; at++)
        {
            factors[at, 0] = Set.Factors[rows[at], 0];
            factors[at, 1] = Set.Factors[rows[at], 1];
        }
        LatentTable chosen = table.ValuesOf(rows) with
        {
            Labels = [.. rows.Select(row => table.Labels![row])],
            Assignments = [.. rows.Select(row => table.Assignments![row])],
            LogVariances = new LatentTable { Values = table.LogVariances!, Dimension = Dimension }.ValuesOf(rows).Values,
        };
        return new MetricData(name, Set with
        {
            Measured = chosen,
            Factors = factors,
            Originals = OriginalSamples.OfAll(Set.Originals!.Table.ValuesOf(rows)),
        }, rows);
    }

    private static bool Same(LatentTable a, LatentTable b) =>
        a.Values.SequenceEqual(b.Values)
        && a.Labels!.SequenceEqual(b.Labels!)
        && a.Assignments!.SequenceEqual(b.Assignments!)
        && a.LogVariances!.SequenceEqual(b.LogVariances!);
}
