using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>Options of <see cref="CategoricalReconstruction"/>.</summary>
public sealed record CategoricalReconstructionOptions : IValidatableObject
{
    /// <summary>How many times a place of the first class counts.</summary>
    [Description("How many times the places of class 0, the background or empty space, count compared to all others: less than 1 keeps sparse "
        + "classes from being drowned by it; other than 1 it is no likelihood any more.")]
    [Range(1e-6, 1e6)]
    public double BackgroundWeight { get; init; } = 1;

    /// <summary>How many times a place of each class counts.</summary>
    [Description("How many times the places of each class count, one entry a class in their order; empty for all alike. Weights that are not all 1 "
        + "make no likelihood.")]
    [Range(1e-6, 1e6)]
    public IReadOnlyList<double> ClassWeights { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClassWeights.Count > 0 && BackgroundWeight != 1)
        {
            yield return new ValidationResult(
                "class_weights has an entry for class 0, which background_weight would change again: write one of the two", [nameof(BackgroundWeight)]);
        }
    }
}
