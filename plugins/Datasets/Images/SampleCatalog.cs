namespace NebulaBench.Datasets.Images;

/// <summary>Which samples there are, before any is decoded.</summary>
internal sealed class SampleCatalog
{
    /// <summary>The samples of each split.</summary>
    public required IReadOnlyDictionary<SplitName, IReadOnlyList<ImageSample>> Splits { get; init; }

    /// <summary>The classes' names; empty without labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Rows that are no samples, for each split.</summary>
    public required IReadOnlyDictionary<SplitName, IReadOnlyList<BadRow>> BadRows { get; init; }

    /// <summary>Holds samples out of others, every class in proportion; which ones the seed decides.</summary>
    public static (List<ImageSample> Remaining, List<ImageSample> HeldOut) StratifiedSplit(IReadOnlyList<ImageSample> samples, double share, long seed)
    {
        long[] labels = [.. samples.Select(sample => sample.Label ?? 0)];
        int[] order = StratifiedOrder.OfLabels(labels, seed);
        HashSet<int> heldOut = [.. order.Take((int)Math.Round(share * samples.Count))];
        return (
            [.. samples.Where((_, index) => !heldOut.Contains(index))],
            [.. samples.Where((_, index) => heldOut.Contains(index))]);
    }
}
