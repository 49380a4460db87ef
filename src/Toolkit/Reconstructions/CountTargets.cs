using NebulaBench.Datasets;
using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>What the reconstructions of counts have in common.</summary>
internal static class CountTargets
{
    /// <summary>Refuses point clouds: coordinates are no counts.</summary>
    /// <param name="numbers">Whether the targets are numbers.</param>
    /// <param name="data">What the dataset says of itself.</param>
    public static Compatibility Supports(Compatibility numbers, DatasetInfo data) => numbers.IsGood && data.Output is PointCloudShape
        ? Compatibility.No("coordinates are no counts; leave reconstruction out for the dataset's own.")
        : numbers;

    /// <summary>Refuses targets below zero, as standardized data are. Fractions may stand: normalized counts are common.</summary>
    /// <param name="target">The targets, [batch, …].</param>
    /// <param name="reconstruction">The reconstruction's id.</param>
    /// <exception cref="NebulaException">NB4013: one is negative.</exception>
    public static void RequireNonNegative(torch.Tensor target, string reconstruction)
    {
        using torch.Tensor smallest = target.min();
        double value = smallest.ToDouble();
        if (value < 0)
        {
            throw new NebulaException(
                "NB4013",
                FormattableString.Invariant($"a target is {value:G6}, which is no count."),
                $"reconstruction {reconstruction}",
                "Give the counts as they are, without standardizing them, or use reconstruction: gaussian.");
        }
    }
}
