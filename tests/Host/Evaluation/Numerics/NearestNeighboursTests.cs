using NebulaBench.Metrics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Host.Tests.Evaluation.Numerics;

public sealed class NearestNeighboursTests
{
    [TestCase(90, 3, 1)]
    [TestCase(300, 8, 20)]
    [TestCase(65, 33, 64)]
    public void AmongOthers_RandomTable_EqualsTheNaiveSearch(int count, int dimension, int neighbours)
    {
        LatentTable table = TestTables.Blobs(count, dimension, 4, 2);
        AssertNaive(table, NearestNeighbours.AmongOthers(table.Values, dimension, neighbours));
    }

    [Test]
    public void AmongOthers_DuplicatesAndTies_TakesTheLowerRowFirst()
    {
        LatentTable grid = TestTables.Grid(400, 2, 5);
        AssertNaive(grid, NearestNeighbours.AmongOthers(grid.Values, 2, 12));
    }

    [Test]
    public void AmongOthers_FarFromTheOrigin_StaysExact()
    {
        LatentTable table = TestTables.Blobs(200, 4, 3, 1e-3);
        LatentTable moved = table with { Values = [.. table.Values.Select(value => value + 1e7)] };
        AssertNaive(moved, NearestNeighbours.AmongOthers(moved.Values, 4, 7));
    }

    [Test]
    public void Find_OneQueryOnEachReference_FindsIt()
    {
        LatentTable table = TestTables.Blobs(130, 5, 3, 2);
        var found = NearestNeighbours.Find(table.Values, table.Values, 5, 1);
        Assert.Multiple(() =>
        {
            Assert.That(found.Rows, Is.EqualTo(Enumerable.Range(0, 130)));
            Assert.That(found.SquaredDistances, Is.All.Zero);
        });
    }

    [Test]
    public void Find_MoreNeighboursThanReferences_Throws() =>
        Assert.That(() => NearestNeighbours.Find([1, 2], [1, 2], 1, 3), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static void AssertNaive(LatentTable table, NearestNeighbours found)
    {
        for (int query = 0; query < table.Count; query++)
        {
            int[] expected =
            [
                .. Enumerable.Range(0, table.Count)
                    .Where(other => other != query)
                    .OrderBy(other => TestTables.SquaredDistance(table, query, other))
                    .ThenBy(other => other)
                    .Take(found.Neighbours),
            ];
            Assert.That(found.Of(query).ToArray(), Is.EqualTo(expected), $"query {query}");
        }
    }
}
