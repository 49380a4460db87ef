namespace NebulaBench.Datasets.Text.Samples;

/// <summary>The texts of a dataset before they are cut into tokens.</summary>
internal sealed class TextCatalog
{
    /// <summary>The samples of each split.</summary>
    public required IReadOnlyDictionary<SplitName, TextRows> Splits { get; init; }

    /// <summary>The classes' names in the order of their labels; empty where there are none.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The names of the factors that every sample has; empty where they are unknown.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>The license as the data's publisher states it.</summary>
    public string License { get; init; } = "not stated";
}
