using NebulaBench.Metrics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Host.Tests.Evaluation.Numerics;

public sealed class NearestNeighborsTests
{
    [TestCase(90, 3, 1)]
    [TestCase(300, 8, 20)]
    [TestCase(65, 33, 64)]
    public void AmongOthers_RandomTable_EqualsTheNaiveSearch(int count, int dimension, int neighbors)
    {
        LatentTable table = TestTables.Blobs(count, dimension, 4, 2);
        AssertNaive(table, NearestNeighbors.AmongOthers(table.Values, dimension, neighbors));
    }

    [Test]
    public void AmongOthers_DuplicatesAndTies_TakesTheLowerRowFirst()
    {
        LatentTable grid = TestTables.Grid(400, 2, 5);
        AssertNaive(grid, NearestNeighbors.AmongOthers(grid.Values, 2, 12));
    }

    [Test]
    public void AmongOthers_FarFromTheOrigin_StaysExact()
    {
        LatentTable table = TestTables.Blobs(200, 4, 3, 1e-3);
        LatentTable moved = table with { Values = [.. table.Values.Select(value => value + 1e7)] };
        AssertNaive(moved, NearestNeighbors.AmongOthers(moved.Values, 4, 7));
    }

    [Test]
    public void Find_OneQueryOnEachReference_FindsIt()
    {
        LatentTable table = TestTables.Blobs(130, 5, 3, 2);
        var found = NearestNeighbors.Find(table.Values, table.Values, 5, 1);
        Assert.Multiple(() =>
        {
            Assert.That(found.Rows, Is.EqualTo(Enumerable.Range(0, 130)));
            Assert.That(found.SquaredDistances, Is.All.Zero);
        });
    }

    [Test]
    public void Find_MoreNeighborsThanReferences_Throws() =>
        Assert.That(() => NearestNeighbors.Find([1, 2], [1, 2], 1, 3), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static void AssertNaive(LatentTable table, NearestNeighbors found)
    {
        for (int query = 0; query < table.Count; query++)
        {
            int[] expected =
            [
                .. Enumerable.Range(0, table.Count)
                    .Where(other => other != query)
                    .OrderBy(other => TestTables.SquaredDistance(table, query, other))
                    .ThenBy(other => other)
                    .Take(found.Neighbors),
            ];
            Assert.That(found.Of(query).ToArray(), Is.EqualTo(expected), $"query {query}");
        }
    }
}
