using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Objectives;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runtime;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.NewData;

/// <summary>Encodes new data with a trained model, batch after batch.</summary>
/// <param name="model">The model.</param>
/// <param name="info">What the dataset of its run said of itself.</param>
/// <param name="device">Where the model is.</param>
/// <param name="runtime">The process that computes.</param>
internal sealed class NewDataEncoder(LatentModel model, DatasetInfo info, torch.Device device, IComputeRuntime runtime)
{
    /// <summary>Encodes samples in their order.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="batchSize">How many at once.</param>
    /// <param name="decode">Whether they are decoded too.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    public IEnumerable<EncodedSamples> Encode(DataSplit data, int batchSize, bool decode, CancellationToken cancellation)
    {
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        using IComputeScope compute = runtime.Begin();
        int done = 0;
        foreach (Batch batch in data.Read(BatchSampler.Sequential(data.Count, batchSize), device))
        {
            cancellation.ThrowIfCancellationRequested();
            compute.BetweenSteps();
            LatentBatch embedding = model.Embed(batch.Input);
            int count = (int)batch.Size, first = done;
            EncodedSamples encoded = new()
            {
                Ids = [.. Enumerable.Range(first, count).Select(index => data.Ids?[index] ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture))],
                Latents = Floats(embedding.Mean),
                LogVariances = embedding.LogVariance is { } logVariance ? Floats(logVariance) : null,
                Assignments = model.Objective.Assign(embedding.Mean) is { } assigned ? DenseArray.From(PlainNumbers.Whole(assigned)) : null,
            };
            if (decode)
            {
                encoded = Decoded(encoded, embedding, batch);
            }
            scope.DisposeEverything();
            done += count;
            yield return encoded;
        }
    }

    private EncodedSamples Decoded(EncodedSamples encoded, LatentBatch embedding, Batch batch)
    {
        if (info.OutputVocabulary is { } vocabulary)
        {
            torch.Tensor written = model.Writer?.Generate(embedding.Code, new GenerationOptions()) ?? model.Decode(embedding.Code, batch).argmax(1);
            int[] tokens = PlainNumbers.Whole(written);
            return encoded with { Texts = [.. tokens.Chunk((int)written.shape[1]).Select(row => vocabulary.Text(row.Select(token => (long)token)))] };
        }
        torch.Tensor output = model.Decode(embedding.Code, batch);
        return encoded with
        {
            Outputs = model.Reconstruction.TakesClasses
                ? DenseArray.From(PlainNumbers.Whole(output.argmax(1)), Axes(output, skip: 1))
                : Floats(model.Reconstruction.Present(output)),
        };
    }

    // A model computes in single precision, so nothing is lost on the way.
    private static DenseArray Floats(torch.Tensor tensor) =>
        DenseArray.From(Array.ConvertAll(PlainNumbers.For(tensor), value => (float)value), Axes(tensor, skip: 0));

    // [batch, …], without the classes that labels were chosen from.
    private static int[] Axes(torch.Tensor tensor, int skip) => [(int)tensor.shape[0], .. tensor.shape.Skip(1 + skip).Select(axis => (int)axis)];
}

/// <summary>What a model makes of a batch, row by row.</summary>
internal sealed record EncodedSamples
{
    /// <summary>What the samples are called.</summary>
    public required string[] Ids { get; init; }

    /// <summary>The latents (posterior means), [batch, latent].</summary>
    public required DenseArray Latents { get; init; }

    /// <summary>The logarithms of the posteriors' variances, [batch, latent], or null.</summary>
    public DenseArray? LogVariances { get; init; }

    /// <summary>The prototypes that the samples are assigned to, [batch], or null.</summary>
    public DenseArray? Assignments { get; init; }

    /// <summary>What the model decodes, [batch, …]: numbers in the data's own units, or labels; null where it was not asked for, or texts come out.</summary>
    public DenseArray? Outputs { get; init; }

    /// <summary>The texts that the model writes, or null.</summary>
    public string[]? Texts { get; init; }
}
