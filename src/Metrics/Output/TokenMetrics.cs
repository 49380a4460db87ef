using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>How often the next token is guessed right, given the true ones before it.</summary>
public sealed class TokenAccuracy : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "token_accuracy",
            Family = MetricFamily.Output,
            Name = "Token accuracy",
            Formula = "share of the target's tokens that the output has in the same place",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "In runs, of tokens predicted from the true ones before them. Padding does not count; tokens that an output lacks are wrong, tokens beyond the target's end are not counted.",
            Citation = "a share of this suite",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Shape is SequenceShape && format.Labels is not null ? new Measurement(format.IgnoredLabel) : null;
    }

    private sealed class Measurement(int ignored) : IOutputMeasurement
    {
        private long right, tokens;

        public void Add(OutputBatch batch)
        {
            for (int row = 0; row < batch.Count; row++)
            {
                ReadOnlySpan<int> wanted = TokenRows.Counted(TokenRows.Row(batch.TargetLabels, row, batch.Count), ignored);
                ReadOnlySpan<int> given = TokenRows.Counted(TokenRows.Row(batch.OutputLabels, row, batch.Count), ignored);
                for (int at = 0; at < wanted.Length; at++)
                {
                    right += at < given.Length && given[at] == wanted[at] ? 1 : 0;
                }
                tokens += wanted.Length;
            }
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
            [("token_accuracy", tokens == 0 ? Score.Undefined("there are no tokens") : (double)right / tokens)];
    }
}

/// <summary>How probable the true tokens are, given those before them.</summary>
public sealed class Perplexity : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "perplexity",
            Family = MetricFamily.Output,
            Name = "Perplexity",
            Formula = "exp(negative log-likelihood in nats / number of tokens), over the whole set",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "In runs, of tokens predicted from the true ones before them and from the posterior's mean, the end counted; the latent itself is "
                + "free, so it is no likelihood of the text: perplexity_bound is. Padding does not count. Undefined where the likelihood of no token is "
                + "known.",
            Citation = "Jelinek et al.: Perplexity: a measure of the difficulty of speech recognition tasks (1977)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Shape is SequenceShape && format.Labels is not null ? new Measurement(format) : null;
    }

    /// <summary>exp(nats / tokens).</summary>
    public static Score For(double nats, long tokens) =>
        tokens == 0 ? Score.Undefined("the likelihood of no token is known") : Math.Exp(nats / tokens);

    private sealed class Measurement(OutputFormat format) : IOutputMeasurement
    {
        private double nats;
        private long tokens;

        public void Add(OutputBatch batch)
        {
            for (int row = 0; row < batch.Count; row++)
            {
                nats += batch.Nats[row];
                tokens += TokenRows.Counted(TokenRows.Row(batch.TargetLabels, row, batch.Count), format.IgnoredLabel).Length;
            }
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
            [("perplexity", format.IsLikelihood ? For(nats, tokens) : Score.Undefined($"{format.Reconstruction} is no likelihood"))];
    }
}

/// <summary>The sequences of a batch without what follows their ends.</summary>
internal static class TokenRows
{
    /// <summary>What stands before the first place that does not count.</summary>
    public static ReadOnlySpan<int> Counted(ReadOnlySpan<int> sequence, int ignored)
    {
        int end = sequence.IndexOf(ignored);
        return end < 0 ? sequence : sequence[..end];
    }

    /// <summary>What stands before the end of a text that was written as a whole.</summary>
    public static ReadOnlySpan<int> Words(ReadOnlySpan<int> sequence, int ignored)
    {
        int end = sequence.IndexOfAny((int)SpecialTokens.End, (int)SpecialTokens.Padding, ignored);
        return end < 0 ? sequence : sequence[..end];
    }

    /// <summary>One of the rows that an array holds side by side.</summary>
    public static ReadOnlySpan<int> Row(int[] tokens, int row, int rows) => tokens.AsSpan(row * (tokens.Length / rows), tokens.Length / rows);
}
