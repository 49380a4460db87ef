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
