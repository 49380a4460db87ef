using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Parametric.Designs;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>A class of shapes, each determined by its factors.</summary>
public sealed class ParametricShape
{
    private readonly Action<ShapeFactors, ShapeBuilder> design;

    private ParametricShape(string name, Action<ShapeFactors, ShapeBuilder> design)
    {
        Name = name;
        this.design = design;
    }

    /// <summary>All classes, in the order of their labels.</summary>
    public static IReadOnlyList<ParametricShape> All { get; } =
    [
        new("aeroplane", Aeroplane.Build),
        new("bed", Bed.Build),
        new("bookshelf", Bookshelf.Build),
        new("bottle", Bottle.Build),
        new("car", Car.Build),
        new("chair", Chair.Build),
        new("figure", Figure.Build),
        new("guitar", Guitar.Build),
        new("lamp", Lamp.Build),
        new("mug", Mug.Build),
        new("ship", Ship.Build),
        new("sofa", Sofa.Build),
        new("table", Table.Build),
        new("tree", Tree.Build),
    ];

    /// <summary>The parts' names in the order of their labels, the same for all classes.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. Enum.GetNames<Part>().Select(name => name.ToLowerInvariant())];

    /// <summary>What the class is called.</summary>
    public string Name { get; }

    /// <summary>The shape that the factors describe: y upwards, standing on y = 0, its front towards +z before it is turned.</summary>
    /// <param name="factors">The factors.</param>
    public Mesh Build(ShapeFactors factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        var builder = new ShapeBuilder();
        design(factors, builder);
        Mesh mesh = builder.Build();
        return mesh.Moved(0, -mesh.Vertices.Min(vertex => vertex.Y), 0).Turned(factors.Heading);
    }
}

/// <summary>What a part of a shape is, in words that mean the same in every class.</summary>
public enum Part
{
    /// <summary>The main mass: fuselage, hull, trunk of a person, vessel of a mug, frame.</summary>
    Body,

    /// <summary>What it stands on: leg, foot, pedestal, pot.</summary>
    Leg,

    /// <summary>What lies flat and carries: seat, table top, mattress, shelf board.</summary>
    Surface,

    /// <summary>What stands upright behind: back rest, head board, rear wall.</summary>
    Back,

    /// <summary>What is held or holds: arm, arm rest, handle.</summary>
    Arm,

    /// <summary>A wing that carries.</summary>
    Wing,

    /// <summary>What steers or sits at the rear: fin, tail plane, spoiler.</summary>
    Tail,

    /// <summary>A wheel.</summary>
    Wheel,

    /// <summary>An engine.</summary>
    Engine,

    /// <summary>What spreads at the end of a stem: lamp shade, crown of a tree, sail.</summary>
    Crown,

    /// <summary>What tops the body: head, cap, cabin, bridge.</summary>
    Head,

    /// <summary>What is long and slender: stem, trunk, mast, funnel, neck.</summary>
    Stem,
}
