using NebulaBench.Host.Evaluation;
using NebulaBench.Host.Evaluation.Numerics;

namespace NebulaBench.Host.Tests.Evaluation.Numerics;

public sealed class DistanceKernelTests
{
    // Around every edge of blocks (64), panels (16), groups of queries (4) and vectors (8).
    [TestCase(1, 1)]
    [TestCase(3, 2)]
    [TestCase(16, 7)]
    [TestCase(65, 9)]
    [TestCase(131, 32)]
    [TestCase(1100, 40)]
    public void Run_SquaredDistances_EqualTheNaiveOnes(int count, int dimension)
    {
        LatentTable table = TestTables.Blobs(count, dimension, 3, 2);
        var matrix = new Recorder(count);
        BlockedPairs.Run(
            table.Values, PackedPoints.From(table.Values, dimension), DistanceKernel.SquaredDistances, (_, _) => matrix);
        for (int query = 0; query < count; query++)
        {
            double worst = Enumerable.Range(0, count).Max(reference =>
                Math.Abs(matrix.Values[query][reference] - TestTables.SquaredDistance(table, query, reference)));
            Assert.That(worst, Is.LessThan(1e-11), $"query {query}");
        }
    }

    [Test]
    public void Run_Rankings_AreHalfTheSquaredDistanceUpToTheQuery()
    {
        LatentTable table = TestTables.Blobs(70, 5, 3, 2);
        var matrix = new Recorder(70);
        BlockedPairs.Run(table.Values, PackedPoints.From(table.Values, 5), DistanceKernel.Rankings, (_, _) => matrix);
        for (int query = 0; query < 70; query++)
        {
            double half = RowMath.SquaredNorm(table.Row(query)) / 2;
            double worst = Enumerable.Range(0, 70).Max(reference =>
                Math.Abs(matrix.Values[query][reference] + half - (TestTables.SquaredDistance(table, query, reference) / 2)));
            Assert.That(worst, Is.LessThan(1e-11), $"query {query}");
        }
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
