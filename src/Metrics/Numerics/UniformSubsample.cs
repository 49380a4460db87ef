namespace NebulaBench.Metrics.Numerics;

/// <summary>Some of many, taken evenly and the same each time.</summary>
public static class UniformSubsample
{
    /// <summary>The places of what is taken, rising.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="atMost">How many to take.</param>
    public static int[] For(int count, int atMost)
    {
        int taken = Math.Min(count, atMost);
        return [.. Enumerable.Range(0, taken).Select(index => (int)((long)index * count / taken))];
    }
}
