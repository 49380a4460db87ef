namespace NebulaBench.Metrics.Comparison;

/// <summary>
/// The points that no other one dominates: none is at least as good in everything and better in something (Pareto 1906, <i>Manuale di
/// economia politica</i>). Points that are equal in everything are on the front together.
/// </summary>
public static class ParetoFront
{
    /// <summary>The points of the front, in the order given. A point with a missing value (NaN) is never on it and dominates none.</summary>
    /// <param name="points">For every point its values.</param>
    /// <param name="directions">Which way each value is better; a neutral one is left out.</param>
    public static IReadOnlyList<int> For(IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<Direction> directions)
    {
        int[] axes = [.. Enumerable.Range(0, directions.Count).Where(axis => directions[axis] != Direction.Neutral)];
        double[]?[] costs = [.. points.Select(point => Costs(point))];
        return [.. Enumerable.Range(0, points.Count).Where(point => costs[point] is { } own && !costs.Any(other => other is not null && Dominates(other, own)))];

        double[]? Costs(IReadOnlyList<double> point)
        {
            double[] values = [.. axes.Select(axis => directions[axis] == Direction.HigherIsBetter ? -point[axis] : point[axis])];
            return values.Any(double.IsNaN) ? null : values;
        }
    }

    private static bool Dominates(double[] one, double[] other)
    {
        bool better = false;
        for (int axis = 0; axis < one.Length; axis++)
        {
            if (one[axis] > other[axis])
                return false;
            better |= one[axis] < other[axis];
        }

        return better;
    }
}
