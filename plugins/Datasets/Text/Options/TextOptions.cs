using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Datasets.Text.Tokens;

namespace NebulaBench.Datasets.Text.Options;

/// <summary>What all datasets of texts have in common.</summary>
public abstract record TextOptions : IValidatableObject
{
    [Description("The target: the same text, its class, or the text in the other language.")]
    public TextTask Task { get; init; } = TextTask.Autoencode;

    [Description("What a text is split into: words, characters, or BPE tokens.")]
    public TokenKind Tokens { get; init; } = TokenKind.Words;

    [Description("The largest number of tokens of a text, its end included; shorter ones are padded.")]
    [Range(2, 65_536)]
    public int Length { get; init; } = 40;

    [Description("Whether a text with more tokens loses its end, or is a bad sample.")]
    public LongLines LongLines { get; init; } = LongLines.Cut;

    [Description("Words and characters: whether text is converted to lower case.")]
    public bool LowerCase { get; init; } = true;

    [Description("Words and characters: how often one must occur in the training texts to have a number; others are <unknown>.")]
    [Range(1, int.MaxValue)]
    public int MinCount { get; init; } = 1;

    [Description("Words and characters: the largest vocabulary, including the four special tokens; the rarest are left out.")]
    [Range(SpecialTokens.Count + 1, 10_000_000)]
    public int Vocabulary { get; init; } = 20_000;

    [Description("Byte-pair encoding: the tokenizer's vocab.json, relative to the data folder or absolute.")]
    public string BpeVocabulary { get; init; } = "";

    [Description("Byte-pair encoding: the tokenizer's merges.txt, relative to the data folder or absolute.")]
    public string BpeMerges { get; init; } = "";

    /// <summary>The largest number of tokens of a translation.</summary>
    internal virtual int OutputLength => Length;

    /// <summary>The files of a byte-pair encoding of translations.</summary>
    internal virtual (string Vocabulary, string Merges) OutputBpe => (BpeVocabulary, BpeMerges);

    /// <summary>Whether the data know classes.</summary>
    private protected virtual bool HasClasses => true;

    /// <summary>Whether the data are in two languages.</summary>
    private protected virtual bool HasTranslations => false;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Task == TextTask.Classify && !HasClasses)
        {
            yield return new ValidationResult("task: classify needs labels, which these data do not have", [nameof(Task)]);
        }
        if (Task == TextTask.Translate && !HasTranslations)
        {
            yield return new ValidationResult("task: translate needs texts in two languages, which these data are not", [nameof(Task)]);
        }
        if (Tokens == TokenKind.Bpe && (BpeVocabulary.Length == 0 || BpeMerges.Length == 0))
        {
            yield return new ValidationResult("tokens: bpe needs bpe_vocabulary and bpe_merges", [nameof(Tokens)]);
        }
        if (Tokens != TokenKind.Bpe && BpeVocabulary.Length + BpeMerges.Length > 0)
        {
            yield return new ValidationResult("bpe_vocabulary and bpe_merges are for tokens: bpe", [nameof(Tokens)]);
        }
    }
}
