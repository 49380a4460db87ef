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
