using NebulaBench.Host.Reporting.Portraits;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NebulaBench.Host.Reporting.Figures;

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
        plot.Add.Plottable(new CellGrid(shares, new RisingColours(), new ScottPlot.Range(0, 1)));
        if (rows <= MostNumbers && columns <= MostNumbers)
        {
            Numbers(plot, table, shares);
        }
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
    }

    private static void Numbers(Plot plot, ConfusionTable table, double[,] shares)
    {
        for (int row = 0; row < shares.GetLength(0); row++)
        {
            for (int column = 0; column < shares.GetLength(1); column++)
            {
                if (table.Counts[row][column] == 0)
                {
                    continue;
                }
                var number = plot.Add.Text(NumberText.Whole(table.Counts[row][column]), column, row);
                number.LabelFontName = FigureStyle.Font;
                number.LabelFontSize = 11;
                number.LabelFontColor = shares[row, column] > 0.5 ? Colors.White : Colors.Black;
                number.LabelAlignment = Alignment.MiddleCenter;
                number.OffsetY = FigureStyle.Drop(11);
            }
        }
    }
}
