namespace NebulaBench.Benchmarks.Growth;

/// <summary>A fit t = a + b nᵏ by least squares; with a = 0, that of log t on log n.</summary>
/// <param name="Constant">a, seconds.</param>
/// <param name="Factor">b.</param>
/// <param name="Exponent">k.</param>
internal sealed record PowerLaw(double Constant, double Factor, double Exponent)
{
    /// <summary>log t on log n, without a constant part.</summary>
    public static PowerLaw OfLogarithms(IReadOnlyList<double> sizes, IReadOnlyList<double> seconds)
    {
        (double intercept, double slope) = Line([.. sizes.Select(size => Math.Log(size))], [.. seconds.Select(value => Math.Log(value))]);
        return new PowerLaw(0, Math.Exp(intercept), slope);
    }

    /// <summary>
    /// With a constant part: for each exponent of a grid a and b follow from a line through (nᵏ, t), its errors taken relative to t; the
    /// exponent with the least squares is kept; not a number where nothing grows.
    /// </summary>
    public static PowerLaw WithConstant(IReadOnlyList<double> sizes, IReadOnlyList<double> seconds)
    {
        (PowerLaw Law, double Error) best = (new PowerLaw(double.NaN, double.NaN, double.NaN), double.PositiveInfinity);
        for (double exponent = 0.1; exponent <= 3; exponent += 0.005)
        {
            double[] powers = [.. sizes.Select(size => Math.Pow(size, exponent))];
            (double constant, double factor) = Line(powers, [.. seconds], [.. seconds.Select(value => 1 / (value * value))]);
            double error = powers.Zip(seconds, (power, value) => Math.Pow((constant + (factor * power) - value) / value, 2)).Sum();
            if (error < best.Error && constant >= 0 && factor > 0)
            {
                best = (new PowerLaw(constant, factor, exponent), error);
            }
        }
        return best.Law;
    }

    /// <summary>The seconds at a size.</summary>
    public double At(double size) => Constant + (Factor * Math.Pow(size, Exponent));

    private static (double Intercept, double Slope) Line(double[] x, double[] y, double[]? weights = null)
    {
        weights ??= [.. x.Select(_ => 1.0)];
        double total = weights.Sum();
        double meanX = x.Zip(weights, (value, weight) => value * weight).Sum() / total;
        double meanY = y.Zip(weights, (value, weight) => value * weight).Sum() / total;
        double covariance = 0, variance = 0;
        for (int i = 0; i < x.Length; i++)
        {
            covariance += weights[i] * (x[i] - meanX) * (y[i] - meanY);
            variance += weights[i] * (x[i] - meanX) * (x[i] - meanX);
        }
        return (meanY - (covariance / variance * meanX), covariance / variance);
    }
}
