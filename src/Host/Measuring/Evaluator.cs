using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Measuring;

/// <summary>Computes every family of metrics from the arrays that a model was turned into.</summary>
/// <param name="options">How to measure.</param>
/// <param name="seeds">Where the draws of metrics get their seeds from.</param>
public sealed class Evaluator(EvaluationOptions options, SeedStream seeds)
{
    /// <summary>Measures encoded data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="classes">How many classes the dataset has; clusters are looked for where there is more than one.</param>
    public EvaluationResult Measure(EncodedData data, int classes)
    {
        ArgumentNullException.ThrowIfNull(data);
        EmbeddingScores details = new EmbeddingScorer(options, seeds, data.Metrics).Score(data.Embeddings, classes > 1 ? classes : null);
        var scores = new ScoreList();
        scores.Add(details.Scores);
        scores.Add("output", data.Outputs.Measure());
        if (data.Draws is { } draws)
        {
            scores.Add("output", data.Metrics.Measure(draws));
        }
        return new EvaluationResult(scores.Entries, data.Embeddings, details) { Foreign = data.Metrics.Foreign };
    }
}
