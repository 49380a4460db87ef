using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>
/// The structural similarity of two pictures (SSIM): an 11×11 Gaussian window of σ = 1.5, K1 = 0.01, K2 = 0.03, averaged over the
/// positions at which the whole window lies inside the picture.
/// </summary>
public sealed class StructuralSimilarity : IOutputMetric
{
    /// <summary>The window's side: smaller pictures have no SSIM.</summary>
    public const int Window = 11;

    private const double Sigma = 1.5, K1 = 0.01, K2 = 0.03;
    private static readonly double[] Weights = GaussianWeights();

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
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

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Labels is null && format.Shape is ImageShape image
            ? new SampleScores("ssim", image.Elements, (output, target) => target.ContainsAnyExceptInRange(0, 1)
                ? PeakSignalToNoise.Unscaled
                : OfImage(output, target, (int)image.Channels, (int)image.Width))
            : null;
    }

    /// <summary>The SSIM of one channel, [height, width], row after row.</summary>
    /// <param name="x">The first picture.</param>
    /// <param name="y">The second picture.</param>
    /// <param name="width">The pictures' width.</param>
    /// <param name="peak">The range of their values.</param>
    public static Score OfChannel(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int width, double peak = 1)
    {
        SameLength.Require(x.Length, y.Length);
        int height = x.Length / width;
        if (width < Window || height < Window)
        {
            return Score.Undefined($"pictures of {height}×{width} are smaller than the {Window}×{Window} window");
        }
        double c1 = K1 * peak * (K1 * peak), c2 = K2 * peak * (K2 * peak);
        double[] product = new double[x.Length];
        double[] meanX = Smooth(x, width, height), meanY = Smooth(y, width, height);
        double[] squareX = Smooth(Multiply(x, x, product), width, height);
        double[] squareY = Smooth(Multiply(y, y, product), width, height);
        double[] cross = Smooth(Multiply(x, y, product), width, height);
        double sum = 0;
        for (int at = 0; at < cross.Length; at++)
        {
            double means = meanX[at] * meanY[at], squaredMeans = (meanX[at] * meanX[at]) + (meanY[at] * meanY[at]);
            double variances = squareX[at] + squareY[at] - squaredMeans, covariance = cross[at] - means;
            sum += ((2 * means) + c1) * ((2 * covariance) + c2) / ((squaredMeans + c1) * (variances + c2));
        }
        return sum / cross.Length;
    }

    /// <summary>The mean over the channels of a picture, [channels, height, width].</summary>
    public static Score OfImage(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int channels, int width, double peak = 1)
    {
        int size = x.Length / channels;
        double sum = 0;
        for (int channel = 0; channel < channels; channel++)
        {
            Score score = OfChannel(x.Slice(channel * size, size), y.Slice(channel * size, size), width, peak);
            if (score.Value is not { } value)
            {
                return score;
            }
            sum += value;
        }
        return sum / channels;
    }

    // The window is a product of two Gaussians: first along the rows, then along the columns, where it fits.
    private static double[] Smooth(ReadOnlySpan<double> picture, int width, int height)
    {
        int columns = width - Window + 1, rows = height - Window + 1;
        double[] along = new double[height * columns], result = new double[rows * columns];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double sum = 0;
                ReadOnlySpan<double> covered = picture.Slice((row * width) + column, Window);
                for (int k = 0; k < Window; k++)
                {
                    sum += Weights[k] * covered[k];
                }
                along[(row * columns) + column] = sum;
            }
        }
        for (int row = 0; row < rows; row++)
        {
            Span<double> target = result.AsSpan(row * columns, columns);
            for (int k = 0; k < Window; k++)
            {
                ReadOnlySpan<double> source = along.AsSpan((row + k) * columns, columns);
                for (int column = 0; column < columns; column++)
                {
                    target[column] += Weights[k] * source[column];
                }
            }
        }
        return result;
    }

    private static double[] Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double[] product)
    {
        for (int at = 0; at < product.Length; at++)
        {
            product[at] = x[at] * y[at];
        }
        return product;
    }

    private static double[] GaussianWeights()
    {
        double[] weights = new double[Window];
        for (int k = 0; k < Window; k++)
        {
            double offset = k - (Window / 2);
            weights[k] = Math.Exp(-offset * offset / (2 * Sigma * Sigma));
        }
        double total = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / total);
    }
}
