using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.PluginConformance;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>The options of a dataset that generates its meshes.</summary>
internal sealed record GeneratedOptions : MeshOptions
{
    private protected override bool HasParts => true;
}

/// <summary>A dataset that generates its meshes, their parts and factors known: boxes on boxes.</summary>
internal sealed class GeneratedShapes(GeneratedOptions options, IProgressReporter preparation)
    : ShapeDataset("generated", options, BadSample.Refuse, preparation)
{
    internal override IReadOnlyList<string> NewExtensions => MeshFile.Extensions;

    internal override IEnumerable<ShapeModel> NewModels(string path) => [];

    internal override ShapeCatalog ReadCatalog() => new()
    {
        Splits = Enum.GetValues<SplitName>().ToDictionary(split => split, IReadOnlyList<ShapeModel> (split) =>
            [.. Enumerable.Range(0, 8).Select(index => Model((100 * (long)split) + index, index % 2))]),
        Classes = ["flat", "tall"],
        Factors = ["width", "height"],
        Parts = 2,
        License = "made by the program: no rights reserved",
    };

    private static MeshModel Model(long key, long label)
    {
        var random = new RandomStream(key);
        float width = (float)random.NextDouble(0.2, 0.8), height = (float)random.NextDouble(0.2, 0.4) + label;
        return new MeshModel($"shape {key}", label, key, () => Solids.Together(
            Solids.Box(1, 0.2f, 1, new(0, -0.2f, 0), 0), Solids.Box(width, height, width, new(0, height, 0), 1)))
        {
            Factors = [width, height],
        };
    }
}

[TestFixture(Representation.Points, false)]
[TestFixture(Representation.Points, true)]
[TestFixture(Representation.Voxels, false)]
internal sealed class GeneratedShapesConformance(Representation representation, bool normals) : DatasetConformance
{
    private readonly TemporaryData data = new();

    // Boxes of nearly the same size fill the same cells.
    protected override bool SamplesAreUnique => representation == Representation.Points;

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() => new GeneratedShapes(
        new GeneratedOptions { Task = ShapeTask.Segment, Representation = representation, Normals = normals, Points = 60, Resolution = 24 }, data);
}
