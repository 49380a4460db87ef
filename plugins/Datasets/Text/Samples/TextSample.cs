namespace NebulaBench.Datasets.Text.Samples;

/// <summary>A text before it is cut into tokens.</summary>
/// <param name="Where">What an error calls it: its file and line.</param>
/// <param name="Text">The text.</param>
internal sealed record TextSample(Place Where, string Text)
{
    /// <summary>The text in the other language, or null.</summary>
    public string? Other { get; init; }

    /// <summary>What its file says of its class, or null.</summary>
    public string? Class { get; init; }

    /// <summary>The number of its class; 0 where there are none.</summary>
    public long Label { get; init; }

    /// <summary>The factors that generated it, or null.</summary>
    public double[]? Factors { get; init; }
}
