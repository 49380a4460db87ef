using NebulaBench.Host.Reporting.Figures;
using NebulaBench.Host.Runs;

namespace NebulaBench.Host.Reporting.Portraits;

/// <summary>Some latents of a run on their first three principal components, packed.</summary>
/// <param name="Count">How many samples are shown.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Scale">The coordinate that is packed as 32767.</param>
/// <param name="Coordinates">The samples' coordinates, an array per component.</param>
/// <param name="Shares">The components' shares of the whole variance.</param>
/// <param name="Labels">The samples' classes, or null.</param>
/// <param name="Assignments">Their nearest prototypes, or null.</param>
/// <param name="Prototypes">The prototypes' coordinates, an array per component, or null.</param>
public sealed record PackedCloud(
    int Count,
    int Of,
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

    /// <summary>Packs the latents of a run, or gives null for one without any.</summary>
    public static PackedCloud? Pack(RunEmbeddings embeddings)
    {
        if (embeddings.Count == 0)
        {
            return null;
        }
        var cloud = LatentCloud.Of(embeddings, MostPoints, Components);
        double scale = cloud.Coordinates.Concat(cloud.Prototypes ?? []).SelectMany(axis => axis).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        return new PackedCloud(
            cloud.Samples.Length,
            embeddings.Count,
            scale,
            [.. cloud.Coordinates.Select(axis => PackedArray.Of(axis, scale))],
            cloud.Shares,
            Shown(cloud, embeddings.Labels),
            Shown(cloud, embeddings.Assignments),
            cloud.Prototypes is { } prototypes ? [.. prototypes.Select(axis => PackedArray.Of(axis, scale))] : null);
    }

    private static string? Shown(LatentCloud cloud, int[]? categories) =>
        categories is null ? null : PackedArray.Of(cloud.Samples.Select(sample => categories[sample]));
}
