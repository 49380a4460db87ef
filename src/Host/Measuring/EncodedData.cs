using NebulaBench.Metrics;
using NebulaBench.Metrics.Selection;

namespace NebulaBench.Host.Measuring;

/// <summary>What a trained model makes of its data, as plain arrays: nothing that is scored needs the model any more.</summary>
/// <param name="Embeddings">The latents of both splits, with what is known of them.</param>
/// <param name="Outputs">The metrics of outputs, which have read every output: all outputs of a split would not fit into memory.</param>
/// <param name="Draws">The weights of draws from posteriors; null where the experiment wants none.</param>
/// <param name="Metrics">What is to be measured.</param>
public sealed record EncodedData(EmbeddingSet Embeddings, OutputMeasurements Outputs, LikelihoodInput? Draws, MetricSet Metrics);
