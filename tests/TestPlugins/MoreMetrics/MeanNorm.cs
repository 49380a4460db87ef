using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Metrics;

namespace TestPlugins;

public sealed record MeanNormOptions
{
    [Range(1, 8)]
    [Description("Which norm: the sum of absolute values at 1, the Euclidean length at 2.")]
    public int Power { get; init; } = 2;
}

public sealed class MeanNorm(MeanNormOptions options) : ICovarianceMetric
{
    public bool MeasuresGroups => true;

    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "mean_norm",
            Family = MetricFamily.Covariance,
            Name = "Mean norm",
            Formula = "mean of (Σ_j |x_j|^p)^(1/p)",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "lengths",
            EdgeCases = "Undefined without samples.",
            Citation = "a metric of a test",
        },
    ];

    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        LatentTable latents = input.Latents;
        return [("mean_norm", latents.Count == 0 ? Score.Undefined("there are no samples") : Enumerable.Range(0, latents.Count).Average(i => Norm(latents.Row(i))))];
    }

    private double Norm(ReadOnlySpan<double> row)
    {
        double sum = 0;
        foreach (double value in row)
            sum += Math.Pow(Math.Abs(value), options.Power);
        return Math.Pow(sum, 1.0 / options.Power);
    }
}
