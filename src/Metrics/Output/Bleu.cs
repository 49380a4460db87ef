using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>
/// BLEU of a corpus with one reference each (Papineni et al., 2002): the geometric mean of clipped n-gram precisions up to n = 4, times a
/// penalty for brevity, from 0 to 100.
/// </summary>
/// <remarks>
/// Orders of which the outputs hold no n-gram at all (every output shorter than n) are left out. Of the others, the k-th without a match
/// counts as 1 / (2^k · number of n-grams), the smoothing called exponential (NIST, SacreBLEU's default).
/// </remarks>
public sealed class Bleu : IOutputMetric
{
    /// <summary>The longest n-grams that count.</summary>
    public const int Orders = 4;

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "bleu_4",
            Family = MetricFamily.Output,
            Name = "BLEU-4",
            Formula = "100 · BP · (p_1 p_2 p_3 p_4)^¼, p_n the clipped n-gram precision of the whole set, BP = min(1, exp(1 − r / "
                + "c)), r and c the lengths of references and outputs",
            Range = "[0, 100]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "One reference each. Orders longer than every output are left out of the mean. Of the others, the k-th "
                + "without a match counts as 1 / (2^k · its n-grams). 0 where no token matches, undefined where the references "
                + "are empty.",
            Citation = "Papineni, Roukos, Ward, Zhu: BLEU (ACL 2002); smoothing as in Post: A call for clarity (WMT 2018)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Shape is SequenceShape && format.Labels is not null ? new Measurement(format.IgnoredLabel) : null;
    }

    private sealed class Measurement(int ignored) : IOutputMeasurement
    {
        private readonly BleuCounts counts = new();
        private bool hasWritten;

        public void Add(OutputBatch batch)
        {
            if (batch.Written is not { } written)
            {
                return;
            }
            hasWritten = true;
            for (int row = 0; row < batch.Count; row++)
            {
                counts.Add(
                    TokenRows.Words(TokenRows.Row(written, row, batch.Count), ignored),
                    TokenRows.Words(TokenRows.Row(batch.TargetLabels, row, batch.Count), ignored));
            }
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
            [("bleu_4", hasWritten ? counts.Measure() : Score.Undefined("the architecture writes no sequences"))];
    }
}

/// <summary>The n-grams of a corpus, its outputs' beside those of the references.</summary>
internal sealed class BleuCounts
{
    private readonly long[] matches = new long[Bleu.Orders], totals = new long[Bleu.Orders];
    private long outputLength, targetLength;

    /// <summary>Adds an output and its reference.</summary>
    public void Add(ReadOnlySpan<int> output, ReadOnlySpan<int> target)
    {
        outputLength += output.Length;
        targetLength += target.Length;
        for (int order = 1; order <= Bleu.Orders; order++)
        {
            Dictionary<NGram, int> found = Count(output, order), wanted = Count(target, order);
            totals[order - 1] += Math.Max(0, output.Length - order + 1);
            matches[order - 1] += found.Sum(entry => Math.Min(entry.Value, wanted.GetValueOrDefault(entry.Key)));
        }
    }

    /// <summary>The score of all that was added.</summary>
    public Score Measure()
    {
        if (targetLength == 0)
        {
            return Score.Undefined("the references are empty");
        }
        if (matches[0] == 0)
        {
            return 0;
        }
        double logarithms = 0, smoothing = 1;
        int orders = totals.Count(total => total > 0);
        for (int at = 0; at < orders; at++)
        {
            smoothing *= matches[at] == 0 ? 2 : 1;
            double counted = matches[at] == 0 ? 1 / smoothing : matches[at];
            logarithms += Math.Log(counted / totals[at]);
        }
        double brevity = outputLength < targetLength ? Math.Exp(1 - ((double)targetLength / outputLength)) : 1;
        return 100 * brevity * Math.Exp(logarithms / orders);
    }

    private static Dictionary<NGram, int> Count(ReadOnlySpan<int> tokens, int order)
    {
        Dictionary<NGram, int> counts = [];
        for (int start = 0; start + order <= tokens.Length; start++)
        {
            ReadOnlySpan<int> gram = tokens.Slice(start, order);
            var key = new NGram(gram[0], order > 1 ? gram[1] : 0, order > 2 ? gram[2] : 0, order > 3 ? gram[3] : 0);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        return counts;
    }

    // All keys of one dictionary have one length: the rest is filled with zeros.
    private readonly record struct NGram(int First, int Second, int Third, int Fourth);
}
