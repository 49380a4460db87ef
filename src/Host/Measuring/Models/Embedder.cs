using System.Globalization;
using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Objectives;
using NebulaBench.Runtime;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>Runs a trained model over a split: with <see cref="OutputReader"/> beside it, the only door from tensors to plain numbers.</summary>
public sealed class Embedder(LatentModel model, DatasetInfo info, torch.Device device)
{
    /// <summary>Values of outputs that are held as plain numbers at a time: 32 MiB.</summary>
    private const long ValuesAtOnce = 1 << 22;
    private const int LargestBatch = 512;

    /// <summary>Embeds a split, decodes it, and hands every output to what measures them.</summary>
    /// <param name="split">The split.</param>
    /// <param name="samples">The number of samples, taken evenly.</param>
    /// <param name="kept">How many of them to keep as they went in.</param>
    /// <param name="outputs">What measures the decoder's outputs.</param>
    /// <returns>The latents (posterior means) with labels, assignments, factors, ids and original samples.</returns>
    public EmbeddingSet Embed(DataSplit split, long samples, int kept, OutputReader outputs)
    {
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        BatchSampler order = BatchSampler.Spread(split.Count, samples, BatchSize);
        var latents = new LatentCollector(model.Objective);
        using IComputeScope compute = ComputeRuntime.Shared.Begin();
        var originals = OriginalCollector.For(info.Input, order.Indices.Length, kept);
        foreach (Batch batch in split.Read(order, device))
        {
            compute.BetweenSteps();
            originals?.Add(batch.Input);
            LatentBatch embedding = model.Embed(batch.Input);
            latents.Add(embedding);
            torch.Tensor output = model.Decode(embedding.Code, batch);
            outputs.Add(output, batch.Target, outputs.ReadsWriting && !batch.Target.is_floating_point() ? Written(embedding.Code) : null);
            scope.DisposeEverything();
        }
        return new EmbeddingSet
        {
            Measured = latents.ToTable(Labels(split, order)),
            Factors = Factors(split, order),
            Ids = Ids(split, order),
            Originals = originals?.ToSamples(),
        };
    }

    /// <summary>The latents (posterior means) of a split.</summary>
    /// <param name="split">The split.</param>
    /// <param name="atMost">The number of samples, taken evenly.</param>
    public LatentTable Latents(DataSplit split, int atMost)
    {
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        BatchSampler order = BatchSampler.Spread(split.Count, atMost, BatchSize);
        var latents = new LatentCollector(model.Objective);
        using IComputeScope compute = ComputeRuntime.Shared.Begin();
        foreach (Batch batch in split.Read(order, device))
        {
            compute.BetweenSteps();
            latents.Add(model.Embed(batch.Input));
            scope.DisposeEverything();
        }
        return latents.ToTable(Labels(split, order));
    }

    /// <summary>The objective's prototypes, [prototypes, latent], or null.</summary>
    public double[,]? Prototypes()
    {
        using var scope = torch.NewDisposeScope();
        using (torch.no_grad())
        {
            if (model.Objective.Prototypes is not { } prototypes)
            {
                return null;
            }
            var rows = new double[prototypes.shape[0], prototypes.shape[1]];
            Buffer.BlockCopy(PlainNumbers.For(prototypes), 0, rows, 0, rows.Length * sizeof(double));
            return rows;
        }
    }

    private torch.Tensor? Written(torch.Tensor code) => model.Writer?.Generate(code, new GenerationOptions());

    private int BatchSize => BatchSizeFor(info);

    /// <summary>The samples that are encoded at once.</summary>
    internal static int BatchSizeFor(DatasetInfo info) =>
        (int)Math.Clamp(ValuesAtOnce / Math.Max(info.Input.Elements, Values(info.Output)), 1, LargestBatch);

    private static long Values(SampleShape output) => output is SequenceShape sequence ? sequence.Length * sequence.Vocabulary : output.Elements;

    /// <summary>The classes of samples.</summary>
    internal static int[]? Labels(DataSplit split, BatchSampler order) =>
        split.Labels is { } labels ? [.. order.Indices.Select(index => (int)labels[(int)index])] : null;

    /// <summary>The ids of samples; their indices where they have none.</summary>
    internal static string[] Ids(DataSplit split, BatchSampler order) =>
        [.. order.Indices.Select(index => split.Ids is { } ids ? ids[(int)index] : index.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The generating factors of samples.</summary>
    internal static double[,]? Factors(DataSplit split, BatchSampler order)
    {
        if (split.Factors is not { } all)
        {
            return null;
        }
        int width = all.GetLength(1);
        var chosen = new double[order.Indices.Length, width];
        for (int row = 0; row < order.Indices.Length; row++)
        {
            for (int factor = 0; factor < width; factor++)
            {
                chosen[row, factor] = all[order.Indices[row], factor];
            }
        }
        return chosen;
    }
}
