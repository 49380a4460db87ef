using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Parametric;

namespace NebulaBench.Datasets.Shapes.Tests.Parametric;

/// <summary>Where bodies are put, and how they are joined.</summary>
[TestFixture]
internal sealed class PlacementTests
{
    private static readonly Mesh Front = Primitive.Box(0.1f, 0.1f, 0.1f).Moved(0, 0, 5);

    [Test]
    public void Turned_ByAQuarter_TakesTheFrontToTheRight() => AssertAt(Front.Turned(90), new(5, 0.05f, 0));

    [Test]
    public void Pitched_ByAQuarter_TakesTheTopToTheFront() => AssertAt(Front.Moved(0, 4, -5).Pitched(90), new(0, 0, 4.05f));

    [Test]
    public void Rolled_ByAQuarter_TakesTheRightUpwards() => AssertAt(Front.Moved(4, 0, -5).Rolled(90), new(-0.05f, 4, 0));

    [Test]
    public void Mirrored_ExchangesLeftAndRight() => AssertAt(Front.Moved(2, 0, 0).Mirrored(), new(-2, 0.05f, 5));

    [Test]
    public void Build_SeveralBodies_KeepsTheirPartsAndCorners()
    {
        var builder = new ShapeBuilder();
        builder.Add(Part.Body, Primitive.Box(1, 1, 1));
        builder.AddFour(Part.Leg, Primitive.Box(0.1f, 0.5f, 0.1f).Moved(1, 0, 2));
        Mesh mesh = builder.Build();

        Assert.That(mesh.Parts, Has.Length.EqualTo(mesh.Triangles.Length));
        Assert.That(mesh.Parts!.Distinct(), Is.EqualTo([(byte)Part.Body, (byte)Part.Leg]));
        Assert.That(Surface.OpenEdges(mesh), Is.Empty);
        Assert.That(Surface.BodyVolumes(mesh), Is.EqualTo([1, 0.005, 0.005, 0.005, 0.005]).Within(1e-4));
        Assert.That((Surface.Extents(mesh) - new Vector3(2.1f, 1, 4.1f)).Length(), Is.LessThan(1e-5));
    }

    private static void AssertAt(Mesh mesh, Vector3 expected)
    {
        Vector3 middle = Loft.Middle(mesh.Vertices);

        Assert.That((middle - expected).Length(), Is.LessThan(1e-5), $"it is at {middle}");
        Assert.That(Surface.Volume(mesh), Is.EqualTo(0.001).Within(1e-5));
    }
}
