namespace NebulaBench.Metrics.Output;

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
