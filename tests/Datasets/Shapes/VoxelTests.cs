using System.Numerics;
using CsCheck;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture]
internal sealed class VoxelTests
{
    [Test]
    public void Surface_TriangleInOneLayer_IsExactlyTheCellsItTouches()
    {
        // In cells of a grid of 4: corners (0.5, 0.5), (2.5, 0.5), (0.5, 2.5) at height z = 1.5. Its long side x + y = 3
        // meets the cells (2, 1) and (1, 2) in a corner only, but cells are closed.
        var mesh = new Mesh([new(-0.75f, -0.75f, -0.25f), new(0.25f, -0.75f, -0.25f), new(-0.75f, 0.25f, -0.25f)], [new(0, 1, 2)]);
        VoxelGrid grid = SurfaceVoxels.For(mesh, 4);

        Assert.That(Filled(grid), Is.EquivalentTo(new[]
        {
            (0, 0, 1), (1, 0, 1), (2, 0, 1), (0, 1, 1), (1, 1, 1), (0, 2, 1),
            (2, 1, 1), (1, 2, 1),
        }));
    }

    [Test]
    public void Surface_CubeAroundTheVolume_FillsTheOuterCellsOnly()
    {
        VoxelGrid grid = SurfaceVoxels.For(Solids.Box(1, 1, 1), 6);

        Assert.That(Filled(grid).Count(), Is.EqualTo((6 * 6 * 6) - (4 * 4 * 4)));
        Assert.That(Filled(grid), Is.All.Matches<(int X, int Y, int Z)>(cell =>
            cell.X is 0 or 5 || cell.Y is 0 or 5 || cell.Z is 0 or 5));
    }

    [Test]
    public void Surface_AnyTriangle_HoldsEveryPointOfIt() => Gen.Float[-1.2f, 1.2f].Array[9].Sample(
        values =>
        {
            var mesh = new Mesh([new(values.AsSpan(0, 3)), new(values.AsSpan(3, 3)), new(values.AsSpan(6, 3))], [new(0, 1, 2)]);
            if (MeshArea.Cumulated(mesh)[0] < 1e-6)
            {
                return true; // thinner than numbers are exact
            }
            VoxelGrid grid = SurfaceVoxels.For(mesh, 9);
            PointCloud points = SurfaceSampler.Sample(mesh, 200, normals: false, new RandomStream(1));
            return Enumerable.Range(0, 200).All(point =>
            {
                // A little inwards from the cell's border, where a float's rounding could be on the other side.
                double[] at = [.. points.Coordinates.AsSpan(point * 3, 3).ToArray().Select(value => (value + 1.0) * 4.5)];
                return at.Any(c => c < 0 || c > 9 || Math.Abs(c - Math.Round(c)) < 1e-4)
                    || grid.Cells[((((int)at[2] * 9) + (int)at[1]) * 9) + (int)at[0]] != 0;
            });
        },
        iter: 300);

    [Test]
    public void Surface_AnyTriangle_FillsNoCellFarFromIt() => Gen.Float[-1f, 1f].Array[9].Sample(
        values =>
        {
            var mesh = new Mesh([new(values.AsSpan(0, 3)), new(values.AsSpan(3, 3)), new(values.AsSpan(6, 3))], [new(0, 1, 2)]);
            var triangle = new CellTriangle(mesh, mesh.Triangles[0], 9);
            return Filled(SurfaceVoxels.For(mesh, 9)).All(cell =>
                TriangleDistance.Squared(triangle, new Cells(cell.X + 0.5, cell.Y + 0.5, cell.Z + 0.5)) <= 0.7501); // half a diagonal
        },
        iter: 300);

    [Test]
    public void Solid_Cube_HasExactlyItsVolume() =>
        Assert.That(Filled(SolidVoxels.For(Solids.Box(0.5f, 0.5f, 0.5f), 16)).Count(), Is.EqualTo(8 * 8 * 8));

    [TestCase(16)]
    [TestCase(33)]
    public void Solid_Ball_IsNearItsVolume(int resolution)
    {
        double cells = Filled(SolidVoxels.For(Solids.Ball(0.9f, 40), resolution)).Count();

        Assert.That(cells * Math.Pow(2.0 / resolution, 3), Is.EqualTo(4 * Math.PI / 3 * 0.729).Within(2).Percent);
    }

    [Test]
    public void Solid_OverlappingBoxes_AreFilledWhereTheyOverlap()
    {
        Mesh mesh = Solids.Together(Solids.Box(0.5f, 0.25f, 0.25f), Solids.Box(0.25f, 0.5f, 0.25f));

        Assert.That(Filled(SolidVoxels.For(mesh, 16)).Count(), Is.EqualTo((2 * 8 * 4 * 4) - (4 * 4 * 4)));
    }

    [Test]
    public void Solid_HollowBox_HasAnEmptyMiddle()
    {
        Mesh inner = Solids.Box(0.25f, 0.25f, 0.25f);
        inner = inner with { Triangles = [.. inner.Triangles.Select(t => new Triangle(t.A, t.C, t.B))] };

        Assert.That(
            Filled(SolidVoxels.For(Solids.Together(Solids.Box(0.5f, 0.5f, 0.5f), inner), 16)).Count(), Is.EqualTo((8 * 8 * 8) - (4 * 4 * 4)));
    }

    [Test]
    public void Solid_CubeWithAHole_IsStillFilledWithItsSurface()
    {
        Mesh open = Solids.Without(Solids.Box(0.5f, 0.5f, 0.5f), 3);
        VoxelGrid grid = SolidVoxels.For(open, 16), surface = SurfaceVoxels.For(open, 16);

        Assert.That(Watertight.Is(open), Is.False);
        for (int cell = 0; cell < grid.Cells.Length; cell++)
        {
            Assert.That(grid.Cells[cell], Is.GreaterThanOrEqualTo(surface.Cells[cell]));
        }
        Assert.That(Filled(grid).Count(cell => Inner(cell.X) && Inner(cell.Y) && Inner(cell.Z)), Is.EqualTo(8 * 8 * 8));

        static bool Inner(int index) => index is >= 4 and < 12;
    }

    [Test]
    public void Solid_SheetWithBothSides_IsItsSurface()
    {
        Mesh sheet = new([new(-0.5f, 0, -0.5f), new(0.5f, 0, -0.5f), new(0, 0, 0.5f)], [new(0, 1, 2), new(0, 2, 1)]);

        Assert.That(Watertight.Is(sheet), Is.True);
        Assert.That(SolidVoxels.For(sheet, 8).Cells, Is.EqualTo(SurfaceVoxels.For(sheet, 8).Cells));
    }

    [Test]
    public void Solid_Parts_AreThoseOfTheNearestSurface()
    {
        Mesh mesh = Solids.Together(
            Solids.Box(0.25f, 0.25f, 0.25f, new(-0.5f, 0, 0), 0), Solids.Box(0.25f, 0.25f, 0.25f, new(0.5f, 0, 0), 4));
        VoxelGrid grid = SolidVoxels.For(mesh, 16);

        Assert.That(Filled(grid).Count(), Is.EqualTo(2 * 4 * 4 * 4));
        Assert.That(Filled(grid), Is.All.Matches<(int X, int Y, int Z)>(cell =>
            grid.Cells[(((cell.Z * 16) + cell.Y) * 16) + cell.X] == (cell.X < 8 ? 1 : 5)));
    }

    [Test]
    public void QuarterTurns_Four_AreNone()
    {
        byte[] cells = [.. Enumerable.Range(0, 27).Select(cell => (byte)cell)];
        byte[] turned = cells;
        for (int turn = 0; turn < 4; turn++)
        {
            var next = new byte[27];
            QuarterTurns.Write(turned, 3, 1, next);
            turned = next;
            var direct = new byte[27];
            QuarterTurns.Write(cells, 3, turn + 1, direct);
            Assert.That(direct, Is.EqualTo(turned));
        }

        Assert.That(turned, Is.EqualTo(cells));
    }

    [Test]
    public void HalfVolume_PlaneAcrossX_EmptiesTheLowerHalf()
    {
        byte[] cells = [.. Enumerable.Repeat((byte)1, 64)];
        HalfVolume.Empty(cells, 4, Vector3.UnitX);

        Assert.That(cells, Is.EqualTo(Enumerable.Range(0, 64).Select(cell => cell % 4 < 2 ? 0 : 1)));
    }

    private static IEnumerable<(int X, int Y, int Z)> Filled(VoxelGrid grid)
    {
        int r = grid.Resolution;
        return Enumerable.Range(0, grid.Cells.Length).Where(cell => grid.Cells[cell] != 0).Select(cell => (cell % r, cell / r % r, cell / r / r));
    }
}
