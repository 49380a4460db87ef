using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Datasets.Images;

/// <summary>The options of <c>mnist</c> and <c>fashion-mnist</c>.</summary>
public sealed record IdxImageOptions : IValidatableObject
{
    private const int PublishedTrainingSamples = 60_000;

    [Description("Samples of the training files held out for validation: a fixed choice, in which every class has its share. "
        + "0 trains on all of them and leaves the validation split empty.")]
    [Range(0, 59_000)]
    public int Validation { get; init; } = 5_000;

    [Description("Train on only this many of the remaining samples, stratified by class; a smaller subset is part of a larger "
        + "one. 0 takes all.")]
    [Range(0, 60_000)]
    public int TrainingSubset { get; init; }

    [Description("Test on only this many samples, stratified by class; 0 takes all.")]
    [Range(0, 10_000)]
    public int TestSubset { get; init; }

    [Description("Black and white instead of gray: by threshold (at one half), or sampled once with the gray value as probability.")]
    public Binarization Binarize { get; init; } = Binarization.None;

    [Description("The seed of the sampled binarization; the run's own seed does not change the data.")]
    public long BinarizeSeed { get; init; }

    [Description("Whether the files' content must have the published SHA-256.")]
    public bool Verify { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Verify && Validation + TrainingSubset > PublishedTrainingSamples)
        {
            yield return new ValidationResult(
                "validation and training_subset together must not exceed the 60000 training samples", [nameof(TrainingSubset)]);
        }
    }
}
