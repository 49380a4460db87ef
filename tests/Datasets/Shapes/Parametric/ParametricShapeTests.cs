using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Parametric;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Tests.Parametric;

/// <summary>What every class must do, whatever its factors are.</summary>
[TestFixture]
internal sealed class ParametricShapeTests
{
    private const int Draws = 200;

    private static readonly float[] Ratios = [ShapeFactors.Smallest, 0.85f, 1, 1.15f, ShapeFactors.Largest];

    private static IEnumerable<string> Names => ParametricShape.All.Select(shape => shape.Name);

    [Test]
    public void All_Classes_AreManyAndInTheOrderOfTheirNames()
    {
        Assert.That(Names, Is.Unique.And.Ordered);
        Assert.That(Names.Count(), Is.GreaterThanOrEqualTo(12));
    }

    [TestCaseSource(nameof(Names))]
    public void Build_AnyFactors_GivesClosedBodiesThatLookOutwards(string name)
    {
        foreach (Mesh mesh in Drawn(name).Select(For(name).Build))
        {
            Assert.That(mesh.Vertices.All(vertex => float.IsFinite(vertex.X + vertex.Y + vertex.Z)), "a corner is not finite");
            Assert.That(Surface.OpenEdges(mesh), Is.Empty);
            Assert.That(Surface.BodyVolumes(mesh), Is.All.Positive);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Build_AnyFactors_StandsOnTheGroundAndIsNoSpeckNorNeedle(string name)
    {
        foreach (Mesh mesh in Drawn(name).Select(For(name).Build))
        {
            Vector3 extents = Surface.Extents(mesh);

            Assert.That(mesh.Vertices.Min(vertex => vertex.Y), Is.Zero.Within(1e-6));
            Assert.That(MathF.Max(extents.X, MathF.Max(extents.Y, extents.Z)), Is.InRange(0.3, 3));
            Assert.That(MathF.Min(extents.X, MathF.Min(extents.Y, extents.Z)), Is.GreaterThan(0.05));
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Build_AnyFactors_HasTwoToFiveOfTheNamedParts(string name)
    {
        foreach (Mesh mesh in Drawn(name).Select(For(name).Build))
        {
            Assert.That(mesh.Parts, Has.Length.EqualTo(mesh.Triangles.Length));
            Assert.That(mesh.Parts!.Max(), Is.LessThan(ParametricShape.Parts.Count));
            Assert.That(mesh.Parts!.Distinct().Count(), Is.InRange(2, 5));
        }
    }

    [Test]
    public void Parts_OverAllClasses_AreAllUsedAndShared()
    {
        Dictionary<byte, int> classes = Names
            .SelectMany(name => Drawn(name).SelectMany(factors => For(name).Build(factors).Parts!).Distinct()).CountBy(part => part).ToDictionary();

        Assert.That(classes.Keys, Is.EquivalentTo(Enumerable.Range(0, ParametricShape.Parts.Count)));
        Assert.That(classes[(byte)Part.Body], Is.GreaterThanOrEqualTo(8));
        Assert.That(classes[(byte)Part.Leg], Is.GreaterThanOrEqualTo(7));
    }

    [TestCaseSource(nameof(Names))]
    public void Build_LargerHeight_IsHigherAgainstItsDepth(string name) => AssertGrows(
        name, (factors, ratio) => factors with { Height = ratio }, extents => extents.Y / extents.Z);

    [TestCaseSource(nameof(Names))]
    public void Build_LargerWidth_IsWiderAgainstItsDepth(string name) => AssertGrows(
        name, (factors, ratio) => factors with { Width = ratio }, extents => extents.X / extents.Z);

    [TestCaseSource(nameof(Names))]
    public void Build_OtherFactor_IsAnotherShape(string name)
    {
        ShapeFactors one = ShapeFactors.Draw(0, 0, new RandomStream(3)) with { Proportion = 0.4f, Thickness = 0.4f, Style = 0, Detail = 0 };
        ShapeFactors[] all =
        [
            one, one with { Proportion = 0.5f }, one with { Thickness = 0.5f }, one with { Style = 1 }, one with { Style = 2 },
            one with { Detail = 1 }, one with { Detail = 2 }, one with { Width = 1.01f }, one with { Height = 1.02f },
            one with { Heading = 5 },
        ];

        Assert.That(all.Select(factors => Digest(For(name).Build(factors))), Is.Unique);
    }

    [TestCaseSource(nameof(Names))]
    public void Build_SameFactors_IsTheSameShape(string name)
    {
        ShapeFactors factors = Drawn(name).First();

        Assert.That(Digest(For(name).Build(factors with { })), Is.EqualTo(Digest(For(name).Build(factors))));
    }

    [TestCaseSource(nameof(Names))]
    public void Build_Heading_TurnsAboutTheUprightAxisAndNothingElse(string name)
    {
        ShapeFactors straight = Drawn(name).First() with { Heading = 0 };
        Mesh turned = For(name).Build(straight with { Heading = 25 });
        Vector3[] expected = For(name).Build(straight).Turned(25).Vertices;

        Assert.That(turned.Vertices.Zip(expected, (one, other) => (one - other).Length()), Is.All.LessThan(1e-5));
    }

    // The other factors are drawn anew several times; width and height are measured before the shape is turned.
    private static void AssertGrows(string name, Func<ShapeFactors, float, ShapeFactors> set, Func<Vector3, float> measure)
    {
        foreach (ShapeFactors factors in Drawn(name).Take(40))
        {
            float[] measured = [.. Ratios.Select(ratio =>
                measure(Surface.Extents(For(name).Build(set(factors with { Heading = 0 }, ratio)))))];

            Assert.That(measured, Is.Ordered, factors.ToString());
            Assert.That(measured[^1], Is.GreaterThan(1.2 * measured[0]), factors.ToString());
        }
    }

    private static IEnumerable<ShapeFactors> Drawn(string name)
    {
        var random = new RandomStream(name.Length);
        return Enumerable.Range(0, Draws).Select(_ => ShapeFactors.Draw(0, 30, random));
    }

    private static string Digest(Mesh mesh) => string.Join(' ', mesh.Vertices);

    private static ParametricShape For(string name) => ParametricShape.All.Single(shape => shape.Name == name);
}
