using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>
/// Things such as chairs, lamps and ships, built from simple bodies by a few factors: shapes that need no download, whose classes,
/// parts and generating factors are known.
/// </summary>
/// <param name="options">The experiment's options.</param>
/// <param name="preparation">Told how far the preparation is.</param>
public sealed class ParametricShapesDataset(ParametricShapesOptions options, IProgressReporter preparation)
    : ShapeDataset("parametric-shapes", options, BadSample.Refuse, preparation)
{
    internal override IReadOnlyList<string> NewExtensions => MeshFile.Extensions;

    internal override IEnumerable<ShapeModel> NewModels(string path) => [new MeshModel(path, 0, 0, () => MeshFile.Read(FileModel.Bytes(path), path))];

    // Only factors are drawn here; each mesh is made when it is prepared, and dropped again.
    internal override ShapeCatalog ReadCatalog()
    {
        var forge = new ShapeGenerator(options.Seed, options.Heading, options.Chosen);
        return new ShapeCatalog
        {
            Splits = Enum.GetValues<SplitName>().ToDictionary(split => split, split => Models(forge, split)),
            Classes = [.. options.Chosen.Select(shape => shape.Name)],
            Factors = ShapeFactors.Names,
            Parts = ParametricShape.Parts.Count,
            License = "made by the program: no rights reserved",
        };
    }

    private IReadOnlyList<ShapeModel> Models(ShapeGenerator forge, SplitName split) =>
        [.. Enumerable.Range(0, options.Count(split)).Select(index => Model(forge, split.ToString(), index))];

    private static MeshModel Model(ShapeGenerator forge, string set, int index)
    {
        ShapeFactors factors = forge.Draw(set, index);
        // The same index of two splits must not draw the same points.
        long key = new Randomness.SeedStream(index).Derive(set);
        return new MeshModel($"{set} sample {index}", factors.Class, key, () => forge.Make(factors)) { Factors = factors.ToArray() };
    }
}

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
