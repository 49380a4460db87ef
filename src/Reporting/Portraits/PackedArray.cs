using System.Buffers.Binary;
using NebulaBench.Runs;

namespace NebulaBench.Reporting.Portraits;

/// <summary>Numbers as base-64 text of 16-bit integers, low byte first: a fifth of what they take as JSON, and finer than a screen.</summary>
internal static class PackedArray
{
    private const double Most = short.MaxValue;

    /// <summary>Packs numbers on a scale: what equals the scale becomes 32767. What is not a number becomes −32768.</summary>
    public static string For(ReadOnlySpan<double> values, double scale)
    {
        var integers = new short[values.Length];
        for (int index = 0; index < values.Length; index++)
        {
            integers[index] = double.IsNaN(values[index])
                ? short.MinValue
                : (short)Math.Round(Math.Clamp(scale > 0 ? values[index] / scale : 0, -1, 1) * Most);
        }
        return Text(integers);
    }

    /// <summary>Packs whole numbers; those beyond 16 bits become −1, as what belongs to nothing is.</summary>
    public static string For(IEnumerable<int> values) => Text([.. values.Select(value => value is >= 0 and <= short.MaxValue ? (short)value : (short)-1)]);

    private static string Text(short[] integers)
    {
        byte[] bytes = new byte[integers.Length * sizeof(short)];
        for (int index = 0; index < integers.Length; index++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(index * sizeof(short)), integers[index]);
        }
        return Convert.ToBase64String(bytes);
    }
}

/// <summary>A square matrix of correlations, packed row after row: 1 is 32767.</summary>
/// <param name="Size">The number of rows.</param>
/// <param name="Values">The elements.</param>
public sealed record PackedMatrix(int Size, string Values)
{
    /// <summary>A page draws each element on at least a pixel.</summary>
    public const int Largest = 256;

    /// <summary>Packs a matrix, or gives null for one that a page could not show.</summary>
    /// <param name="values">The elements, row after row.</param>
    /// <param name="size">The number of rows.</param>
    public static PackedMatrix? Pack(double[] values, int size) => size > Largest ? null : new PackedMatrix(size, PackedArray.For(values, scale: 1));
}

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
