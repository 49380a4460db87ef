using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Parametric;

namespace NebulaBench.Datasets.Shapes.Tests.Parametric;

[TestFixture]
internal sealed class PrimitiveTests
{
    private static readonly Vector2[] Square = [new(-1, -1), new(1, -1), new(1, 1), new(-1, 1)];

    // Round bodies lie inside the exact ones: their volume is a few per cent less.
    private static readonly (string Name, Mesh Mesh, double Volume, Vector3 Extents)[] All =
    [
        ("box", Primitive.Box(1, 2, 3), 6, new(1, 2, 3)),
        ("tapered box", Primitive.TaperedBox(2, 2, 1, 1, 3), 7, new(2, 3, 2)),
        ("pushed box", Primitive.TaperedBox(2, 2, 2, 2, 3, push: 1), 12, new(2, 3, 3)),
        ("plate", Primitive.Plate(Square, 0.5f), 2, new(2, 2, 0.5f)),
        ("cylinder", Primitive.Cylinder(1, 2), 2 * Math.PI, new(2, 2, 2)),
        ("frustum", Primitive.Frustum(2, 1, 3), 7 * Math.PI, new(4, 3, 4)),
        ("cone", Primitive.Frustum(1, 0, 3), Math.PI, new(2, 3, 2)),
        ("cone on its tip", Primitive.Frustum(0, 1, 3), Math.PI, new(2, 3, 2)),
        ("ellipsoid", Primitive.Ellipsoid(1, 2, 3), 8 * Math.PI, new(2, 4, 6)),
        ("dome", Primitive.Dome(1, 2, 1), 4 * Math.PI / 3, new(2, 2, 2)),
        ("capsule", Primitive.Capsule(1, 4), 10 * Math.PI / 3, new(2, 4, 2)),
        ("torus", Primitive.Torus(2, 0.5f), Math.PI * Math.PI, new(5, 1, 5)),
        ("hollow lathe", Primitive.Lathe([new(1, 0), new(1, 2), new(0.5f, 2), new(0.5f, 1)]), 1.75 * Math.PI, new(2, 2, 2)),
        ("rod", Tube.Rod(new(0, 0, 0), new(0, 0, 2), 1), 2 * Math.PI, new(2, 2, 2)),
        ("bar", Tube.Bar(new(0, 0, 0), new(0, 3, 0), 2), 12, new(2, 3, 2)),
        ("lying bar", Tube.Bar(new(0, 0, 0), new(3, 0, 0), 2), 12, new(3, 2, 2)),
        ("bent tube", Tube.Along([new(0, 0, 0), new(0, 5, 0), new(5, 10, 0), new(10, 10, 0)], 0.1f), 0.0314159 * 17.07, new(10.1f, 10.1f, 0.2f)),
        ("wing", Blade.Wing(2, (0.5f, -0.5f), (0.5f, -0.5f), 0.1f), 0.075, new(2, 0.1f, 1)),
        ("fin", Blade.Fin(2, (0.5f, -0.5f), (0.5f, -0.5f), 0.1f), 0.075, new(0.1f, 2, 1)),
    ];

    private static IEnumerable<string> Names => All.Select(primitive => primitive.Name);

    [TestCaseSource(nameof(Names))]
    public void Mesh_OfEveryPrimitive_IsClosed(string name) => Assert.That(Surface.OpenEdges(For(name).Mesh), Is.Empty);

    [TestCaseSource(nameof(Names))]
    public void Mesh_OfEveryPrimitive_LooksOutwardsAndHasItsVolume(string name) =>
        Assert.That(Surface.Volume(For(name).Mesh), Is.EqualTo(For(name).Volume).Within(6).Percent);

    [TestCaseSource(nameof(Names))]
    public void Mesh_OfEveryPrimitive_HasItsExtents(string name)
    {
        Vector3 actual = Surface.Extents(For(name).Mesh), expected = For(name).Extents;

        for (int axis = 0; axis < 3; axis++)
        {
            Assert.That(actual[axis], Is.EqualTo(expected[axis]).Within(4).Percent, $"axis {axis}");
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Mirrored_OfEveryPrimitive_LooksOutwardsStill(string name)
    {
        Mesh mirrored = For(name).Mesh.Moved(3, 1, 2).Mirrored();

        Assert.That(Surface.OpenEdges(mirrored), Is.Empty);
        Assert.That(Surface.Volume(mirrored), Is.EqualTo(Surface.Volume(For(name).Mesh)).Within(0.1).Percent);
    }

    private static (string Name, Mesh Mesh, double Volume, Vector3 Extents) For(string name) => All.Single(primitive => primitive.Name == name);
}
