using NebulaBench.Datasets;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Output;

/// <summary>How near reconstructed pictures and vectors are to their originals.</summary>
public sealed class MeanSquaredError : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
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
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Labels is null && format.Shape is ImageShape or VectorShape
            ? new SampleScores("mse", format.Shape.Elements, (output, target) => For(output, target))
            : null;
    }

    /// <summary>The mean of (output − target)².</summary>
    public static double For(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
    {
        SameLength.Require(output.Length, target.Length);
        return RowMath.SquaredDistance(output, target) / output.Length;
    }
}

/// <summary>The ratio of the largest value to the error of reconstructed pictures, whose values are in [0, 1].</summary>
public sealed class PeakSignalToNoise : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
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
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Labels is null && format.Shape is ImageShape
            ? new SampleScores("psnr_peak_1_db", format.Shape.Elements, (output, target) => OfPicture(output, target))
            : null;
    }

    /// <summary>Why pictures with other targets have no value that depends on their range.</summary>
    internal static Score Unscaled { get; } = Score.Undefined("the targets are not in [0, 1]");

    private static Score OfPicture(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
    {
        if (target.ContainsAnyExceptInRange(0, 1))
        {
            return Unscaled;
        }
        double error = MeanSquaredError.For(output, target);
        return error == 0 ? Score.Undefined("the output equals the target: the ratio is infinite") : 10 * Math.Log10(1 / error);
    }
}
