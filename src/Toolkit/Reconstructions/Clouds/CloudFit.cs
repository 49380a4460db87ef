using NebulaBench.Datasets;

namespace NebulaBench.Toolkit.Reconstructions.Clouds;

/// <summary>What distances of clouds can be taken of.</summary>
internal static class CloudFit
{
    public static Compatibility For(DatasetInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Output is PointCloudShape
            ? Compatibility.Yes
            : Compatibility.No("it needs point clouds as targets; leave reconstruction out for the dataset's own.");
    }
}
