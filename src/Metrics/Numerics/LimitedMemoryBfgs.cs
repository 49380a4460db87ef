namespace NebulaBench.Metrics.Numerics;

/// <summary>A smooth function: gives its value at a point and writes the gradient there.</summary>
/// <param name="point">Where.</param>
/// <param name="gradient">Receives the gradient.</param>
public delegate double SmoothFunction(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>
/// Minimizes a smooth convex function by L-BFGS (Liu and Nocedal, 1989) with backtracking. It ends quietly where rounding stops all
/// progress, which MathNet's minimizer reports as a failure.
/// </summary>
public sealed class LimitedMemoryBfgs
{
    private const int Memory = 10;
    private const double Armijo = 1e-4;

    private readonly SmoothFunction function;
    private readonly Queue<(double[] Step, double[] Change, double Product)> history = new();

    private LimitedMemoryBfgs(SmoothFunction function) => this.function = function;

    /// <summary>Moves a point to the minimum.</summary>
    /// <param name="function">The function.</param>
    /// <param name="point">Where to start; becomes the minimum.</param>
    /// <param name="tolerance">It ends once no component of the gradient is larger.</param>
    /// <param name="maxIterations">The most iterations.</param>
    /// <returns>The number of iterations.</returns>
    public static int Minimize(SmoothFunction function, double[] point, double tolerance, int maxIterations)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(point);
        return new LimitedMemoryBfgs(function).Run(point, tolerance, maxIterations);
    }

    private int Run(double[] point, double tolerance, int maxIterations)
    {
        double[] gradient = new double[point.Length];
        double[] nextPoint = new double[point.Length], nextGradient = new double[point.Length];
        double value = function(point, gradient);
        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            if (Largest(gradient) <= tolerance)
            {
                return iteration;
            }
            double[] direction = Direction(gradient);
            double slope = RowMath.Dot(direction, gradient);
            double length = history.Count == 0 ? 1 / Math.Sqrt(RowMath.SquaredNorm(gradient)) : 1;
            double next = Try(point, direction, length, nextPoint, nextGradient);
            while (!(next <= value + (Armijo * length * slope)))
            {
                length /= 2;
                if (length < 1e-12)
                {
                    return iteration;
                }
                next = Try(point, direction, length, nextPoint, nextGradient);
            }
            Remember(point, gradient, nextPoint, nextGradient);
            nextPoint.CopyTo(point, 0);
            nextGradient.CopyTo(gradient, 0);
            value = next;
        }
        return maxIterations;
    }

    private double Try(double[] point, double[] direction, double length, double[] nextPoint, double[] nextGradient)
    {
        point.CopyTo(nextPoint, 0);
        RowMath.AddScaled(nextPoint, direction, length);
        return function(nextPoint, nextGradient);
    }

    private void Remember(double[] point, double[] gradient, double[] nextPoint, double[] nextGradient)
    {
        double[] step = [.. nextPoint], change = [.. nextGradient];
        RowMath.AddScaled(step, point, -1);
        RowMath.AddScaled(change, gradient, -1);
        double product = RowMath.Dot(step, change);
        // Without curvature along the step the estimate of the Hessian would lose its sign.
        if (product <= 1e-14 * RowMath.SquaredNorm(change))
        {
            return;
        }
        if (history.Count == Memory)
        {
            history.Dequeue();
        }
        history.Enqueue((step, change, product));
    }

    /// <summary>The two-loop recursion: minus the gradient times the estimate of the inverse Hessian.</summary>
    private double[] Direction(double[] gradient)
    {
        double[] direction = [.. gradient];
        (double[] Step, double[] Change, double Product)[] pairs = [.. history];
        double[] factors = new double[pairs.Length];
        for (int at = pairs.Length - 1; at >= 0; at--)
        {
            factors[at] = RowMath.Dot(pairs[at].Step, direction) / pairs[at].Product;
            RowMath.AddScaled(direction, pairs[at].Change, -factors[at]);
        }
        double scale = pairs.Length == 0 ? 1 : pairs[^1].Product / RowMath.SquaredNorm(pairs[^1].Change);
        for (int at = 0; at < direction.Length; at++)
        {
            direction[at] *= -scale;
        }
        for (int at = 0; at < pairs.Length; at++)
        {
            double factor = RowMath.Dot(pairs[at].Change, direction) / pairs[at].Product;
            RowMath.AddScaled(direction, pairs[at].Step, -factors[at] - factor);
        }
        return direction;
    }

    private static double Largest(double[] values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }
        return largest;
    }
}
