using System.Runtime.CompilerServices;

namespace NebulaBench.Metrics.Numerics;

/// <summary>
/// A copy of a table laid out for vector instructions: panels of 16 points, inside a panel dimension after dimension, and after
/// the last dimension half the squared norms. The coordinates are stored negated: differences and dot products with the minus sign that
/// distances need are then plain additions. Missing points of the last panel are NaN, which no comparison lets through.
/// </summary>
public sealed class PackedPoints
{
    /// <summary>How many points a panel holds.</summary>
    public const int PanelWidth = 16;

    private readonly double[] values;

    private PackedPoints(double[] values, int count, int dimension)
    {
        this.values = values;
        Count = count;
        Dimension = dimension;
    }

    /// <summary>The number of points.</summary>
    public int Count { get; }

    /// <summary>The number of dimensions.</summary>
    public int Dimension { get; }

    /// <summary>The number of values that one panel takes.</summary>
    public int PanelLength => (Dimension + 1) * PanelWidth;

    /// <summary>The number of panels.</summary>
    public int PanelCount => (Count + PanelWidth - 1) / PanelWidth;

    /// <summary>The values of a run of panels.</summary>
    public ReadOnlySpan<double> Panels(int first, int count) => values.AsSpan(first * PanelLength, count * PanelLength);

    /// <summary>Packs the rows of a table.</summary>
    /// <param name="rows">The table, row-major.</param>
    /// <param name="dimension">Its number of columns.</param>
    /// <param name="order">Which row comes where, or null to keep the order.</param>
    public static PackedPoints From(double[] rows, int dimension, int[]? order = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int count = rows.Length / dimension;
        int panelLength = (dimension + 1) * PanelWidth;
        int panels = (count + PanelWidth - 1) / PanelWidth;
        double[] values = new double[checked(panels * panelLength)];
        Parallelism.For(0, panels, panel =>
        {
            Span<double> target = values.AsSpan(panel * panelLength, panelLength);
            for (int lane = 0; lane < PanelWidth; lane++)
            {
                int position = (panel * PanelWidth) + lane;
                int row = position >= count ? -1 : order is null ? position : order[position];
                PackRow(row < 0 ? default : rows.AsSpan(row * dimension, dimension), target, lane, dimension);
            }
        });
        return new PackedPoints(values, count, dimension);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRow(ReadOnlySpan<double> row, Span<double> panel, int lane, int dimension)
    {
        double norm = 0;
        for (int j = 0; j < dimension; j++)
        {
            double value = row.IsEmpty ? double.NaN : row[j];
            panel[(j * PanelWidth) + lane] = -value;
            norm += value * value;
        }
        panel[(dimension * PanelWidth) + lane] = norm / 2;
    }
}
