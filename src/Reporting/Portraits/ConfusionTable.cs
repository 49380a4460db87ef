using NebulaBench.Runs.Arrays;

namespace NebulaBench.Reporting.Portraits;

/// <summary>How many samples of each class lie in each cluster.</summary>
/// <param name="Clustering">How the clusters were found, such as <c>kmeans_inductive</c>.</param>
/// <param name="Clusters">The clusters' numbers, ordered so that those of one class stand together.</param>
/// <param name="Labels">The classes' numbers.</param>
/// <param name="Counts">A row per cluster, an element per class.</param>
public sealed record ConfusionTable(
    string Clustering, IReadOnlyList<int> Clusters, IReadOnlyList<int> Labels, IReadOnlyList<IReadOnlyList<long>> Counts)
{
    private const string Suffix = "_contingency";

    /// <summary>
    /// The tables among a run's arrays (<see cref="Runs.RunStructure"/>); of clusters fitted to training latents and those fitted to the latents
    /// themselves the first only.
    /// </summary>
    public static IReadOnlyList<ConfusionTable> All(IReadOnlyDictionary<string, DenseArray> arrays) =>
    [
        .. arrays.Keys
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)
                && arrays.ContainsKey($"{name}_clusters")
                && arrays.ContainsKey($"{name}_labels")
                && !arrays.ContainsKey($"{name[..^Suffix.Length]}_inductive{Suffix}"))
            .Select(name => From(name[..^Suffix.Length], arrays[name], arrays[$"{name}_clusters"].ToIntegers(), arrays[$"{name}_labels"].ToIntegers())),
    ];

    private static ConfusionTable From(string clustering, DenseArray counts, int[] clusters, int[] labels)
    {
        double[] all = counts.ToDoubles();
        long[][] rows = [.. clusters.Select((_, row) => Array.ConvertAll(all[(row * labels.Length)..((row + 1) * labels.Length)], value => (long)value))];

        // A cluster's number means nothing; beside the class it holds most of, it can be read.
        int[] order = [.. Enumerable.Range(0, clusters.Length).OrderBy(row => Largest(rows[row])).ThenByDescending(row => rows[row].Max())];
        return new ConfusionTable(clustering, [.. order.Select(row => clusters[row])], labels, [.. order.Select(row => rows[row])]);
    }

    private static int Largest(long[] counts) => Array.IndexOf(counts, counts.Max());
}
