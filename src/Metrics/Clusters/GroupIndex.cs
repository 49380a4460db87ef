using NebulaBench.Errors;

namespace NebulaBench.Metrics.Clusters;

/// <summary>A labelling with its names counted: which groups there are, in ascending order of their ids, and how large they are.</summary>
/// <param name="Ids">The distinct ids, ascending; gaps and negative ids are allowed.</param>
/// <param name="Members">For each sample the position of its id in <paramref name="Ids"/>.</param>
/// <param name="Sizes">How many samples each group has.</param>
public sealed record GroupIndex(int[] Ids, int[] Members, int[] Sizes)
{
    /// <summary>The number of groups that have at least one member.</summary>
    public int Count => Ids.Length;

    /// <summary>Indexes a labelling.</summary>
    public static GroupIndex Of(int[] labelling)
    {
        ArgumentNullException.ThrowIfNull(labelling);
        if (labelling.Length == 0)
        {
            return new GroupIndex([], [], []);
        }
        int lowest = labelling.Min();
        long range = (long)labelling.Max() - lowest + 1;
        return range <= 1024 + (4L * labelling.Length) ? ByTable(labelling, lowest, (int)range) : BySearch(labelling);
    }

    /// <summary>Throws <c>NB5002</c> unless the labelling, where there is one, has one entry per sample.</summary>
    public static void RequireLength(int[]? labelling, int samples, string name)
    {
        if (labelling is not null && labelling.Length != samples)
        {
            throw new NebulaException(
                "NB5002",
                $"there are {labelling.Length} {name} for {samples} samples.",
                remedy: "Give exactly one for each sample, in the same order.");
        }
    }

    private static GroupIndex ByTable(int[] labelling, int lowest, int range)
    {
        int[] counts = new int[range];
        foreach (int id in labelling)
        {
            counts[id - lowest]++;
        }
        int[] position = new int[range];
        var ids = new List<int>();
        var sizes = new List<int>();
        for (int value = 0; value < range; value++)
        {
            if (counts[value] > 0)
            {
                position[value] = ids.Count;
                ids.Add(value + lowest);
                sizes.Add(counts[value]);
            }
        }
        int[] members = new int[labelling.Length];
        for (int sample = 0; sample < members.Length; sample++)
        {
            members[sample] = position[labelling[sample] - lowest];
        }
        return new GroupIndex([.. ids], members, [.. sizes]);
    }

    private static GroupIndex BySearch(int[] labelling)
    {
        int[] ids = [.. labelling.Distinct().Order()];
        int[] members = new int[labelling.Length];
        int[] sizes = new int[ids.Length];
        for (int sample = 0; sample < members.Length; sample++)
        {
            members[sample] = Array.BinarySearch(ids, labelling[sample]);
            sizes[members[sample]]++;
        }
        return new GroupIndex(ids, members, sizes);
    }
}
