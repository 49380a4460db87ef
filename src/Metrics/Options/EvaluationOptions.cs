using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Options;

/// <summary>How a trained model is measured: the experiment's <c>evaluation</c> section.</summary>
public sealed record EvaluationOptions
{
    [Description("The split whose latents are measured.")]
    public SplitName On { get; init; } = SplitName.Test;

    [Description("Measure at most this many samples of the split (taken evenly); 0 for all.")]
    [Range(0, int.MaxValue)]
    public int AtMost { get; init; }

    [Description("Memory that measuring may take above what the model and its data take, in MiB. Samples and training latents for which it does not suffice "
        + "are left out evenly; run.json and the report say how many were measured.")]
    [Range(1_024, int.MaxValue)]
    public int MemoryMib { get; init; } = 2_048;

    [Description("Numbers of neighbors of the k-NN classifier. It and the probes learn from at most 20,000 training latents, taken evenly.")]
    [MinLength(1)]
    public IReadOnlyList<int> Neighbors { get; init; } = [1, 5, 20];

    [Description("Restarts of k-means on the latents. The inductive k-means and mixture are fitted to at most 10,000 training latents, taken evenly.")]
    [Range(1, 1000)]
    public int KMeansRestarts { get; init; } = 10;

    [Description("How many samples, taken evenly, trustworthiness and continuity hold against their inputs; 0 leaves the two out.")]
    [Range(0, int.MaxValue)]
    public int NeighborhoodSamples { get; init; } = 2_000;

    [Description("For how many samples, taken evenly, the earth mover's distance of point clouds is measured; 0 leaves it out. A sample takes a "
        + "fraction of a second at 512 points, and seconds at more.")]
    [Range(0, int.MaxValue)]
    public int EarthMoversSamples { get; init; } = 32;

    [Description("Draws per sample of the importance-weighted bound; 0 leaves it out.")]
    [Range(0, 10_000)]
    public int ImportanceDraws { get; init; } = 50;

    [Description("How many samples, taken evenly, the importance-weighted bound is averaged over.")]
    [Range(1, int.MaxValue)]
    public int ImportanceSamples { get; init; } = 200;
}
