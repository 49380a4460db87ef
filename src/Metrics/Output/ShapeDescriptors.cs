namespace NebulaBench.Metrics.Output;

/// <summary>What the metrics of reconstructed shapes are.</summary>
internal static class ShapeDescriptors
{
    public static readonly IReadOnlyList<MetricDescriptor> All =
    [
        new()
        {
            Id = "chamfer_mean_squared_both_directions_summed",
            Family = MetricFamily.Output,
            Name = "Chamfer distance, squared",
            Formula = "mean_a min_b |a − b|² + mean_b min_a |a − b|²",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined without samples. The clouds may differ in size. Depends on the scale of the shapes.",
            Citation = "Fan, Su, Guibas: A point set generation network (CVPR 2017)",
        },
        new()
        {
            Id = "chamfer_mean_euclidean_both_directions_averaged",
            Family = MetricFamily.Output,
            Name = "Chamfer distance, Euclidean",
            Formula = "½ (mean_a min_b |a − b| + mean_b min_a |a − b|)",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined without samples. The clouds may differ in size. Depends on the scale of the shapes.",
            Citation = "Fan, Su, Guibas: A point set generation network (CVPR 2017)",
        },
        new()
        {
            Id = "earth_movers_mean_euclidean",
            Family = MetricFamily.Output,
            Name = "Earth mover's distance",
            Formula = "min over assignments m of mean_a |a − m(a)|",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Exact for clouds of one size up to 512 points. Beyond, or for clouds of two sizes, the cost of Sinkhorn's "
                + "plan rounded to move all mass: an upper bound, as a rule 1 to 3 % above. earth_movers_exact_share says "
                + "which. In runs of the evaluation.earth_movers_samples samples only.",
            Citation = "Rubner, Tomasi, Guibas: The earth mover's distance as a metric for image retrieval (2000); Altschuler, Weed, "
                + "Rigollet (NeurIPS 2017)",
        },
        new()
        {
            Id = "earth_movers_exact_share",
            Family = MetricFamily.Output,
            Name = "EMD, exact share",
            Formula = "share of samples whose earth mover's distance is exact",
            Range = "[0, 1]",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined where no earth mover's distance was measured.",
            Citation = "a record of this suite",
        },
        new()
        {
            Id = "f_score_at_0_*",
            Family = MetricFamily.Output,
            Name = "F-score at τ",
            Formula = "2 P R / (P + R), P the share of output points less than τ from the target, R that of target points from the "
                + "output",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "0 where no point is near enough. The key names τ, with an underscore for the point: f_score_at_0_05.",
            Citation = "Tatarchenko et al.: What do single-view 3D reconstruction networks learn? (CVPR 2019)",
        },
        new()
        {
            Id = "voxel_iou",
            Family = MetricFamily.Output,
            Name = "Voxel IoU",
            Formula = "mean over samples of cells occupied in both / cells occupied in either; occupied above 0.5",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Samples in which neither grid has an occupied cell are left out.",
            Citation = "Choy et al.: 3D-R2N2 (ECCV 2016)",
        },
    ];
}
