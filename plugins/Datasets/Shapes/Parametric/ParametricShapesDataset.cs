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
