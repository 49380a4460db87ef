using NebulaBench.Host.Evaluation.Covariance;
using NebulaBench.Host.Runs.Arrays;

namespace NebulaBench.Host.Runs;

/// <summary>How the latents vary together, as the arrays of <c>structure.npz</c>. What is undefined has no array.</summary>
public static class RunStructure
{
    /// <summary>The array that the heat map is drawn from.</summary>
    public const string Correlation = "correlation";

    /// <summary>The arrays by name, in the file's order.</summary>
    public static IReadOnlyDictionary<string, DenseArray> Arrays(CovarianceStructure structure)
    {
        var arrays = new OrderedDictionary<string, DenseArray> { ["count"] = DenseArray.Of([structure.Count]) };
        Add(arrays, "mean", structure.Mean);
        Add(arrays, "covariance", structure.Covariance);
        Add(arrays, Correlation, structure.Correlation);
        Add(arrays, "eigenvalues", structure.Eigenvalues);
        arrays["dead_dimensions"] = DenseArray.Of(structure.DeadDimensions);
        Add(arrays, "dimension_kl", structure.DimensionKl);
        Add(arrays, "class", structure.Classes);
        Add(arrays, "prototype", structure.Prototypes);
        return arrays;
    }

    private static void Add(OrderedDictionary<string, DenseArray> arrays, string name, double[]? values)
    {
        if (values is not null)
            arrays[name] = DenseArray.Of(values);
    }

    private static void Add(OrderedDictionary<string, DenseArray> arrays, string name, double[,]? values)
    {
        if (values is not null)
            arrays[name] = DenseArray.Of(values);
    }

    private static void Add(OrderedDictionary<string, DenseArray> arrays, string name, IReadOnlyList<GroupSummary> groups)
    {
        if (groups.Count == 0)
            return;
        arrays[$"{name}_ids"] = DenseArray.Of(groups.Select(group => group.Id).ToArray());
        arrays[$"{name}_counts"] = DenseArray.Of(groups.Select(group => group.Count).ToArray());
        arrays[$"{name}_means"] = DenseArray.Of(groups.SelectMany(group => group.Mean).ToArray(), groups.Count, groups[0].Mean.Length);
    }
}
