using NebulaBench.Reporting.Summaries;
using ScottPlot;
using ScottPlot.Plottables;

namespace NebulaBench.Reporting.Figures;

/// <summary>
/// Draws one logged value of several combinations over the epochs: each the mean over its seeds, in a band from the least to the largest of
/// them.
/// </summary>
internal static class CurvePlot
{
    private const double BandOpacity = 0.18;

    /// <summary>Width and height of the figure.</summary>
    public static (int Width, int Height) Size => (900, 560);

    /// <summary>Draws, or gives null where nobody logged a finite value.</summary>
    /// <param name="rows">The combinations' names and the curves of their seeds.</param>
    /// <param name="path">The value, such as <c>training/reconstruction</c>.</param>
    /// <param name="title">The title.</param>
    public static Plot? Draw(IReadOnlyList<(string Name, IReadOnlyList<LearningCurves> Seeds)> rows, string path, string title)
    {
        Plot plot = FigureStyle.NewPlot(title);
        bool any = false;
        foreach ((int index, (string name, IReadOnlyList<LearningCurves> seeds)) in rows.Index())
        {
            (double Epoch, double[] Values)[] epochs =
            [
                .. seeds.SelectMany(seed => seed[path] is { } values ? seed.Epochs.Zip(values) : [])
                    .Where(point => double.IsFinite(point.Second))
                    .GroupBy(point => point.First, point => point.Second)
                    .OrderBy(group => group.Key)
                    .Select(group => ((double)group.Key, group.ToArray())),
            ];
            if (epochs.Length == 0)
            {
                continue;
            }
            any = true;
            if (epochs.Any(epoch => epoch.Values.Length > 1))
            {
                var band = plot.Add.FillY([.. epochs.Select(epoch => (epoch.Epoch, epoch.Values.Min(), epoch.Values.Max()))]);
                band.FillColor = Palette.ColorAt(index).WithOpacity(BandOpacity);
                band.LineWidth = 0;
                band.MarkerSize = 0;
            }
            Lines.Add(plot, [.. epochs.Select(epoch => (epoch.Epoch, epoch.Values.Average()))], index, name);
        }
        plot.XLabel("epoch");
        plot.YLabel(path);
        plot.Axes.Bottom.TickGenerator = FigureStyle.NumberTicks();
        plot.Axes.Left.TickGenerator = FigureStyle.NumberTicks();
        Lines.Legend(plot);
        return any ? plot : null;
    }
}

/// <summary>Draws eigenvalue spectra over one another, each divided by its sum: how many dimensions hold the variance, whatever its size.</summary>
internal static class SpectrumPlot
{
    // What is smaller than this share is noise of single precision.
    private const double LeastShare = 1e-7;

    /// <summary>Width and height of the figure.</summary>
    public static (int Width, int Height) Size => (900, 560);

    /// <summary>Draws.</summary>
    /// <param name="spectra">What each is of, and its eigenvalues, the largest first.</param>
    /// <param name="title">The title.</param>
    public static Plot Draw(IReadOnlyList<(string Name, IReadOnlyList<double> Eigenvalues)> spectra, string title)
    {
        Plot plot = FigureStyle.NewPlot(title);
        foreach ((int index, (string name, IReadOnlyList<double> eigenvalues)) in spectra.Index())
        {
            double sum = eigenvalues.Sum();
            (double X, double Y)[] points =
            [
                .. eigenvalues.Select((value, axis) => (X: axis + 1.0, Y: value / sum)).Where(point => point.Y > LeastShare).Select(point => (point.X, Math.Log10(point.Y))),
            ];
            Lines.Add(plot, points, index, name);
        }
        plot.XLabel("latent dimension, by size of its eigenvalue");
        plot.YLabel("share of the whole variance");
        plot.Axes.Bottom.TickGenerator = FigureStyle.NumberTicks();
        plot.Axes.Left.TickGenerator = FigureStyle.PowerTicks();
        Lines.Legend(plot);
        return plot;
    }
}

/// <summary>Named lines of several combinations in one figure: told apart by color, and beyond ten by marks on them too. (Vector files cannot hold dashes.)</summary>
internal static class Lines
{
    /// <summary>Adds a line.</summary>
    public static void Add(Plot plot, IReadOnlyList<(double X, double Y)> points, int index, string name)
    {
        Scatter line = plot.Add.Scatter(points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray());
        line.Color = Palette.ColorAt(index);
        line.LineWidth = 1.8f;
        line.MarkerShape = Palette.Mark(index);
        line.MarkerSize = points.Count == 1 || index >= Palette.Count ? 6 : 0;
        line.LegendText = name;
    }

    /// <summary>Names the lines beside them.</summary>
    public static void Legend(Plot plot)
    {
        ScottPlot.Panels.LegendPanel panel = plot.ShowLegend(Edge.Right);
        panel.Legend.FontSize = FigureStyle.SmallTextSize;
        panel.Legend.OutlineColor = Colors.Transparent;
        panel.Legend.ShadowColor = Colors.Transparent;
        panel.Alignment = Alignment.UpperCenter;
    }
}
