using System.Runtime.CompilerServices;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// Multinomial logistic regression with a ridge on the weights: minimizes mean negative log-likelihood + strength/2 · ‖weights‖², the
/// intercepts free.
/// </summary>
internal sealed class SoftmaxRegression
{
    private const int MaxIterations = 300;

    private readonly ProbeData data;

    /// <summary>Takes standardized rows and the class of each, numbered from 0.</summary>
    public SoftmaxRegression(double[] rows, int dimension, int[] classes, int classCount) =>
        data = new ProbeData(rows, dimension, classes, classCount);

    /// <summary>The number of parameters: for each class its weights and then its intercept.</summary>
    public int ParameterCount => data.ClassCount * (data.Dimension + 1);

    /// <summary>Moves the parameters to the optimum for a strength, where no component of the gradient exceeds the tolerance.</summary>
    public void Fit(double[] parameters, double strength, double tolerance = 1e-6) => LimitedMemoryBfgs.Minimize(
        (point, gradient) => Loss(point, gradient, strength), parameters, tolerance, MaxIterations);

    /// <summary>The loss at some parameters, and its gradient.</summary>
    public double Loss(ReadOnlySpan<double> parameters, Span<double> gradient, double strength)
    {
        double loss = new SoftmaxBlocks(data, parameters).Run(gradient);
        for (int at = 0; at < parameters.Length; at++)
        {
            if (at % (data.Dimension + 1) < data.Dimension)
            {
                loss += strength / 2 * parameters[at] * parameters[at];
                gradient[at] += strength * parameters[at];
            }
        }
        return loss;
    }

    /// <summary>How many of the rows get their class under these parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountRight(double[] parameters, double[] rows, int dimension, int[] classes)
    {
        int right = 0, length = dimension + 1;
        for (int sample = 0; sample < classes.Length; sample++)
        {
            ReadOnlySpan<double> row = rows.AsSpan(sample * dimension, dimension);
            int best = 0;
            double highest = double.NegativeInfinity;
            for (int at = 0; at < parameters.Length; at += length)
            {
                double logit = RowMath.Dot(parameters.AsSpan(at, dimension), row) + parameters[at + dimension];
                if (logit > highest)
                {
                    highest = logit;
                    best = at / length;
                }
            }
            right += best == classes[sample] ? 1 : 0;
        }
        return right;
    }
}

/// <summary>Standardized features with their classes, laid out for the classifier's two products.</summary>
internal sealed class ProbeData
{
    /// <summary>The features' width is a multiple of this.</summary>
    public const int WidthUnit = 16;

    /// <summary>Takes rows and the class of each, numbered from 0.</summary>
    public ProbeData(double[] rows, int dimension, int[] classes, int classCount)
    {
        Dimension = dimension;
        Classes = classes;
        ClassCount = classCount;
        Packed = PackedPoints.From(rows, dimension);
        Width = (dimension + WidthUnit) / WidthUnit * WidthUnit;
        Features = new double[classes.Length * Width];
        for (int sample = 0; sample < classes.Length; sample++)
        {
            rows.AsSpan(sample * dimension, dimension).CopyTo(Features.AsSpan(sample * Width));
            Features[(sample * Width) + dimension] = 1;
        }
    }

    public int Dimension { get; }

    public int[] Classes { get; }

    public int ClassCount { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Classes.Length;

    public PackedPoints Packed { get; }

    /// <summary>The rows again, each followed by a 1 for the intercept and filled up with zeros.</summary>
    public double[] Features { get; }

    /// <summary>The length of a row of <see cref="Features"/>.</summary>
    public int Width { get; }
}

/// <summary>Shifts and scales each dimension to mean 0 and variance 1 on the training part; a constant dimension becomes 0.</summary>
internal sealed class Standardizer
{
    private readonly double[] mean;
    private readonly double[] scale;

    public Standardizer(LatentTable training)
    {
        mean = RowMath.Means(training.Values, training.Dimension);
        double[] variance = new double[mean.Length];
        for (int sample = 0; sample < training.Count; sample++)
        {
            ReadOnlySpan<double> row = training.Row(sample);
            for (int j = 0; j < row.Length; j++)
            {
                variance[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / training.Count;
            }
        }
        // A constant column may keep the rounding of its mean as variance: that is no signal to blow up.
        scale = [.. variance.Select((value, j) => value > 1e-28 * mean[j] * mean[j] && value > 0 ? 1 / Math.Sqrt(value) : 0)];
    }

    public double[] Apply(double[] values)
    {
        double[] result = new double[values.Length];
        for (int at = 0; at < values.Length; at += mean.Length)
        {
            for (int j = 0; j < mean.Length; j++)
            {
                result[at + j] = (values[at + j] - mean[j]) * scale[j];
            }
        }
        return result;
    }
}
