namespace NebulaBench.Datasets.Text.Samples;

/// <summary>The samples of a split as pieces.</summary>
internal sealed class TokenizedSplit
{
    private readonly List<TokenizedSample> samples = [];
    private readonly List<BadLine> bad = [];

    /// <summary>Cuts the samples.</summary>
    /// <param name="rows">The samples and what could not be one.</param>
    /// <param name="input">How texts are cut.</param>
    /// <param name="other">How translations are, or null where none are asked for.</param>
    /// <param name="longLines">What becomes of those that are too long.</param>
    public TokenizedSplit(TextRows rows, TokenSide input, TokenSide? other, LongLines longLines)
    {
        Empty = rows.Empty;
        bad.AddRange(rows.Bad);
        foreach (TextSample sample in rows.Samples)
        {
            (string[] pieces, int all) = input.Cut(sample.Text);
            (string[]? translated, int allTranslated) = other is null ? (null, 0) : other.Cut(sample.Other ?? "");
            string? problem = TooLong(all, input, "")
                ?? (other is null ? null : TooLong(allTranslated, other, "the other language's text: "));
            if (problem is not null && longLines == LongLines.Refuse)
            {
                bad.Add(new BadLine(sample.Where, problem));
                continue;
            }
            Shortened += problem is null ? 0 : 1;
            samples.Add(new TokenizedSample(sample, pieces, translated));
        }
    }

    /// <summary>The samples.</summary>
    public IReadOnlyList<TokenizedSample> Samples => samples;

    /// <summary>The lines that cannot be used.</summary>
    public IReadOnlyList<BadLine> Bad => bad;

    /// <summary>How many lines without a text were left out.</summary>
    public int Empty { get; }

    /// <summary>How many samples lost their end.</summary>
    public int Shortened { get; }

    private static string? TooLong(int pieces, TokenSide side, string which) =>
        pieces < side.Length ? null : $"{which}it has {pieces} tokens and an end, more than {side.Length}";
}

/// <summary>A sample as pieces.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Input">Its text's pieces.</param>
/// <param name="Other">Those of its translation, or null.</param>
internal sealed record TokenizedSample(TextSample Sample, string[] Input, string[]? Other);
