using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Output;

/// <summary>Squared errors of values, and what is derived from them.</summary>
public static class PixelErrors
{
    /// <summary>The mean of (output − target)².</summary>
    public static double MeanSquared(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
    {
        SameLength.Require(output.Length, target.Length);
        return RowMath.SquaredDistance(output, target) / output.Length;
    }

    /// <summary>10 log10(peak² / mean squared error), in decibels.</summary>
    public static Score PeakSignalToNoise(double meanSquaredError, double peak = 1) => meanSquaredError == 0
        ? Score.Undefined("the output equals the target: the ratio is infinite")
        : 10 * Math.Log10(peak * peak / meanSquaredError);
}
