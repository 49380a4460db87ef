namespace NebulaBench.Metrics.Output;

/// <summary>How near reconstructed occupancy grids are to their originals: added batch by batch, averaged over samples.</summary>
public sealed class VolumeScores(int cells) : IOutputScores
{
    private readonly List<Score> overlaps = [];

    /// <summary>Adds grids, [samples, cells] in both arrays; a cell is occupied above ½.</summary>
    public void Add(double[] outputs, double[] targets) =>
        overlaps.AddRange(SampleBatch.Each(outputs, targets, cells, cells, VoxelOverlap.IntersectionOverUnion));

    /// <summary>The scores of all that was added.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure() => [("voxel_iou", ScoreMeans.OfDefined(overlaps))];
}
