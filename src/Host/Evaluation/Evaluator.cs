using NebulaBench.Datasets;
using NebulaBench.Host.Evaluation.Clusters;
using NebulaBench.Host.Evaluation.Covariance;
using NebulaBench.Host.Evaluation.Usefulness;
using NebulaBench.Host.Training;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Host.Evaluation;

/// <summary>Measures a trained model: embeds its data once, then computes every family of metrics from plain numbers.</summary>
public sealed class Evaluator(EvaluationOptions options, SeedStream seeds, torch.Device device)
{
    /// <summary>Classifiers read the latents of at most this many training samples.</summary>
    private const int MostTrainingLatents = 20_000;

    /// <summary>Measures a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="training">The split it was fitted to: what classifiers on the latents learn from.</param>
    /// <param name="measured">The split that is measured.</param>
    /// <param name="classes">The number of classes, 0 where there are no labels.</param>
    public EvaluationResult Measure(LatentModel model, DataSplit training, DataSplit measured, int classes)
    {
        torch.manual_seed(seeds.Derive("evaluation"));
        var embedder = new Embedder(model, device);
        EmbeddedSplit test = embedder.Embed(measured, options.AtMost, reconstruct: true);
        LatentTable fitted = embedder.Embed(training, MostTrainingLatents, reconstruct: false).Latents;
        double[,]? prototypes = embedder.Prototypes();
        (IReadOnlyList<(string Key, Score Score)> covariance, CovarianceStructure structure) = CovarianceMetrics.Analyse(test.Latents);

        List<KeyValuePair<string, Score>> scores = [];
        Add(scores, "clusters", Clusters(test.Latents, prototypes?.GetLength(0), classes));
        Add(scores, "covariance", covariance);
        Add(scores, "usefulness", UsefulnessMetrics.Measure(fitted, test.Latents, options, seeds));
        Add(scores, "output", Output(test.Errors!));
        return new EvaluationResult(scores, test.Latents, prototypes, structure);
    }

    private IEnumerable<(string Key, Score Score)> Clusters(LatentTable latents, int? prototypes, int classes) =>
        from clustering in ClusterMeasurement.Run(latents, options, seeds, prototypes, classes > 1 ? classes : null)
        from entry in clustering.Scores
        select ($"{clustering.Key}/{entry.Key}", entry.Score);

    private static IEnumerable<(string Key, Score Score)> Output(ReconstructionErrors errors) =>
        [("reconstruction_nats", errors.Nats), ("mse", errors.MeanSquaredError)];

    private static void Add(
        List<KeyValuePair<string, Score>> scores, string family, IEnumerable<(string Key, Score Score)> measured) =>
        scores.AddRange(measured.Select(entry => KeyValuePair.Create($"{family}/{entry.Key}", entry.Score)));
}
