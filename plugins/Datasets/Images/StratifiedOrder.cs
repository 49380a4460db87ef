using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// A fixed random order of labeled samples in which every beginning holds each class in proportion, to within a sample or so.
/// Cutting it anywhere gives a stratified choice, and a smaller choice is part of a larger one.
/// </summary>
public static class StratifiedOrder
{
    /// <summary>Orders the samples.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="seed">What decides the order within a class.</param>
    /// <returns>The samples' indices.</returns>
    public static int[] For(ReadOnlySpan<byte> labels, long seed)
    {
        var wide = new long[labels.Length];
        for (int sample = 0; sample < labels.Length; sample++)
        {
            wide[sample] = labels[sample];
        }
        return OfLabels(wide, seed);
    }

    /// <summary>Orders the samples.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="seed">What decides the order within a class.</param>
    /// <returns>The samples' indices.</returns>
    public static int[] OfLabels(ReadOnlySpan<long> labels, long seed)
    {
        var members = new SortedDictionary<long, List<int>>();
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if (!members.TryGetValue(labels[sample], out List<int>? inClass))
            {
                members[labels[sample]] = inClass = [];
            }
            inClass.Add(sample);
        }

        var position = new double[labels.Length];
        var order = new int[labels.Length];
        int filled = 0;
        foreach ((long label, List<int> samples) in members)
        {
            int[] inClass = [.. samples];
            new SeedStream(seed).Open("stratified-order", label).Shuffle<int>(inClass);
            for (int rank = 0; rank < inClass.Length; rank++)
            {
                position[filled] = (rank + 0.5) / inClass.Length;
                order[filled++] = inClass[rank];
            }
        }

        // Equal positions stay in the order of the classes: Array.Sort alone would not promise that.
        var keys = new (double Position, int Place)[order.Length];
        for (int place = 0; place < keys.Length; place++)
        {
            keys[place] = (position[place], place);
        }
        Array.Sort(keys, order);
        return order;
    }
}
