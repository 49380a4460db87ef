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

/// <summary>One sample before it is decoded.</summary>
/// <param name="Source">The file of the input.</param>
/// <param name="Target">The file of the target; null where the input is its own target.</param>
/// <param name="Label">Its class, or null.</param>
/// <param name="Where">Where it was named: a list and its row, or nothing.</param>
internal sealed record ImageSample(string Source, string? Target, long? Label, string? Where)
{
    /// <summary>What it is called in results: its file as the list names it, or below the dataset's folder.</summary>
    public string Id { get; init; } = Source;

    /// <summary>The name of a class if the row gives one.</summary>
    public string? ClassName { get; init; }
}

/// <summary>A sample that cannot be used.</summary>
/// <param name="Where">The list and row, or the file.</param>
/// <param name="Reason">Why.</param>
internal sealed record BadRow(string Where, string Reason)
{
    public override string ToString() => $"{Where}: {Reason}";
}
