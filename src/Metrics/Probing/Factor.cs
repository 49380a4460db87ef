namespace NebulaBench.Metrics.Probing;

/// <summary>
/// One generating factor of a dataset, or one latent dimension, with its values put into classes: up to 20 different values are the
/// classes themselves, more are cut into 20 intervals of equal width, as is usual for these scores (Locatello et al., 2019).
/// </summary>
internal sealed class Factor
{
    /// <summary>The number of intervals.</summary>
    public const int Bins = 20;

    private Factor(double[] values, int[] codes, int count, bool isContinuous)
    {
        Values = values;
        Codes = codes;
        Count = count;
        IsContinuous = isContinuous;
    }

    public double[] Values { get; }

    /// <summary>The class of each sample, numbered from 0.</summary>
    public int[] Codes { get; }

    /// <summary>The number of classes that occur, or of intervals.</summary>
    public int Count { get; }

    /// <summary>Whether the values were cut into intervals.</summary>
    public bool IsContinuous { get; }

    public static Factor From(double[] values)
    {
        double[] distinct = [.. values.Distinct().Order().Take(Bins + 1)];
        return distinct.Length <= Bins
            ? new Factor(values, Array.ConvertAll(values, value => Array.BinarySearch(distinct, value)), distinct.Length, false)
            : new Factor(values, Cut(values), Bins, true);
    }

    /// <summary>Latents are always cut, also where only few values occur.</summary>
    public static Factor OfLatent(LatentTable latents, int dimension)
    {
        double[] values = new double[latents.Count];
        for (int sample = 0; sample < values.Length; sample++)
        {
            values[sample] = latents.Row(sample)[dimension];
        }
        return new Factor(values, Cut(values), Bins, isContinuous: true);
    }

    private static int[] Cut(double[] values)
    {
        double lowest = values.Min(), width = values.Max() - lowest;
        return Array.ConvertAll(values, value => width == 0 ? 0 : Math.Min(Bins - 1, (int)((value - lowest) / width * Bins)));
    }
}
