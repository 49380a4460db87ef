using NebulaBench.Datasets;
using NebulaBench.Host.Evaluation.Output;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.Host.Evaluation.Models;

/// <summary>
/// Measures sequences: how often the next token is guessed right when the true ones before it are given, how probable the true ones are, and
/// how near what the model writes on its own comes to them.
/// </summary>
internal sealed class SequenceMeter(ReconstructionLoss reconstruction) : IOutputMeter
{
    private readonly Bleu bleu = new();
    private long right, tokens;
    private double nats;
    private bool hasWritten;

    public bool ReadsWriting => true;

    /// <inheritdoc/>
    /// <param name="output">Logits, [batch, vocabulary, length].</param>
    /// <param name="target">Tokens, [batch, length], int64; negative where nothing is wanted.</param>
    public void Add(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor counted = target.ge(0);
        right += output.argmax(1).eq(target).logical_and(counted).sum().ToInt64();
        tokens += counted.sum().ToInt64();
        nats += reconstruction.PerSample(output, target).to_type(torch.float64).sum().ToDouble();
    }

    /// <inheritdoc/>
    public void AddWriting(torch.Tensor written, torch.Tensor target)
    {
        hasWritten = true;
        int[] given = PlainNumbers.Whole(written), wanted = PlainNumbers.Whole(target);
        (int samples, int length, int targetLength) = ((int)written.shape[0], (int)written.shape[1], (int)target.shape[1]);
        for (int sample = 0; sample < samples; sample++)
        {
            bleu.Add(Words(given.AsSpan(sample * length, length)), Words(wanted.AsSpan(sample * targetLength, targetLength)));
        }
    }

    public IReadOnlyList<(string Key, Score Score)> Measure() =>
    [
        ("token_accuracy", tokens == 0 ? Score.Undefined("there are no tokens") : (double)right / tokens),
        ("perplexity", reconstruction.IsLikelihood
            ? SequenceScores.Perplexity(nats, tokens)
            : Score.Undefined($"{reconstruction.Name} is no likelihood")),
        ("bleu_4", hasWritten ? bleu.Measure() : Score.Undefined("the architecture writes no sequences")),
    ];

    // What stands before the end.
    private static ReadOnlySpan<int> Words(ReadOnlySpan<int> tokens)
    {
        int end = tokens.IndexOfAny((int)SpecialTokens.End, (int)SpecialTokens.Padding, (int)CategoricalReconstruction.Void);
        return end < 0 ? tokens : tokens[..end];
    }
}
