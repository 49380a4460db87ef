using NebulaBench.Metrics;

namespace TemplateNamespace;

/// <summary>The share of samples that lie near the mean of all. Replace what it measures by yours.</summary>
/// <param name="options">What counts as near.</param>
public sealed class TemplateClassMetric(TemplateClassOptions options) : ICovarianceMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "template_id",
            Family = MetricFamily.Covariance,
            Name = "TemplateClass",
            Formula = "share of samples i with |x_i − μ| ≤ r · √(mean of |x − μ|²)",
            Range = "[0, 1]",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined without samples, and where all samples are one point.",
            Citation = "a metric of this plugin",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input) => [(Descriptors[0].Id, Share(input.Latents))];

    private Score Share(LatentTable latents)
    {
        if (latents.Count == 0)
        {
            return Score.Undefined("there are no samples");
        }
        double[] mean = [.. Enumerable.Range(0, latents.Dimension).Select(j => Enumerable.Range(0, latents.Count).Average(i => latents.Row(i)[j]))];
        double[] squared = [.. Enumerable.Range(0, latents.Count).Select(i => SquaredDistance(latents.Row(i), mean))];
        double scale = squared.Average();
        return scale == 0
            ? Score.Undefined("all samples are the same point")
            : squared.Count(distance => distance <= options.Radius * options.Radius * scale) / (double)latents.Count;
    }

    private static double SquaredDistance(ReadOnlySpan<double> row, double[] mean)
    {
        double sum = 0;
        for (int j = 0; j < row.Length; j++)
        {
            sum += (row[j] - mean[j]) * (row[j] - mean[j]);
        }
        return sum;
    }
}
