using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>The sequences of a batch without what follows their ends.</summary>
internal static class TokenRows
{
    /// <summary>What stands before the first place that does not count.</summary>
    public static ReadOnlySpan<int> Counted(ReadOnlySpan<int> sequence, int ignored)
    {
        int end = sequence.IndexOf(ignored);
        return end < 0 ? sequence : sequence[..end];
    }

    /// <summary>What stands before the end of a text that was written as a whole.</summary>
    public static ReadOnlySpan<int> Words(ReadOnlySpan<int> sequence, int ignored)
    {
        int end = sequence.IndexOfAny((int)SpecialTokens.End, (int)SpecialTokens.Padding, ignored);
        return end < 0 ? sequence : sequence[..end];
    }

    /// <summary>One of the rows that an array holds side by side.</summary>
    public static ReadOnlySpan<int> Row(int[] tokens, int row, int rows) => tokens.AsSpan(row * (tokens.Length / rows), tokens.Length / rows);
}
