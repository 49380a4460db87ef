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
