using CsCheck;
using NebulaBench.Metrics.Clusters;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class AssignmentTests
{
    [Test]
    public void Minimize_AnySmallTable_IsAsGoodAsTryingEverything()
    {
        Gen<double[,]> tables = Gen.Select(Gen.Int[1, 5], Gen.Int[0, 2])
            .SelectMany((rows, more) => Gen.Int[-9, 9].Select(value => (double)value).Array2D[rows, rows + more]);
        tables.Sample(costs =>
        {
            int[] columns = Assignment.Minimize(costs);
            double cost = columns.Select((column, row) => costs[row, column]).Sum();
            return columns.Distinct().Count() == columns.Length && Math.Abs(cost - Best(costs, 0, [])) < 1e-9;
        });
    }

    [Test]
    public void Minimize_MoreRowsThanColumns_Throws() =>
        Assert.That(() => Assignment.Minimize(new double[3, 2]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double Best(double[,] costs, int row, HashSet<int> taken)
    {
        if (row == costs.GetLength(0))
        {
            return 0;
        }
        double best = double.PositiveInfinity;
        for (int column = 0; column < costs.GetLength(1); column++)
        {
            if (taken.Add(column))
            {
                best = Math.Min(best, costs[row, column] + Best(costs, row + 1, taken));
                taken.Remove(column);
            }
        }
        return best;
    }
}
