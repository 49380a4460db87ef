namespace NebulaBench.Metrics.Output;

/// <summary>What the metrics of reconstructed values are.</summary>
internal static class PixelDescriptors
{
    public static readonly IReadOnlyList<MetricDescriptor> All =
    [
        new()
        {
            Id = "reconstruction_nats",
            Family = MetricFamily.Output,
            Name = "Reconstruction",
            Formula = "mean over samples of the experiment's reconstruction loss, decoded from the latent's mean",
            Range = "depends on the reconstruction",
            Direction = Direction.LowerIsBetter,
            Unit = "nats",
            EdgeCases = "Comparable only between runs of the same data and the same reconstruction; smaller than the training term of a variational objective, which decodes samples.",
            Citation = "Kingma and Welling, Auto-Encoding Variational Bayes, ICLR 2014, equation 10",
        },
        new()
        {
            Id = "mse",
            Family = MetricFamily.Output,
            Name = "MSE",
            Formula = "mean over samples and values of (output − target)²",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined without samples. In the target's units, squared.",
            ReferenceName = "image_mse",
            Citation = "Gauss: Theoria combinationis observationum (1823)",
        },
        new()
        {
            Id = "psnr_peak_1_db",
            Family = MetricFamily.Output,
            Name = "PSNR",
            Formula = "mean over pictures of 10 log10(1 / MSE), for values in [0, 1]",
            Range = "(−∞, ∞)",
            Direction = Direction.HigherIsBetter,
            Unit = "dB",
            EdgeCases = "Undefined (infinite) where a picture is reproduced exactly, and for targets outside [0, 1].",
            ReferenceName = "image_psnr_peak_1_db",
            Citation = "Wang, Bovik, Sheikh, Simoncelli: Image quality assessment (2004)",
        },
        new()
        {
            Id = "ssim",
            Family = MetricFamily.Output,
            Name = "SSIM",
            Formula = "mean of (2 μ_x μ_y + C1)(2 σ_xy + C2) / ((μ_x² + μ_y² + C1)(σ_x² + σ_y² + C2)) over windows and channels, C1 "
                + "= 0.01², C2 = 0.03²; Gaussian windows of 11×11, σ = 1.5",
            Range = "[−1, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Undefined for targets outside [0, 1]. Only windows that lie inside the picture count; undefined for pictures smaller than 11×11. "
                + "Moments are weighted by the window without a correction for bias.",
            Citation = "Wang, Bovik, Sheikh, Simoncelli: Image quality assessment: from error visibility to structural similarity "
                + "(2004)",
        },
    ];
}
