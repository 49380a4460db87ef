using System.Globalization;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Runs;

/// <summary>What the scores rest on, how the latents vary together and how they were clustered, as the arrays of <c>structure.npz</c>. What is undefined has no array.</summary>
public static class RunStructure
{
    /// <summary>The array that the heat map is drawn from.</summary>
    public const string Correlation = "correlation";

    /// <summary>The array of the covariance's eigenvalues.</summary>
    public const string Eigenvalues = "eigenvalues";

    private const string Contingency = "_contingency";

    /// <summary>The arrays of a scoring by name, in the file's order.</summary>
    public static IReadOnlyDictionary<string, DenseArray> Arrays(EmbeddingScores details)
    {
        OrderedDictionary<string, DenseArray> arrays = Arrays(details.Structure);
        foreach (ClusterMeasurement.Outcome clustering in details.Clusterings)
            Add(arrays, clustering);
        return arrays;
    }

    /// <summary>The arrays of the covariance by name, in the file's order.</summary>
    public static OrderedDictionary<string, DenseArray> Arrays(CovarianceStructure structure)
    {
        var arrays = new OrderedDictionary<string, DenseArray> { ["count"] = DenseArray.From([structure.Count]) };
        Add(arrays, "mean", structure.Mean);
        Add(arrays, "covariance", structure.Covariance);
        Add(arrays, Correlation, structure.Correlation);
        Add(arrays, Eigenvalues, structure.Eigenvalues);
        arrays["dead_dimensions"] = DenseArray.From(structure.DeadDimensions);
        Add(arrays, "dimension_kl", structure.DimensionKl);
        Add(arrays, "class", structure.Classes);
        Add(arrays, "prototype", structure.Prototypes);
        return arrays;
    }

    /// <summary>What is wrong with arrays of a file that figures are drawn from, without a full stop, or null.</summary>
    /// <param name="arrays">The arrays by name.</param>
    internal static string? Wrong(IReadOnlyDictionary<string, DenseArray> arrays)
    {
        if (arrays.TryGetValue(Correlation, out DenseArray? square) && (square.Shape.Count != 2 || square.Shape[0] != square.Shape[1]))
            return $"its array {Correlation} has the shape {square.ShapeText} and is not square";
        foreach ((string name, DenseArray table) in arrays.Where(array => array.Key.EndsWith(Contingency, StringComparison.Ordinal)))
        {
            if (arrays.TryGetValue($"{name}_clusters", out DenseArray? clusters)
                && arrays.TryGetValue($"{name}_labels", out DenseArray? labels)
                && !table.Shape.SequenceEqual([clusters.Values.Length, labels.Values.Length]))
                return $"its array {name} has the shape {table.ShapeText} for {clusters.Values.Length} clusters and {labels.Values.Length} labels";
            if (table.Values.Length == 0)
                return $"its array {name} is empty";
        }

        return null;
    }

    private static void Add(OrderedDictionary<string, DenseArray> arrays, string name, double[]? values)
    {
        if (values is not null)
            arrays[name] = DenseArray.From(values);
    }

    private static void Add(OrderedDictionary<string, DenseArray> arrays, string name, double[,]? values)
    {
        if (values is not null)
            arrays[name] = DenseArray.From(values);
    }

    private static void Add(OrderedDictionary<string, DenseArray> arrays, string name, IReadOnlyList<GroupSummary> groups)
    {
        if (groups.Count == 0)
            return;
        arrays[$"{name}_ids"] = DenseArray.From(groups.Select(group => group.Id).ToArray());
        arrays[$"{name}_counts"] = DenseArray.From(groups.Select(group => group.Count).ToArray());
        arrays[$"{name}_means"] = DenseArray.From(groups.SelectMany(group => group.Mean).ToArray(), groups.Count, groups[0].Mean.Length);
        foreach (GroupSummary group in groups)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{name}_{group.Id}");
            Add(arrays, $"{id}_covariance", group.Covariance);
            Add(arrays, $"{id}_eigenvalues", group.Eigenvalues);
        }
    }

    // The contingency table has a row for each cluster and a column for each label that occurs, named beside it.
    private static void Add(OrderedDictionary<string, DenseArray> arrays, ClusterMeasurement.Outcome clustering)
    {
        arrays[$"{clustering.Key}_clusters"] = DenseArray.From(clustering.Clusters);
        if (clustering.Contingency is not { } table)
            return;
        var counts = new long[table.Clusters.Count * table.Labels.Count];
        foreach (ContingencyTable.Cell cell in table.Cells)
            counts[(cell.Cluster * table.Labels.Count) + cell.Label] = cell.Count;
        arrays[$"{clustering.Key}_contingency"] = DenseArray.From(counts, table.Clusters.Count, table.Labels.Count);
        arrays[$"{clustering.Key}_contingency_clusters"] = DenseArray.From([.. table.Clusters.Ids]);
        arrays[$"{clustering.Key}_contingency_labels"] = DenseArray.From([.. table.Labels.Ids]);
    }
}
