using System.Globalization;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Datasets.Text.Samples;

/// <summary>The samples of all splits as pieces, and the vocabularies that the training samples gave.</summary>
internal sealed class TextStore
{
    private readonly TextCatalog catalog;
    private readonly TextTask task;

    /// <summary>Cuts the samples and makes the vocabularies.</summary>
    /// <param name="catalog">The samples.</param>
    /// <param name="task">What must come out.</param>
    /// <param name="input">How texts become tokens.</param>
    /// <param name="other">How translations do; null for any other task.</param>
    /// <param name="longLines">What becomes of texts that are too long.</param>
    public TextStore(TextCatalog catalog, TextTask task, TokenSide input, TokenSide? other, LongLines longLines)
    {
        this.catalog = catalog;
        this.task = task;
        Input = input;
        Other = other;
        Splits = catalog.Splits.ToDictionary(pair => pair.Key, pair => new TokenizedSplit(pair.Value, input, other, longLines));
        IReadOnlyList<TokenizedSample> training = Splits[SplitName.Training].Samples;
        input.Learn(training.Select(sample => sample.Input));
        other?.Learn(training.Select(sample => sample.Other!));
    }

    /// <summary>How texts become tokens.</summary>
    public TokenSide Input { get; }

    /// <summary>How translations do; null for any other task.</summary>
    public TokenSide? Other { get; }

    /// <summary>The splits.</summary>
    public IReadOnlyDictionary<SplitName, TokenizedSplit> Splits { get; }

    /// <summary>The tensors of a split.</summary>
    /// <param name="split">Which one.</param>
    public ResidentSplit Load(SplitName split)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TokenizedSplit cut = Splits[split];
        long[]? labels = catalog.Classes.Count > 0 ? [.. cut.Samples.Select(sample => sample.Sample.Label)] : null;
        torch.Tensor inputs = Rows(cut, Input, sample => sample.Input, SpecialTokens.Padding);
        torch.Tensor targets = task switch
        {
            TextTask.Classify => torch.tensor(labels!),
            TextTask.Translate => Rows(cut, Other!, sample => sample.Other!, CategoricalReconstruction.Void),
            _ => Rows(cut, Input, sample => sample.Input, CategoricalReconstruction.Void),
        };
        // The numbers of the samples' lines in their file, or of generated sentences.
        string[] ids = [.. cut.Samples.Select(sample => sample.Sample.Where.Number.ToString(CultureInfo.InvariantCulture))];
        return new ResidentSplit(inputs, targets, labels, Factors(cut), ids, cut.Bad.Count + cut.Empty);
    }

    // [samples, length]
    private static torch.Tensor Rows(TokenizedSplit cut, TokenSide side, Func<TokenizedSample, string[]> pieces, long filling)
    {
        var tokens = new long[(long)cut.Samples.Count * side.Length];
        for (int at = 0; at < cut.Samples.Count; at++)
        {
            side.Write(pieces(cut.Samples[at]), tokens.AsSpan(at * side.Length, side.Length), filling);
        }
        return torch.tensor(tokens, [cut.Samples.Count, side.Length]);
    }

    private double[,]? Factors(TokenizedSplit cut)
    {
        if (catalog.Factors.Count == 0)
        {
            return null;
        }
        var table = new double[cut.Samples.Count, catalog.Factors.Count];
        for (int at = 0; at < cut.Samples.Count; at++)
        {
            for (int factor = 0; factor < catalog.Factors.Count; factor++)
            {
                table[at, factor] = cut.Samples[at].Sample.Factors![factor];
            }
        }
        return table;
    }
}
