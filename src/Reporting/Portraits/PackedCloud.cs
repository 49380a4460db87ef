using NebulaBench.Runs;

namespace NebulaBench.Reporting.Portraits;

/// <summary>Some latents of a run, on their first three principal components or in a plane, packed.</summary>
/// <param name="Count">How many samples are shown.</param>
/// <param name="All">How many there are.</param>
/// <param name="Scale">The coordinate that is packed as 32767.</param>
/// <param name="Coordinates">The samples' coordinates, an array per axis.</param>
/// <param name="Shares">The components' shares of the whole variance; none in a plane by t-SNE.</param>
/// <param name="Labels">The samples' classes, or null.</param>
/// <param name="Assignments">Their nearest prototypes, or null.</param>
/// <param name="Prototypes">The prototypes' coordinates, an array per component, or null.</param>
public sealed record PackedCloud(
    int Count,
    int All,
    double Scale,
    IReadOnlyList<string> Coordinates,
    IReadOnlyList<double> Shares,
    string? Labels,
    string? Assignments,
    IReadOnlyList<string>? Prototypes)
{
    /// <summary>Enough to see a shape; thousands would make a page of many runs heavy.</summary>
    public const int MostPoints = 1000;

    private const int Components = 3;

    /// <summary>Packs latents on their principal components.</summary>
    public static PackedCloud From(RunEmbeddings embeddings) => Pack(LatentCloud.From(embeddings, MostPoints, Components), embeddings);

    /// <summary>Packs latents placed by t-SNE, or gives null for too few.</summary>
    public static PackedCloud? OfNeighbors(RunEmbeddings embeddings) =>
        LatentCloud.OfNeighbors(embeddings, MostPoints) is { } cloud ? Pack(cloud, embeddings) : null;

    private static PackedCloud Pack(LatentCloud cloud, RunEmbeddings embeddings)
    {
        double scale = cloud.Coordinates.Concat(cloud.Prototypes ?? []).SelectMany(axis => axis).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        return new PackedCloud(
            cloud.Samples.Length,
            embeddings.Count,
            scale,
            [.. cloud.Coordinates.Select(axis => PackedArray.For(axis, scale))],
            cloud.Shares,
            Shown(cloud, embeddings.Labels),
            Shown(cloud, embeddings.Assignments),
            cloud.Prototypes is { } prototypes ? [.. prototypes.Select(axis => PackedArray.For(axis, scale))] : null);
    }

    private static string? Shown(LatentCloud cloud, int[]? categories) =>
        categories is null ? null : PackedArray.For(cloud.Samples.Select(sample => categories[sample]));
}
