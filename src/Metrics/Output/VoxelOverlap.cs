namespace NebulaBench.Metrics.Output;

/// <summary>How well the occupied cells of two grids coincide.</summary>
public static class VoxelOverlap
{
    /// <summary>A cell counts as occupied above this value.</summary>
    public const double Threshold = 0.5;

    /// <summary>Cells occupied in both, over cells occupied in either.</summary>
    public static Score IntersectionOverUnion(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
    {
        SameLength.Require(output.Length, target.Length);
        long both = 0, either = 0;
        for (int at = 0; at < output.Length; at++)
        {
            bool first = output[at] > Threshold, second = target[at] > Threshold;
            both += first && second ? 1 : 0;
            either += first || second ? 1 : 0;
        }
        return either == 0 ? Score.Undefined("no cell is occupied") : (double)both / either;
    }
}
