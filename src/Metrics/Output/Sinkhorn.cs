using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Output;

/// <summary>
/// Entropic optimal transport between two clouds of equally heavy points (Cuturi, 2013): potentials in the log domain, a smoothing that
/// falls step by step, over-relaxed sweeps at its end (Thibault et al., 2021). No matrix of all pairs is held.
/// </summary>
public sealed class Sinkhorn
{
    // Tried against exact assignments of 512 points: with these, near and far clouds alike end some 1 to 3 % above the exact distance.
    private const double FinalShareOfNearest = 0.03, LeastShareOfLargest = 1e-4, StepFactor = 0.5, OverRelaxation = 1.9, Tolerance = 1e-3;
    private const int SweepsPerStep = 4, MostFinalSweeps = 400;

    private readonly PointDistances byRow, byColumn;

    private Sinkhorn(PointDistances distances)
    {
        byRow = distances;
        byColumn = distances.Transposed();
        RowPotentials = new double[distances.Rows];
        ColumnPotentials = new double[distances.Columns];
    }

    /// <summary>The dual potentials of the first cloud's points.</summary>
    public double[] RowPotentials { get; }

    /// <summary>The dual potentials of the second cloud's points.</summary>
    public double[] ColumnPotentials { get; }

    /// <summary>The smoothing that was reached, a distance.</summary>
    public double Smoothing { get; private set; }

    /// <summary>The mean distance that a point is moved under the plan found: at least the exact distance.</summary>
    public static double UpperBound(PointDistances distances)
    {
        var solution = Solve(distances);
        return solution.Smoothing == 0 ? 0 : new TransportPlanRounding(solution.byRow, solution.byColumn, solution).Cost();
    }

    private static Sinkhorn Solve(PointDistances distances)
    {
        var problem = new Sinkhorn(distances);
        (double nearest, double largest) = problem.Scales();
        double final = Math.Max(FinalShareOfNearest * nearest, LeastShareOfLargest * largest);
        for (problem.Smoothing = largest; problem.Smoothing > final; problem.Smoothing = Math.Max(final, problem.Smoothing * StepFactor))
        {
            for (int sweep = 0; sweep < SweepsPerStep; sweep++)
            {
                problem.Sweep(1);
            }
        }
        if (largest > 0)
        {
            for (int sweep = 0; sweep < MostFinalSweeps && problem.Sweep(OverRelaxation) > Tolerance; sweep++)
            {
            }
            problem.Sweep(1);
        }
        return problem;
    }

    /// <summary>Fits the row potentials to the column potentials, then the other way round; gives the share of mass out of place.</summary>
    private double Sweep(double relaxation)
    {
        Fit(byRow, RowPotentials, ColumnPotentials, relaxation);
        return Fit(byColumn, ColumnPotentials, RowPotentials, relaxation);
    }

    private double Fit(PointDistances distances, double[] own, double[] others, double relaxation)
    {
        double[] misplaced = new double[own.Length];
        Parallelism.For(0, own.Length, () => new double[others.Length], (i, _, buffer) =>
        {
            double fitted = -Smoothing * LogSumExp.OfPlan(distances, i, others, Smoothing, buffer);
            misplaced[i] = Math.Abs(Math.Exp((own[i] - fitted) / Smoothing) - 1);
            own[i] = ((1 - relaxation) * own[i]) + (relaxation * fitted);
            return buffer;
        }, _ => { });
        return misplaced.Average();
    }

    /// <summary>The mean distance to the nearest point of the other cloud, and the largest distance of all.</summary>
    private (double Nearest, double Largest) Scales()
    {
        double[] row = new double[byRow.Columns];
        double nearest = 0, largest = 0;
        for (int i = 0; i < byRow.Rows; i++)
        {
            byRow.Fill(i, row);
            nearest += row.Min() / byRow.Rows;
            largest = Math.Max(largest, row.Max());
        }
        return (nearest, largest);
    }
}

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
            cost[i] = RowMath.Dot(buffers.Plan, buffers.Distances) / others.Length;
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
                cost += missingInRows[i] * RowMath.Dot(missingInColumns, distances);
            }
        }
        return cost;
    }
}

/// <summary>The inner loop of Sinkhorn's iterations.</summary>
internal static class LogSumExp
{
    /// <summary>ln of the mean over j of exp((p_j − c_ij) / ε), for the distances c of point i to all others.</summary>
    public static double OfPlan(PointDistances distances, int i, double[] potentials, double smoothing, double[] buffer)
    {
        distances.Fill(i, buffer);
        double largest = Subtract(buffer, potentials, 1 / smoothing);
        return largest + Math.Log(Exponentiate(buffer, largest) / buffer.Length);
    }

    /// <summary>Replaces each x by exp(x − shift) and gives the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exponentiate(Span<double> x, double shift)
    {
        Span<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var shifts = Vector256.Create(shift);
        Vector256<double> total = Vector256<double>.Zero;
        for (int at = 0; at < vectors.Length; at++)
        {
            Vector256<double> power = Vector256.Exp(vectors[at] - shifts);
            vectors[at] = power;
            total += power;
        }
        double sum = Vector256.Sum(total);
        foreach (ref double value in x[(vectors.Length * Vector256<double>.Count)..])
        {
            value = Math.Exp(value - shift);
            sum += value;
        }
        return sum;
    }

    /// <summary>Replaces each cost c by (p − c) times a scale and gives the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Subtract(Span<double> costs, ReadOnlySpan<double> potentials, double scale)
    {
        Span<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(costs);
        ReadOnlySpan<Vector256<double>> minuends = MemoryMarshal.Cast<double, Vector256<double>>(potentials);
        var largest = Vector256.Create(double.NegativeInfinity);
        for (int at = 0; at < vectors.Length; at++)
        {
            vectors[at] = (minuends[at] - vectors[at]) * scale;
            largest = Vector256.Max(largest, vectors[at]);
        }
        double result = double.NegativeInfinity;
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            result = Math.Max(result, largest[lane]);
        }
        for (int at = vectors.Length * Vector256<double>.Count; at < costs.Length; at++)
        {
            costs[at] = (potentials[at] - costs[at]) * scale;
            result = Math.Max(result, costs[at]);
        }
        return result;
    }
}
