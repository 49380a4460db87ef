namespace NebulaBench.Metrics.Clusters;

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
