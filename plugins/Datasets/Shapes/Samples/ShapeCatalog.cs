namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>Which samples there are, before anything is made of them.</summary>
internal sealed class ShapeCatalog
{
    /// <summary>The models of each split.</summary>
    public required IReadOnlyDictionary<SplitName, IReadOnlyList<ShapeModel>> Splits { get; init; }

    /// <summary>The classes' names in the order of their labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The folder below which samples lie; null where they are generated.</summary>
    public string? Root { get; init; }

    /// <summary>The names of the factors that every model has; empty where they are unknown.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>The number of parts that points or triangles belong to; 0 where parts are not known.</summary>
    public int Parts { get; init; }

    /// <summary>The license as the data's publisher states it.</summary>
    public string License { get; init; } = "not stated";
}
