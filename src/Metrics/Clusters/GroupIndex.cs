using NebulaBench.Errors;

namespace NebulaBench.Metrics.Clusters;

/// <summary>A labeling, indexed: which groups occur, in ascending order of their ids, and how large each is.</summary>
/// <param name="Ids">The distinct ids, ascending; gaps and negative ids are allowed.</param>
/// <param name="Members">For each sample the position of its id in <paramref name="Ids"/>.</param>
/// <param name="Sizes">How many samples each group has.</param>
public sealed record GroupIndex(int[] Ids, int[] Members, int[] Sizes)
{
    /// <summary>The number of groups that have at least one member.</summary>
    public int Count => Ids.Length;

    /// <summary>Indexes a labeling.</summary>
    public static GroupIndex From(int[] labeling)
    {
        ArgumentNullException.ThrowIfNull(labeling);
        if (labeling.Length == 0)
        {
            return new GroupIndex([], [], []);
        }
        int lowest = labeling.Min();
        long range = (long)labeling.Max() - lowest + 1;
        return range <= 1024 + (4L * labeling.Length) ? ByTable(labeling, lowest, (int)range) : BySearch(labeling);
    }

    /// <summary>Throws <c>NB5002</c> unless the labeling, where there is one, has one entry per sample.</summary>
    public static void RequireLength(int[]? labeling, int samples, string name)
    {
        if (labeling is not null && labeling.Length != samples)
        {
            throw new NebulaException(
                "NB5002",
                $"there are {labeling.Length} {name} for {samples} samples.",
                remedy: "Give exactly one for each sample, in the same order.");
        }
    }

    private static GroupIndex ByTable(int[] labeling, int lowest, int range)
    {
        int[] counts = new int[range];
        foreach (int id in labeling)
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
        int[] members = new int[labeling.Length];
        for (int sample = 0; sample < members.Length; sample++)
        {
            members[sample] = position[labeling[sample] - lowest];
        }
        return new GroupIndex([.. ids], members, [.. sizes]);
    }

    private static GroupIndex BySearch(int[] labeling)
    {
        int[] ids = [.. labeling.Distinct().Order()];
        int[] members = new int[labeling.Length];
        int[] sizes = new int[ids.Length];
        for (int sample = 0; sample < members.Length; sample++)
        {
            members[sample] = Array.BinarySearch(ids, labeling[sample]);
            sizes[members[sample]]++;
        }
        return new GroupIndex(ids, members, sizes);
    }
}

/// <summary>The samples put in order of their cluster, so that each cluster is one contiguous segment.</summary>
internal sealed class ClusterSegments
{
    public ClusterSegments(GroupIndex clusters)
    {
        Ends = new int[clusters.Count];
        int[] next = new int[clusters.Count];
        int end = 0;
        for (int cluster = 0; cluster < clusters.Count; cluster++)
        {
            next[cluster] = end;
            end += clusters.Sizes[cluster];
            Ends[cluster] = end;
        }
        Order = new int[clusters.Members.Length];
        for (int sample = 0; sample < Order.Length; sample++)
        {
            Order[next[clusters.Members[sample]]++] = sample;
        }
    }

    /// <summary>The sample at each position.</summary>
    public int[] Order { get; }

    /// <summary>For each cluster the position after its last member.</summary>
    public int[] Ends { get; }
}
