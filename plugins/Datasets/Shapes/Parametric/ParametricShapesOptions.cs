using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Options;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>The options of <c>parametric-shapes</c>.</summary>
public sealed record ParametricShapesOptions : MeshOptions
{
    [Description("The number of training samples.")]
    [Range(10, 1_000_000)]
    public int Training { get; init; } = 2_000;

    [Description("The number of validation samples.")]
    [Range(0, 1_000_000)]
    public int Validation { get; init; } = 300;

    [Description("The number of test samples.")]
    [Range(10, 1_000_000)]
    public int Test { get; init; } = 600;

    [Description("The largest rotation about the upright axis in either direction, in degrees; 180 for any direction.")]
    [Range(0.0, 180.0)]
    public double Heading { get; init; } = 30;

    [Description("The classes to draw from, in the order of their labels; empty for all.")]
    public IReadOnlyList<string> Classes { get; init; } = [];

    private protected override bool HasParts => true;

    /// <summary>The chosen classes.</summary>
    internal IReadOnlyList<ParametricShape> Chosen => Classes.Count == 0
        ? ParametricShape.All
        : [.. Classes.Select(name => ParametricShape.All.Single(shape => shape.Name == name))];

    /// <summary>The number of samples of a split.</summary>
    internal int Count(SplitName split) => split switch
    {
        SplitName.Training => Training,
        SplitName.Validation => Validation,
        _ => Test,
    };

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult result in base.Validate(validationContext))
        {
            yield return result;
        }
        string[] known = [.. ParametricShape.All.Select(shape => shape.Name)];
        foreach (string name in Classes.Except(known))
        {
            yield return new ValidationResult($"there is no class '{name}'; there are {string.Join(", ", known)}", [nameof(Classes)]);
        }
        if (Classes.Distinct().Count() < Classes.Count)
        {
            yield return new ValidationResult("a class may be named once only", [nameof(Classes)]);
        }
    }
}
