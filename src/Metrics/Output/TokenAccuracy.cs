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
