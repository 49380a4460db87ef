namespace NebulaBench.Datasets.Text.Tokens;

/// <summary>What a text is cut into.</summary>
public enum TokenKind
{
    /// <summary>Runs of letters and digits; every other sign is a token of its own, white space is none.</summary>
    Words,

    /// <summary>Characters, white space among them.</summary>
    Characters,

    /// <summary>The pieces of byte-pair encoding, by files of the user's.</summary>
    Bpe,
}
