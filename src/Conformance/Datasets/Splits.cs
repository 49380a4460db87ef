using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;

namespace NebulaBench.Conformance.Datasets;

/// <summary>The three splits, as checks go through them.</summary>
internal static class Splits
{
    /// <summary>A check of each split, on a dataset of its own.</summary>
    public static void Each(Func<IDataset> create, Action<IDataset, SplitName> check)
    {
        foreach (SplitName name in Enum.GetValues<SplitName>())
        {
            IDataset dataset = create();
            Require.At(name.ToString(), () => check(dataset, name));
        }
    }
}
