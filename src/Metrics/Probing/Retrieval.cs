using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// How well samples find others of their class among all: each asks for as many nearest samples as its class has, itself left out. At most
/// <see cref="MostQueries"/> samples ask, evenly spread; all answer.
/// </summary>
public sealed class Retrieval : IProbingMetric
{
    /// <summary>The samples that ask.</summary>
    public const int MostQueries = 2_000;

    private const string EdgeCases = "Euclidean; of equally near samples the first comes first. On at most 2,000 queries, evenly spread, against all samples; "
        + "a sample alone in its class does not ask. Undefined without labels and where no class has two samples.";

    private const string Citation = "Musgrave, Belongie, Lim: A metric learning reality check (ECCV 2020)";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        Descriptor("precision_at_1", "Precision at 1", "share of samples whose nearest other sample has their label"),
        Descriptor("r_precision", "R-precision", "mean share of the R nearest other samples that have the sample's label, R the number of other samples of its class"),
        Descriptor("map_at_r", "MAP@R", "mean over samples of 1/R Σ_r≤R P(r) [the r-th nearest other sample has the label], P(r) the share among the r nearest, R as before"),
    ];

    /// <inheritdoc/>
    public bool DependsOnOrder => true;

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [.. Descriptors.Zip(Measure(input.Latents), (descriptor, score) => (descriptor.Id, score))];
    }

    /// <summary>Precision at 1, R-precision and MAP@R.</summary>
    public static IReadOnlyList<Score> Measure(LatentTable latents)
    {
        ArgumentNullException.ThrowIfNull(latents);
        if (latents.Labels is not { } labels)
        {
            return Undefined("the dataset has no labels");
        }
        FiniteValues.Require(latents);
        Dictionary<int, int> sizes = labels.CountBy(label => label).ToDictionary();
        int[] queries = [.. UniformSubsample.For(labels.Length, MostQueries).Where(sample => sizes[labels[sample]] > 1)];
        if (queries.Length == 0)
        {
            return Undefined("no class has two samples");
        }
        var answers = new (double First, double Precision, double AveragePrecision)[queries.Length];
        Parallelism.For(0, queries.Length, at => answers[at] = Ask(latents, labels, queries[at], sizes[labels[queries[at]]] - 1));
        return [answers.Average(answer => answer.First), answers.Average(answer => answer.Precision), answers.Average(answer => answer.AveragePrecision)];
    }

    private static (double First, double Precision, double AveragePrecision) Ask(LatentTable latents, int[] labels, int query, int relevant)
    {
        var distances = new double[labels.Length];
        var order = new int[labels.Length];
        for (int sample = 0; sample < order.Length; sample++)
        {
            order[sample] = sample;
            distances[sample] = sample == query ? double.PositiveInfinity : RowMath.SquaredDistance(latents.Row(query), latents.Row(sample));
        }
        Array.Sort(distances, order);
        SortTies(distances, order);
        int right = 0;
        double average = 0;
        for (int rank = 0; rank < relevant; rank++)
        {
            if (labels[order[rank]] == labels[query])
            {
                right++;
                average += (double)right / (rank + 1);
            }
        }
        return (labels[order[0]] == labels[query] ? 1 : 0, (double)right / relevant, average / relevant);
    }

    // Sorting leaves equals in any order.
    private static void SortTies(double[] distances, int[] order)
    {
        for (int first = 0, end = 1; first < order.Length; first = end++)
        {
            while (end < order.Length && distances[end] == distances[first])
            {
                end++;
            }
            if (end - first > 1)
            {
                Array.Sort(order, first, end - first);
            }
        }
    }

    private static Score[] Undefined(string reason) => [.. Enumerable.Repeat(Score.Undefined(reason), 3)];

    private static MetricDescriptor Descriptor(string id, string name, string formula) => new()
    {
        Id = id,
        Family = MetricFamily.Usefulness,
        Name = name,
        Formula = formula,
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = EdgeCases,
        Citation = Citation,
    };
}
