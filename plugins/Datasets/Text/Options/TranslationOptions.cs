using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Datasets.Text.Tokens;

namespace NebulaBench.Datasets.Text.Options;

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
