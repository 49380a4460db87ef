using NebulaBench.Metrics;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs;

/// <summary>
/// The latents of the evaluated split as <c>embeddings.npz</c> keeps them, in single precision, with what figures and re-scoring need.
/// </summary>
public sealed record RunEmbeddings
{
    private const string IdArray = "ids";

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

    /// <summary>The latents that classifiers learned from, row after row, or null.</summary>
    public float[]? TrainingLatents { get; init; }

    /// <summary>The class of each of them, or null.</summary>
    public int[]? TrainingLabels { get; init; }

    /// <summary>The generating factors of the samples, [samples, factors], or null.</summary>
    public double[,]? Factors { get; init; }

    /// <summary>What each sample is called by its dataset, or its index there; null in files of older versions.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>The number of samples.</summary>
    public int Count => Latents.Length / Dimension;

    /// <summary>Takes over what was evaluated; the original samples stay behind.</summary>
    public static RunEmbeddings From(EmbeddingSet set) => new()
    {
        Latents = Floats(set.Measured.Values),
        Dimension = set.Measured.Dimension,
        Labels = set.Measured.Labels,
        Assignments = set.Measured.Assignments,
        Prototypes = set.Prototypes is { } prototypes ? Floats([.. prototypes.Cast<double>()]) : null,
        LogVariances = set.Measured.LogVariances is { } logVariances ? Floats(logVariances) : null,
        TrainingLatents = set.Training is { } training ? Floats(training.Values) : null,
        TrainingLabels = set.Training?.Labels,
        Factors = set.Factors,
        Ids = set.Ids,
    };

    /// <summary>What is scored.</summary>
    public EmbeddingSet ToSet() => new()
    {
        Measured = new LatentTable
        {
            Values = Doubles(Latents),
            Dimension = Dimension,
            Labels = Labels,
            Assignments = Assignments,
            LogVariances = LogVariances is null ? null : Doubles(LogVariances),
        },
        Training = TrainingLatents is null
            ? null
            : new LatentTable { Values = Doubles(TrainingLatents), Dimension = Dimension, Labels = TrainingLabels },
        Prototypes = Prototypes is null ? null : Rows(Doubles(Prototypes), Dimension),
        Factors = Factors,
        Ids = Ids,
    };

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Write(string file)
    {
        var arrays = new OrderedDictionary<string, DenseArray> { ["latents"] = DenseArray.From(Latents, Count, Dimension) };
        if (Labels is not null)
            arrays["labels"] = DenseArray.From(Labels);
        if (Assignments is not null)
            arrays["assignments"] = DenseArray.From(Assignments);
        if (Prototypes is not null)
            arrays["prototypes"] = DenseArray.From(Prototypes, Prototypes.Length / Dimension, Dimension);
        if (LogVariances is not null)
            arrays["log_variances"] = DenseArray.From(LogVariances, Count, Dimension);
        if (TrainingLatents is not null)
            arrays["training_latents"] = DenseArray.From(TrainingLatents, TrainingLatents.Length / Dimension, Dimension);
        if (TrainingLabels is not null)
            arrays["training_labels"] = DenseArray.From(TrainingLabels);
        if (Factors is not null)
            arrays["factors"] = DenseArray.From(Factors);
        if (Ids is not null)
            arrays[IdArray] = DenseArray.FromTexts(Ids);
        NpzFile.Write(file, arrays);
    }

    /// <summary>Reads the file.</summary>
    public static RunEmbeddings Read(string file)
    {
        IReadOnlyDictionary<string, DenseArray> arrays = NpzFile.Read(file, IdArray);
        if (!arrays.TryGetValue("latents", out DenseArray? latents) || latents.Shape.Count != 2 || latents.Shape[1] == 0)
            throw RunErrors.Damaged(file, "it has no array latents of two axes");
        CheckWidth(arrays, "prototypes", latents.Shape[1], file);
        CheckWidth(arrays, "training_latents", latents.Shape[1], file);
        try
        {
            return Read(arrays, latents, file);
        }
        catch (OverflowException failure)
        {
            throw RunErrors.Damaged(file, $"a label is none: {failure.Message.TrimEnd('.')}", failure);
        }
    }

    private static RunEmbeddings Read(IReadOnlyDictionary<string, DenseArray> arrays, DenseArray latents, string file)
    {
        var embeddings = new RunEmbeddings
        {
            Latents = latents.ToFloats(),
            Dimension = latents.Shape[1],
            Labels = arrays.GetValueOrDefault("labels")?.ToIntegers(),
            Assignments = arrays.GetValueOrDefault("assignments")?.ToIntegers(),
            Prototypes = arrays.GetValueOrDefault("prototypes")?.ToFloats(),
            LogVariances = arrays.GetValueOrDefault("log_variances")?.ToFloats(),
            TrainingLatents = arrays.GetValueOrDefault("training_latents")?.ToFloats(),
            TrainingLabels = arrays.GetValueOrDefault("training_labels")?.ToIntegers(),
            Factors = arrays.GetValueOrDefault("factors") is { Shape.Count: 2 } factors ? Rows(factors.ToDoubles(), factors.Shape[1]) : null,
            Ids = arrays.GetValueOrDefault(IdArray) is { } ids ? Texts(ids, file) : null,
        };
        // A run with such latents fails; nothing that is drawn or computed of them has a meaning, or ends well.
        if (!Array.TrueForAll(embeddings.Latents, float.IsFinite))
            throw RunErrors.Damaged(file, "its array latents holds numbers that are not finite");
        CheckLength(embeddings.Labels?.Length, latents.Shape[0], "labels", file);
        CheckLength(embeddings.Assignments?.Length, latents.Shape[0], "assignments", file);
        CheckLength(embeddings.LogVariances?.Length, latents.Values.Length, "log_variances", file);
        CheckLength(embeddings.TrainingLabels?.Length, (embeddings.TrainingLatents?.Length ?? 0) / latents.Shape[1], "training_labels", file);
        CheckLength(embeddings.Factors?.GetLength(0), latents.Shape[0], "factors", file);
        CheckLength(embeddings.Ids?.Count, latents.Shape[0], IdArray, file);
        return embeddings;
    }

    private static string[] Texts(DenseArray array, string file) => array is { IsText: true, Shape.Count: 2 }
        ? [.. Enumerable.Range(0, array.Shape[0]).Select(row => array.TextAt(row) ?? throw RunErrors.Damaged(file, $"its array {IdArray} holds what is no text"))]
        : throw RunErrors.Damaged(file, $"its array {IdArray} is no list of texts");

    private static void CheckWidth(IReadOnlyDictionary<string, DenseArray> arrays, string name, int width, string file)
    {
        if (arrays.TryGetValue(name, out DenseArray? array) && (array.Shape.Count != 2 || array.Shape[1] != width))
            throw RunErrors.Damaged(file, $"its array {name} has the shape {array.ShapeText}, the latents have {width} columns");
    }

    private static void CheckLength(int? found, int expected, string name, string file)
    {
        if (found is not null && found != expected)
            throw RunErrors.Damaged(file, $"its array {name} has {found} elements for {expected} of the latents");
    }

    // A model computes in single precision, so nothing is lost on the way there and back.
    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static double[,] Rows(double[] values, int width)
    {
        var rows = new double[values.Length / Math.Max(1, width), width];
        Buffer.BlockCopy(values, 0, rows, 0, values.Length * sizeof(double));
        return rows;
    }
}
