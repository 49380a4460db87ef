namespace NebulaBench.Metrics.Output;

/// <summary>How probable targets in [0, 1] are under Bernoulli outputs: added batch by batch, averaged over samples.</summary>
public sealed class LikelihoodScores(int size) : IOutputScores
{
    private readonly List<Score> nats = [];

    /// <summary>Adds probabilities (the outputs) and targets, [samples, size] in both arrays.</summary>
    public void Add(double[] outputs, double[] targets) =>
        nats.AddRange(SampleBatch.Each(outputs, targets, size, size, Likelihood.BernoulliNats));

    /// <summary>The scores of all that was added.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure()
    {
        Score mean = ScoreMeans.OfAll(nats);
        return
        [
            ("bernoulli_nll_nats", mean),
            ("bits_per_dimension", mean.Value is { } value ? Likelihood.BitsPerDimension(value, size) : mean),
        ];
    }
}
