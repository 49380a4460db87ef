namespace NebulaBench.Host.ConfigurationErrors;

/// <summary>How far a typing error is from what was meant.</summary>
public static class EditDistance
{
    /// <summary>
    /// The Damerau–Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions, replacements and
    /// swaps of neighbors that turn one word into the other, no place edited twice.
    /// </summary>
    public static int Between(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var distance = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            distance[i, 0] = i;
        }
        for (int j = 0; j <= other.Length; j++)
        {
            distance[0, j] = j;
        }
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = distance[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                int best = Math.Min(replaced, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                bool swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                distance[i, j] = swapped ? Math.Min(best, distance[i - 2, j - 2] + 1) : best;
            }
        }
        return distance[one.Length, other.Length];
    }
}
