using NebulaBench.Host.Evaluation;
using NebulaBench.Host.Runs.Arrays;

namespace NebulaBench.Host.Runs;

/// <summary>
/// The latents of the evaluated split as <c>embeddings.npz</c> keeps them, in single precision, with what figures and re-scoring need.
/// </summary>
public sealed record RunEmbeddings
{
    /// <summary>The latents, row after row: one row per sample.</summary>
    public required float[] Latents { get; init; }

    /// <summary>The number of latent dimensions.</summary>
    public required int Dimension { get; init; }

    /// <summary>The class of each sample, or null.</summary>
    public int[]? Labels { get; init; }

    /// <summary>The prototype each sample is assigned to, or null.</summary>
    public int[]? Assignments { get; init; }

    /// <summary>The prototypes (anchors, codes, component means), row after row, or null.</summary>
    public float[]? Prototypes { get; init; }

    /// <summary>The logarithms of the posteriors' variances, laid out as the latents, or null.</summary>
    public float[]? LogVariances { get; init; }

    /// <summary>The number of samples.</summary>
    public int Count => Latents.Length / Dimension;

    /// <summary>Takes over what was evaluated.</summary>
    /// <param name="table">The latents.</param>
    /// <param name="prototypes">The prototypes, row after row, or null.</param>
    public static RunEmbeddings Of(LatentTable table, double[]? prototypes = null) => new()
    {
        Latents = Array.ConvertAll(table.Values, value => (float)value),
        Dimension = table.Dimension,
        Labels = table.Labels,
        Assignments = table.Assignments,
        Prototypes = prototypes is null ? null : Array.ConvertAll(prototypes, value => (float)value),
        LogVariances = table.LogVariances is null ? null : Array.ConvertAll(table.LogVariances, value => (float)value),
    };

    /// <summary>What metrics are computed from.</summary>
    public LatentTable ToTable() => new()
    {
        Values = Array.ConvertAll(Latents, value => (double)value),
        Dimension = Dimension,
        Labels = Labels,
        Assignments = Assignments,
        LogVariances = LogVariances is null ? null : Array.ConvertAll(LogVariances, value => (double)value),
    };

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Write(string file)
    {
        var arrays = new OrderedDictionary<string, DenseArray> { ["latents"] = DenseArray.Of(Latents, Count, Dimension) };
        if (Labels is not null)
            arrays["labels"] = DenseArray.Of(Labels);
        if (Assignments is not null)
            arrays["assignments"] = DenseArray.Of(Assignments);
        if (Prototypes is not null)
            arrays["prototypes"] = DenseArray.Of(Prototypes, Prototypes.Length / Dimension, Dimension);
        if (LogVariances is not null)
            arrays["log_variances"] = DenseArray.Of(LogVariances, Count, Dimension);
        NpzFile.Write(file, arrays);
    }

    /// <summary>Reads the file.</summary>
    public static RunEmbeddings Read(string file)
    {
        IReadOnlyDictionary<string, DenseArray> arrays = NpzFile.Read(file);
        if (!arrays.TryGetValue("latents", out DenseArray? latents) || latents.Shape.Count != 2)
            throw RunErrors.Damaged(file, "it has no array latents of two axes");
        var embeddings = new RunEmbeddings
        {
            Latents = latents.ToFloats(),
            Dimension = latents.Shape[1],
            Labels = arrays.GetValueOrDefault("labels")?.ToIntegers(),
            Assignments = arrays.GetValueOrDefault("assignments")?.ToIntegers(),
            Prototypes = arrays.GetValueOrDefault("prototypes")?.ToFloats(),
            LogVariances = arrays.GetValueOrDefault("log_variances")?.ToFloats(),
        };
        CheckLength(embeddings.Labels?.Length, latents.Shape[0], "labels", file);
        CheckLength(embeddings.Assignments?.Length, latents.Shape[0], "assignments", file);
        CheckLength(embeddings.LogVariances?.Length, latents.Values.Length, "log_variances", file);
        return embeddings;
    }

    private static void CheckLength(int? found, int expected, string name, string file)
    {
        if (found is not null && found != expected)
            throw RunErrors.Damaged(file, $"its array {name} has {found} elements for {expected} of the latents");
    }
}
