using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text;

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

/// <summary>What datasets in two languages have in common.</summary>
public abstract record TranslationOptions : TextOptions
{
    [Description("Translation: the largest number of tokens of the target, its end included; 0 for that of length.")]
    [Range(0, 65_536)]
    public int TargetLength { get; init; }

    [Description("Translation with byte-pair encoding: the other language's vocab.json; empty for that of bpe_vocabulary.")]
    public string TargetBpeVocabulary { get; init; } = "";

    [Description("Translation with byte-pair encoding: the other language's merges.txt; empty for that of bpe_merges.")]
    public string TargetBpeMerges { get; init; } = "";

    internal override int OutputLength => TargetLength > 0 ? TargetLength : Length;

    internal override (string Vocabulary, string Merges) OutputBpe =>
        TargetBpeVocabulary.Length > 0 ? (TargetBpeVocabulary, TargetBpeMerges) : base.OutputBpe;

    private protected override bool HasTranslations => true;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult result in base.Validate(validationContext))
        {
            yield return result;
        }
        if (TargetLength == 1)
        {
            yield return new ValidationResult("target_length must be 0 or at least 2", [nameof(TargetLength)]);
        }
        bool ownPieces = TargetBpeVocabulary.Length + TargetBpeMerges.Length > 0;
        if ((TargetLength > 0 || ownPieces) && Task != TextTask.Translate)
        {
            yield return new ValidationResult(
                "target_length, target_bpe_vocabulary and target_bpe_merges are for task: translate", [nameof(Task)]);
        }
        if (ownPieces && (Tokens != TokenKind.Bpe || TargetBpeVocabulary.Length == 0 || TargetBpeMerges.Length == 0))
        {
            yield return new ValidationResult(
                "target_bpe_vocabulary and target_bpe_merges go together, with tokens: bpe", [nameof(Tokens)]);
        }
    }
}

/// <summary>What the datasets of files have in common whose validation samples may be held out of training.</summary>
public abstract record TextFileOptions : TextOptions
{
    [Description("The share of the training samples held out for validation, every class in proportion, where there is no file of them.")]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description("Seed of the choice of samples held out for validation; the run's own seed has no effect on it.")]
    public long Seed { get; init; }

    [Description(SharedDescriptions.EmptyLines)]
    public EmptyLines EmptyLines { get; init; } = EmptyLines.Skip;

    [Description(SharedDescriptions.BadSample)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;
}

/// <summary>Descriptions of options that several datasets have.</summary>
internal static class SharedDescriptions
{
    public const string Folder = "The folder of the files, relative to the data folder or absolute.";

    public const string Verify = "Whether the files must be the published ones; false allows your own in the same format.";

    public const string EmptyLines = "Whether lines without a text are left out and counted, or are bad samples.";

    public const string BadSample = "Whether a line that cannot be used stops the run, or is left out and counted.";
}

/// <summary>What must come out for a text.</summary>
public enum TextTask
{
    /// <summary>The same text.</summary>
    Autoencode,

    /// <summary>Its class.</summary>
    Classify,

    /// <summary>The text in the other language.</summary>
    Translate,
}

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

/// <summary>What becomes of a text with more tokens than a sequence holds.</summary>
public enum LongLines
{
    /// <summary>It loses its end; how many did is said once.</summary>
    Cut,

    /// <summary>It is a bad sample.</summary>
    Refuse,
}

/// <summary>What becomes of lines without a text.</summary>
public enum EmptyLines
{
    /// <summary>They are left out and counted.</summary>
    Skip,

    /// <summary>They are bad samples.</summary>
    Refuse,
}
