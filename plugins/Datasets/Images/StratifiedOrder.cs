using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// A fixed random order of labelled samples in which every beginning holds each class in proportion, to within a sample or so.
/// Cutting it anywhere gives a stratified choice, and a smaller choice is part of a larger one.
/// </summary>
public static class StratifiedOrder
{
    /// <summary>Orders the samples.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="seed">What decides the order within a class.</param>
    /// <returns>The samples' indices.</returns>
    public static int[] Of(ReadOnlySpan<byte> labels, long seed)
    {
        var members = new List<int>[byte.MaxValue + 1];
        for (int sample = 0; sample < labels.Length; sample++)
        {
            (members[labels[sample]] ??= []).Add(sample);
        }

        var position = new double[labels.Length];
        var order = new int[labels.Length];
        int filled = 0;
        for (int label = 0; label < members.Length; label++)
        {
            int[] inClass = members[label]?.ToArray() ?? [];
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
