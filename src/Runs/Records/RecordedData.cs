namespace NebulaBench.Runs.Records;

/// <summary>The data a run was trained and measured on.</summary>
public sealed record RecordedData
{
    /// <summary>The hash of its content, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The classes' names in the order of their labels; empty where there are none.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Samples that were left out because they could not be read, per split; splits without any are not named.</summary>
    public IReadOnlyDictionary<string, long> Skipped { get; init; } = new Dictionary<string, long>();

    /// <summary>Samples per split, by the split's name; empty before it was loaded.</summary>
    public IReadOnlyDictionary<string, long> Samples { get; init; } = new Dictionary<string, long>();
}
