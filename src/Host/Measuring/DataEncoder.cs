using NebulaBench.Datasets;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Measuring;

/// <summary>Encodes the data of a trained model, once, into the arrays that are measured.</summary>
/// <param name="options">How to measure.</param>
/// <param name="latentDimension">The width of the model's latents.</param>
/// <param name="seeds">Where draws from posteriors get their seed from.</param>
/// <param name="device">Where the model is.</param>
/// <param name="metrics">What is measured; null for the metrics of the suite.</param>
public sealed class DataEncoder(
    EvaluationOptions options, int latentDimension, SeedStream seeds, torch.Device device, MetricSet? metrics = null)
{
    private readonly MetricSet metrics = metrics ?? BundledMetrics.Set(options);
    private readonly MemoryBudget budget = new(options.MemoryMib, latentDimension);

    /// <summary>Encodes both splits, decodes the measured one, and draws from its posteriors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="training">The split it was fitted to: what classifiers on the latents learn from.</param>
    /// <param name="measured">The split that is measured.</param>
    /// <param name="info">What the dataset says of itself.</param>
    public EncodedData Encode(LatentModel model, DataSplit training, DataSplit measured, DatasetInfo info)
    {
        torch.manual_seed(seeds.Derive("evaluation"));
        var embedder = new Embedder(model, info, device);
        long samples = Samples(measured);
        var outputs = new OutputReader(info, model.Reconstruction, metrics, EarthMoversEvery(samples));
        EmbeddingSet test = embedder.Embed(measured, samples, options.NeighborhoodSamples, outputs);
        EmbeddingSet set = test with
        {
            Training = embedder.Latents(training, budget.TrainingLatents),
            Prototypes = embedder.Prototypes(),
        };
        return new EncodedData(set, outputs.Measurements, new ImportanceSampling(model, info.Output, device).Draw(measured, options), metrics);
    }

    private long Samples(DataSplit measured)
    {
        long wanted = options.AtMost == 0 ? measured.Count : Math.Min(options.AtMost, measured.Count);
        return Math.Min(wanted, budget.MeasuredSamples);
    }

    private int EarthMoversEvery(long samples) =>
        options.EarthMoversSamples == 0 ? 0 : (int)Math.Max(1, (samples + options.EarthMoversSamples - 1) / options.EarthMoversSamples);
}
