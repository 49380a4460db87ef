namespace NebulaBench.Datasets;

/// <summary>The tokens that every vocabulary begins with.</summary>
public static class SpecialTokens
{
    /// <summary>Fills a sequence up to its length.</summary>
    public const long Padding = 0;

    /// <summary>What a decoder is given before the first token; never part of a sample.</summary>
    public const long Begin = 1;

    /// <summary>The last token of a sequence.</summary>
    public const long End = 2;

    /// <summary>Stands for whatever the vocabulary does not have.</summary>
    public const long Unknown = 3;

    /// <summary>The number of special tokens, and so the first of the others.</summary>
    public const int Count = 4;

    /// <summary>What they are written as.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["<pad>", "<begin>", "<end>", "<unknown>"];
}
