using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Output;

/// <summary>
/// A smoothed transport plan, rounded to one that moves all mass (Altschuler, Weed, Rigollet, 2017): rows, then columns that carry too much
/// are scaled down, and what is left over is spread in proportion.
/// </summary>
internal sealed class TransportPlanRounding
{
    private readonly PointDistances byRow, byColumn;
    private readonly double smoothing;

    /// <summary>The potentials with the logarithm of each point's scale added.</summary>
    private readonly double[] rows, columns;

    public TransportPlanRounding(PointDistances byRow, PointDistances byColumn, Sinkhorn solution)
    {
        this.byRow = byRow;
        this.byColumn = byColumn;
        smoothing = solution.Smoothing;
        rows = [.. solution.RowPotentials];
        columns = [.. solution.ColumnPotentials];
        ScaleDown(rows, Sums(byRow, rows, columns).Mass);
        ScaleDown(columns, Sums(byColumn, columns, rows).Mass);
    }

    /// <summary>The mean distance that mass is moved.</summary>
    public double Cost()
    {
        (double[] rowMass, double[] rowCost) = Sums(byRow, rows, columns);
        double[] missingInRows = Array.ConvertAll(rowMass, mass => Math.Max(0, 1 - mass) / rows.Length);
        double[] missingInColumns = Array.ConvertAll(Sums(byColumn, columns, rows).Mass, mass => Math.Max(0, 1 - mass) / columns.Length);
        double missing = missingInRows.Sum(), cost = rowCost.Sum() / rows.Length;
        return missing > 0 ? cost + (SpreadCost(missingInRows, missingInColumns) / missing) : cost;
    }

    // Mass relative to a point's share: 1 where the point is served in full.
    private (double[] Mass, double[] Cost) Sums(PointDistances distances, double[] own, double[] others)
    {
        double[] mass = new double[own.Length], cost = new double[own.Length];
        Parallelism.For(0, own.Length, () => (Plan: new double[others.Length], Distances: new double[others.Length]), (i, _, buffers) =>
        {
            distances.Fill(i, buffers.Distances);
            for (int j = 0; j < others.Length; j++)
            {
                buffers.Plan[j] = (own[i] + others[j] - buffers.Distances[j]) / smoothing;
            }
            mass[i] = LogSumExp.Exponentiate(buffers.Plan, 0) / others.Length;
            cost[i] = Numerics.RowMath.Dot(buffers.Plan, buffers.Distances) / others.Length;
            return buffers;
        }, _ => { });
        return (mass, cost);
    }

    private void ScaleDown(double[] potentials, double[] mass)
    {
        for (int i = 0; i < potentials.Length; i++)
        {
            potentials[i] -= mass[i] > 1 ? smoothing * Math.Log(mass[i]) : 0;
        }
    }

    private double SpreadCost(double[] missingInRows, double[] missingInColumns)
    {
        double[] distances = new double[missingInColumns.Length];
        double cost = 0;
        for (int i = 0; i < missingInRows.Length; i++)
        {
            if (missingInRows[i] > 0)
            {
                byRow.Fill(i, distances);
                cost += missingInRows[i] * Numerics.RowMath.Dot(missingInColumns, distances);
            }
        }
        return cost;
    }
}
