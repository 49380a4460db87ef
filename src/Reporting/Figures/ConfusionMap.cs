using NebulaBench.Reporting.Portraits;
using NebulaBench.Reporting.Formatting;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NebulaBench.Reporting.Figures;

/// <summary>Draws which classes the clusters hold: a row for each cluster, a cell the darker the larger its class's share of the cluster.</summary>
internal static class ConfusionMap
{
    /// <summary>More rows or columns than these cannot be named.</summary>
    public const int Most = 40;

    private const int MostNumbers = 16;

    private static readonly PixelPadding Margins = new(left: 70, right: 20, bottom: 90, top: 40);

    /// <summary>Width and height of the figure.</summary>
    public static (int Width, int Height) Size => (640, 640);

    /// <summary>Draws.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="classes">What the classes are called.</param>
    /// <param name="title">The title.</param>
    public static Plot Draw(ConfusionTable table, IReadOnlyList<string> classes, string title)
    {
        int rows = Math.Min(table.Clusters.Count, Most), columns = Math.Min(table.Labels.Count, Most);
        var shares = new double[rows, columns];
        Plot plot = FigureStyle.NewPlot(title);
        for (int row = 0; row < rows; row++)
        {
            double whole = Math.Max(1, table.Counts[row].Sum());
            for (int column = 0; column < columns; column++)
            {
                shares[row, column] = table.Counts[row][column] / whole;
            }
        }
        Func<int, int, string>? numbers = rows <= MostNumbers && columns <= MostNumbers ? Count : null;
        plot.Add.Plottable(new CellGrid(shares, new RisingColors(), new ScottPlot.Range(0, 1), numbers));
        plot.XLabel("class");
        plot.YLabel("cluster");
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, columns).Select(column => (double)column)],
            [.. table.Labels.Take(columns).Select(label => label < classes.Count ? classes[label] : NumberText.Whole(label))]);
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, rows).Select(row => (double)row)], [.. table.Clusters.Take(rows).Select(cluster => NumberText.Whole(cluster))]);
        plot.Axes.Bottom.TickLabelStyle.Rotation = 40;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleLeft;
        plot.Axes.SetLimits(-0.5, columns - 0.5, rows - 0.5, -0.5);
        plot.Layout.Fixed(Margins);
        return plot;

        string Count(int row, int column) => table.Counts[row][column] is > 0 and var count ? NumberText.Whole(count) : "";
    }
}
