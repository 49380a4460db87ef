using NebulaBench.Reporting.Summaries;
using ScottPlot;

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
