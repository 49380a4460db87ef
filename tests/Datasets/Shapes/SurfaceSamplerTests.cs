using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture]
internal sealed class SurfaceSamplerTests
{
    [Test]
    public void Sample_Box_HitsEveryFaceAsOftenAsItsArea()
    {
        PointCloud cloud = SurfaceSampler.Sample(Solids.Box(1, 0.5f, 0.25f), 60_000, normals: true, new RandomStream(7));
        double[] areas = [0.5, 1, 2]; // half of a face's area across x, y, z
        double chi = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            foreach (float side in new[] { -1f, 1f })
            {
                int hits = Enumerable.Range(0, cloud.Count).Count(point => cloud.Normals![(point * 3) + axis] == side);
                double expected = 60_000 * areas[axis] / 7;
                chi += (hits - expected) * (hits - expected) / expected;
            }
        }

        Assert.That(chi, Is.LessThan(20.5)); // χ² with 5 degrees of freedom exceeds it once in a thousand
    }

    [Test]
    public void Sample_OneTriangle_IsEvenInside()
    {
        var mesh = new Mesh([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], [new(0, 1, 2)]);
        PointCloud cloud = SurfaceSampler.Sample(mesh, 40_000, normals: false, new RandomStream(3));
        // The middles of the sides cut a triangle into four of the same area.
        var hits = new int[4];
        for (int at = 0; at < cloud.Coordinates.Length; at += 3)
        {
            float x = cloud.Coordinates[at], y = cloud.Coordinates[at + 1];
            hits[x > 0.5 ? 0 : y > 0.5 ? 1 : x + y < 0.5 ? 2 : 3]++;
        }

        Assert.That(hits.Sum(count => (count - 10_000.0) * (count - 10_000) / 10_000), Is.LessThan(16.3));
    }

    [Test]
    public void Sample_Ball_HasUnitNormalsThatPointOutwards()
    {
        PointCloud cloud = SurfaceSampler.Sample(Solids.Ball(1, 24), 2_000, normals: true, new RandomStream(1));
        for (int point = 0; point < cloud.Count; point++)
        {
            var place = new Vector3(cloud.Coordinates.AsSpan(point * 3, 3));
            var normal = new Vector3(cloud.Normals.AsSpan(point * 3, 3));

            Assert.That(normal.Length(), Is.EqualTo(1).Within(1e-5));
            Assert.That(Vector3.Dot(normal, Vector3.Normalize(place)), Is.GreaterThan(0.99));
        }
    }

    [Test]
    public void Sample_TrianglesWithoutArea_AreNeverHit()
    {
        Mesh box = Solids.Box(1, 1, 1, part: 0);
        Mesh mesh = box with
        {
            Triangles = [new(0, 0, 7), .. box.Triangles, new(1, 1, 1)],
            Parts = [9, .. box.Parts!, 9],
        };
        PointCloud cloud = SurfaceSampler.Sample(mesh, 1_000, normals: true, new RandomStream(1));

        Assert.That(cloud.Parts, Is.All.Zero);
        Assert.That(cloud.Normals, Is.All.Matches<float>(float.IsFinite));
    }

    [Test]
    public void Sample_Parts_AreThoseOfTheTriangles()
    {
        Mesh mesh = Solids.Together(Solids.Box(0.2f, 0.2f, 0.2f, new(-0.5f, 0, 0), 0), Solids.Box(0.2f, 0.2f, 0.2f, new(0.5f, 0, 0), 1));
        PointCloud cloud = SurfaceSampler.Sample(mesh, 500, normals: false, new RandomStream(2));

        Assert.That(cloud.Parts, Is.EqualTo(Enumerable.Range(0, 500).Select(point => cloud.Coordinates[point * 3] < 0 ? 0 : 1)));
    }

    [Test]
    public void Sample_SameSeed_IsTheSameCloud()
    {
        Mesh mesh = Solids.Ball(1, 8);

        Assert.That(
            SurfaceSampler.Sample(mesh, 100, normals: false, new RandomStream(5)).Coordinates,
            Is.EqualTo(SurfaceSampler.Sample(mesh, 100, normals: false, new RandomStream(5)).Coordinates));
    }
}
