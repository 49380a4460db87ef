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
