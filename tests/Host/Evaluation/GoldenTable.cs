using System.Text.Json;
using NebulaBench.Metrics;

namespace NebulaBench.Host.Tests.Evaluation;

/// <summary>A golden table: latents, labels, clusters and what scikit-learn, scipy or numpy measured on them.</summary>
public sealed class GoldenTable(JsonElement root)
{
    public string Name { get; } = root.GetProperty("name").GetString()!;

    public int[] Labels { get; } = GoldenFiles.Integers(root.GetProperty("labels"));

    public int[] Clusters { get; } = GoldenFiles.Integers(root.GetProperty("clusters"));

    /// <summary>What is expected, keyed as in the file: <c>labeling</c>, <c>geometry_of_clusters</c> and so on.</summary>
    public JsonElement Expected { get; } = root.GetProperty("expected");

    public LatentTable Latents { get; } = new()
    {
        Values = GoldenFiles.Numbers(root.GetProperty("x")),
        Dimension = root.GetProperty("d").GetInt32(),
        Labels = GoldenFiles.Integers(root.GetProperty("labels")),
    };

    public override string ToString() => Name;
}
