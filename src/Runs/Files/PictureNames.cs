namespace NebulaBench.Runs.Files;

/// <summary>The names of the sheets of pictures among a run's figures.</summary>
public static class PictureNames
{
    /// <summary>Inputs, targets and outputs.</summary>
    public const string Reconstructions = "reconstructions";

    /// <summary>What lies around each anchor.</summary>
    public const string Manifolds = "manifolds";

    /// <summary>Draws from around each anchor.</summary>
    public const string Samples = "samples";

    /// <summary>What lies on straight ways between samples.</summary>
    public const string Interpolations = "interpolations";

    /// <summary>The mean of each class.</summary>
    public const string ClassMeans = "class-means";

    /// <summary>The names and titles in the order of a report.</summary>
    public static IReadOnlyList<(string Name, string Title)> All { get; } =
    [
        (Reconstructions, "Reconstructions"),
        (Manifolds, "Manifolds around the anchors"),
        (Samples, "Samples of each anchor"),
        (Interpolations, "Interpolations between samples"),
        (ClassMeans, "Class means"),
    ];
}
