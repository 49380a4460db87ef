using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Output;

/// <summary>How probable the targets are under a model.</summary>
public static class Likelihood
{
    // As PyTorch bounds its cross-entropy: a probability that was rounded to 0 or 1 costs 100 nats, not infinitely many.
    private const double LeastLogarithm = -100;

    /// <summary>
    /// −Σ x ln p + (1 − x) ln(1 − p) over the values of one sample, in nats; the targets x lie in [0, 1], logarithms are at least −100.
    /// </summary>
    public static Score BernoulliNats(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets)
    {
        SameLength.Require(probabilities.Length, targets.Length);
        double sum = 0;
        for (int at = 0; at < targets.Length; at++)
        {
            double p = probabilities[at], x = targets[at];
            if (p is < 0 or > 1)
            {
                return Score.Undefined("the outputs are no probabilities");
            }
            if (x is < 0 or > 1)
            {
                return Score.Undefined("the targets are not in [0, 1]");
            }
            sum -= (x * Math.Max(Math.Log(p), LeastLogarithm)) + ((1 - x) * Math.Max(Math.Log(1 - p), LeastLogarithm));
        }
        return sum;
    }

    /// <summary>
    /// Nats per sample as bits per value: nats / (D ln 2) + log2 L, for densities of values that were scaled from L levels to [0, 1].
    /// </summary>
    /// <param name="nats">The negative log-likelihood of a sample in nats.</param>
    /// <param name="dimensions">The number D of values of a sample.</param>
    /// <param name="levels">The number L of levels, such as 256; 1 for probabilities of discrete values.</param>
    public static Score BitsPerDimension(double nats, long dimensions, int levels = 1) => dimensions < 1
        ? Score.Undefined("the samples have no values")
        : (nats / (dimensions * Math.Log(2))) + Math.Log2(levels);

    /// <summary>
    /// The importance-weighted bound on the log-likelihood in nats: the mean over samples of ln (1/K) Σ_k w_k.
    /// </summary>
    /// <param name="logWeights">ln w = ln p(x | z_k) + ln p(z_k) − ln q(z_k | x), [samples, draws], sample after sample.</param>
    /// <param name="draws">The number K of draws per sample.</param>
    public static Score ImportanceWeightedBound(double[] logWeights, int draws)
    {
        ArgumentNullException.ThrowIfNull(logWeights);
        if (draws < 1 || logWeights.Length == 0 || logWeights.Length % draws != 0)
        {
            return Score.Undefined($"{logWeights.Length} weights are no samples with {draws} draws each");
        }
        FiniteValues.Require(logWeights, draws, "importance weights");
        double sum = 0;
        for (int start = 0; start < logWeights.Length; start += draws)
        {
            sum += LogMeanExp(logWeights.AsSpan(start, draws));
        }
        return sum / (logWeights.Length / draws);
    }

    /// <summary>ln of the mean of exp(x), without overflow.</summary>
    public static double LogMeanExp(ReadOnlySpan<double> x)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double value in x)
        {
            largest = Math.Max(largest, value);
        }
        foreach (double value in x)
        {
            sum += Math.Exp(value - largest);
        }
        return largest + Math.Log(sum / x.Length);
    }
}
