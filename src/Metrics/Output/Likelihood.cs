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

/// <summary>How probable targets in [0, 1] are under Bernoulli outputs, per sample and per value.</summary>
public sealed class BernoulliLikelihood : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "bernoulli_nll_nats",
            Family = MetricFamily.Output,
            Name = "Bernoulli NLL",
            Formula = "mean over samples of −Σ (x ln p + (1 − x) ln(1 − p))",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "nats per sample",
            EdgeCases = "Logarithms are bounded at −100, so that a probability rounded to 0 or 1 stays finite. Undefined for outputs "
                + "that are no probabilities or targets outside [0, 1]. Targets between 0 and 1 have a least value above 0.",
            Citation = "Kingma, Welling: Auto-encoding variational Bayes (ICLR 2014)",
        },
        new()
        {
            Id = "bits_per_dimension",
            Family = MetricFamily.Output,
            Name = "Bits per dimension",
            Formula = "nats / (D ln 2) + log2 L, D values a sample, scaled from L levels to [0, 1]; L = 1 for discrete values",
            Range = "(−∞, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "bits",
            EdgeCases = "Undefined where the negative log-likelihood is.",
            Citation = "Theis, van den Oord, Bethge: A note on the evaluation of generative models (ICLR 2016)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format is { Labels: null, IsBernoulli: true } ? new Measurement(format.Shape.Elements) : null;
    }

    private sealed class Measurement(long size) : IOutputMeasurement
    {
        private readonly SampleScores nats = new("bernoulli_nll_nats", size, Likelihood.BernoulliNats);

        public void Add(OutputBatch batch) => nats.Add(batch);

        public IReadOnlyList<(string Key, Score Score)> Measure()
        {
            Score mean = nats.Mean();
            return
            [
                ("bernoulli_nll_nats", mean),
                ("bits_per_dimension", mean.Value is { } value ? Likelihood.BitsPerDimension(value, size) : mean),
            ];
        }
    }
}

/// <summary>The importance-weighted bound on the log-likelihood (Burda et al., 2016).</summary>
public sealed class ImportanceWeightedBound : ILikelihoodMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "iwae_bound_nats",
            Family = MetricFamily.Output,
            Name = "IWAE bound",
            Formula = "mean over samples of ln (1/K) Σ_k p(x, z_k) / q(z_k | x), z_k drawn from q",
            Range = "(−∞, ∞)",
            Direction = Direction.HigherIsBetter,
            Unit = "nats per sample",
            EdgeCases = "Grows with K towards ln p(x), so compare at one K only. Undefined for models without a posterior.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016)",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LikelihoodInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [("iwae_bound_nats", From(input))];
    }

    /// <summary>The bound in nats per sample.</summary>
    internal static Score From(LikelihoodInput input) => input.WhyNone is { } reason
        ? Score.Undefined(reason)
        : Likelihood.ImportanceWeightedBound(input.LogWeights, input.Draws);
}

/// <summary>The importance-weighted bound per token of a text; not measured for other outputs.</summary>
public sealed class PerplexityBound : ILikelihoodMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "perplexity_bound",
            Family = MetricFamily.Output,
            Name = "Perplexity bound",
            Formula = "exp(−IWAE bound / mean number of tokens)",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "An upper bound of the perplexity of the text under a variational model: with one draw that of the ELBO, tighter with more. Undefined "
                + "where the bound is, and for outputs that are no sequences.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016)",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LikelihoodInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Tokens is not { } tokens)
        {
            return [];
        }
        Score bound = ImportanceWeightedBound.From(input);
        return [("perplexity_bound", bound.Value is { } nats ? Perplexity.For(-nats * (input.LogWeights.Length / input.Draws), tokens) : bound)];
    }
}
