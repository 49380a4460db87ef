namespace NebulaBench.Metrics;

/// <summary>What a metric is: the one source of its documentation, its column in a report and its arrow of direction.</summary>
public sealed record MetricDescriptor
{
    /// <summary>Its id, snake_case, such as <c>nmi_arithmetic</c>; the last part of its key in <c>scores.json</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The family it belongs to.</summary>
    public required MetricFamily Family { get; init; }

    /// <summary>Its name in a report, such as <c>NMI</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The formula, in plain text.</summary>
    public required string Formula { get; init; }

    /// <summary>The range of its values, such as <c>[0, 1]</c>.</summary>
    public required string Range { get; init; }

    /// <summary>Which way is better.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The unit of its values, or null for a plain number.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it needs the dataset's labels.</summary>
    public bool NeedsLabels { get; init; }

    /// <summary>
    /// Whether its values depend on the scale or geometry of the latent space that they are measured in, so that they compare clusterings of one
    /// space but not models, each of which has a space of its own: reports give such values no marks and no ranks.
    /// </summary>
    public bool WithinOneSpace { get; init; }

    /// <summary>What the reference files call it, or null where they use its id or have no such metric.</summary>
    public string? ReferenceName { get; init; }

    /// <summary>When it is undefined, and what it does at the edges.</summary>
    public required string EdgeCases { get; init; }

    /// <summary>The work that defines it.</summary>
    public required string Citation { get; init; }

    /// <summary>Grows whenever the same input would give another value.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether it is that of a value: ids are equal, or the value's has a number in the place of a star.</summary>
    /// <param name="id">The value's id, the last part of its key.</param>
    public bool Describes(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        int star = Id.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? Id == id
            : id.Length >= Id.Length
                && id.StartsWith(Id[..star], StringComparison.Ordinal)
                && id.EndsWith(Id[(star + 1)..], StringComparison.Ordinal)
                && id[star..^(Id.Length - star - 1)].All(char.IsAsciiDigit);
    }
}

/// <summary>The families of metrics, in the order of a report.</summary>
public enum MetricFamily
{
    /// <summary>How well groups of latents agree with labels or with themselves.</summary>
    Clusters,

    /// <summary>How the latents vary together.</summary>
    Covariance,

    /// <summary>What the latents are good for.</summary>
    Usefulness,

    /// <summary>How good the outputs are.</summary>
    Output,
}

/// <summary>Which way a metric is better.</summary>
public enum Direction
{
    /// <summary>More is better.</summary>
    HigherIsBetter,

    /// <summary>Less is better.</summary>
    LowerIsBetter,

    /// <summary>A description without a better or worse.</summary>
    Neutral,
}
