using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>
/// Measures sequences: how often the next token is guessed right when the true ones before it are given, how probable the true ones are, and
/// how near what the model writes on its own comes to them.
/// </summary>
internal sealed class SequenceMeter(ReconstructionLoss reconstruction) : IOutputMeter
{
    private readonly SequenceScores scores = new(padding: (int)CategoricalReconstruction.Void);
    private bool hasWritten;

    public bool ReadsWriting => true;

    /// <inheritdoc/>
    /// <param name="output">Logits, [batch, vocabulary, length].</param>
    /// <param name="target">Tokens, [batch, length], int64; void where nothing is wanted.</param>
    public void Add(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        double[] nats = PlainNumbers.Of(reconstruction.PerSample(output, target));
        int[][] guesses = Rows(output.argmax(1)), wanted = Rows(target);
        for (int sample = 0; sample < nats.Length; sample++)
        {
            scores.AddGuesses(guesses[sample], wanted[sample], reconstruction.IsLikelihood ? nats[sample] : null);
        }
    }

    /// <inheritdoc/>
    public void AddWriting(torch.Tensor written, torch.Tensor target)
    {
        hasWritten = true;
        foreach ((int[] given, int[] wanted) in Rows(written).Zip(Rows(target)))
        {
            scores.AddWriting(Words(given), Words(wanted));
        }
    }

    public IReadOnlyList<(string Key, Score Score)> Measure() => [.. scores.Measure().Select(entry => (entry.Key, WithReason(entry.Key, entry.Score)))];

    // Why a score is undefined is better known here than where it is computed.
    private Score WithReason(string key, Score score) => key switch
    {
        "perplexity" when !reconstruction.IsLikelihood => Score.Undefined($"{reconstruction.Name} is no likelihood"),
        "bleu_4" when !hasWritten => Score.Undefined("the architecture writes no sequences"),
        _ => score,
    };

    private static int[][] Rows(torch.Tensor tokens) => [.. PlainNumbers.Whole(tokens).Chunk((int)tokens.shape[1])];

    // What stands before the end.
    private static ReadOnlySpan<int> Words(ReadOnlySpan<int> tokens)
    {
        int end = tokens.IndexOfAny((int)SpecialTokens.End, (int)SpecialTokens.Padding, (int)CategoricalReconstruction.Void);
        return end < 0 ? tokens : tokens[..end];
    }
}
