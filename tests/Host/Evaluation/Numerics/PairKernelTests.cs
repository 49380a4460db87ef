using System.Runtime.Intrinsics;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Host.Tests.Evaluation.Numerics;

public sealed class PairKernelTests
{
    // Around every edge of blocks (64), panels (16), groups of queries (4) and vectors (8).
    [TestCase(1, 1)]
    [TestCase(3, 2)]
    [TestCase(16, 7)]
    [TestCase(65, 9)]
    [TestCase(131, 32)]
    [TestCase(1100, 40)]
    [TestCase(70, 130)]
    public void Run_SquaredDistances_EqualTheNaiveOnes(int count, int dimension)
    {
        LatentTable table = TestTables.Blobs(count, dimension, 3, 2);
        var matrix = new Recorder(count);
        BlockedPairs.Run(table.Values, PackedPoints.From(table.Values, dimension), (_, _) => matrix);
        for (int query = 0; query < count; query++)
        {
            double worst = Enumerable.Range(0, count).Max(reference =>
                Math.Abs(matrix.Values[query][reference] - TestTables.SquaredDistance(table, query, reference)));
            Assert.That(worst, Is.LessThan(1e-11), $"query {query}");
        }
    }

    [Test]
    public void Run_Ranking_IsHalfTheSquaredDistanceUpToTheQuery()
    {
        LatentTable table = TestTables.Blobs(70, 37, 3, 2);
        PackedPoints points = PackedPoints.From(table.Values, 37);
        double[] tile = new double[72 * 80];
        PairKernel.Run<Ranking>(PairKernel.Interleave(table.Values, 37), points.Panels(0, points.PanelCount), 37, tile);
        for (int query = 0; query < 70; query++)
        {
            double half = RowMath.SquaredNorm(table.Row(query)) / 2;
            double worst = Enumerable.Range(0, 70).Max(reference =>
                Math.Abs(tile[(query * 80) + reference] + half - (TestTables.SquaredDistance(table, query, reference) / 2)));
            Assert.That(worst, Is.LessThan(1e-10), $"query {query}");
        }
    }

    [Test]
    public void SquaredDistance_OnePair_HasTheSameBitsAsTheKernel()
    {
        LatentTable table = TestTables.Blobs(70, 37, 3, 2);
        var matrix = new Recorder(70);
        BlockedPairs.Run(table.Values, PackedPoints.From(table.Values, 37), (_, _) => matrix);
        double[] single = [.. Enumerable.Range(0, 70).Select(other => PairKernel.SquaredDistance(table.Row(69), table.Row(other)))];
        Assert.That(matrix.Values[69], Is.EqualTo(single));
    }

    // A machine takes one of the two, whatever it is that these tests run on.
    [Test]
    public void Accumulate_VectorsOf512And256Bits_GiveTheSameBits()
    {
        LatentTable table = TestTables.Blobs(16, 37, 3, 2);
        PackedPoints points = PackedPoints.From(table.Values, 37);
        double[] queries = PairKernel.Interleave(table.Values.AsSpan(0, PairKernel.Queries * 37), 37);
        ReadOnlySpan<double> panel = points.Panels(0, 1);
        double[] wide = new double[PairKernel.Queries * 16];
        double[] narrow = new double[PairKernel.Queries * 16];
        PairLanes.Accumulate<SquaredDifference, Lanes512, Vector512<double>>(queries, panel, panel[^16..], wide, 16, 37, first: true);
        PairLanes.Accumulate<SquaredDifference, Lanes256, Vector256<double>>(queries, panel, panel[^16..], narrow, 16, 37, first: true);
        Assert.That(narrow, Is.EqualTo(wide));
        PairLanes.Accumulate<Ranking, Lanes512, Vector512<double>>(queries, panel, panel[^16..], wide, 16, 37, first: true);
        PairLanes.Accumulate<Ranking, Lanes256, Vector256<double>>(queries, panel, panel[^16..], narrow, 16, 37, first: true);
        Assert.That(narrow, Is.EqualTo(wide));
        Assert.That(narrow, Has.None.EqualTo(0));
    }

    private sealed class Recorder : IPairReduction
    {
        public Recorder(int count) => Values = [.. Enumerable.Range(0, count).Select(_ => new double[count])];

        public double[][] Values { get; }

        public void Accept(int query, int firstReference, ReadOnlySpan<double> values) =>
            values.CopyTo(Values[query].AsSpan(firstReference));

        public void Finish()
        {
        }
    }
}
