using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Statistics;
using ScottPlot;
using ScottPlot.Plottables;

namespace NebulaBench.Reporting.Figures;

/// <summary>Draws performance profiles: steps that rise to the share of blocks within a factor of the best.</summary>
internal static class ProfilePanel
{
    /// <summary>Width and height of the panel.</summary>
    public static (int Width, int Height) Size => (460, 400);

    /// <summary>Draws a metric.</summary>
    /// <param name="comparison">The metric.</param>
    /// <param name="place">A treatment's place among all of the sheet, which gives its color.</param>
    public static Plot Draw(RankComparison comparison, Func<Treatment, int> place)
    {
        PerformanceProfile profile = comparison.Table.Profile;
        Plot plot = FigureStyle.NewPlot(comparison.Heading);
        double end = 1 + ((profile.Furthest - 1) * 1.08);
        if (end - 1 < 1e-9)
            end = 1.1;
        for (int treatment = 0; treatment < comparison.Table.Profiled.Count; treatment++)
        {
            (double[] x, double[] y) = Steps(profile, treatment, end);
            Scatter line = plot.Add.ScatterLine(x, y);
            line.LineColor = ColorAt(comparison.Table.Profiled[treatment], place);

            // Lines that lie on each other stay visible: the later, the thinner.
            line.LineWidth = Width(treatment, comparison.Table.Profiled.Count);
        }

        plot.XLabel("within this factor of the best");
        plot.YLabel("share of blocks");
        plot.Axes.Bottom.TickGenerator = FigureStyle.NumberTicks(6);
        plot.Axes.Left.TickGenerator = FigureStyle.NumberTicks(6);
        plot.Axes.SetLimits(1 - ((end - 1) * 0.02), end, 0, 1.03);
        return plot;
    }

    /// <summary>A treatment's color.</summary>
    public static Color ColorAt(Treatment treatment, Func<Treatment, int> place) => Palette.ColorAt(place(treatment));

    private static float Width(int treatment, int count) => 2f + (5f * (count - 1 - treatment) / Math.Max(1, count - 1));

    private static (double[] X, double[] Y) Steps(PerformanceProfile profile, int treatment, double end)
    {
        List<double> x = [1], y = [profile.Share(treatment, 1)];
        foreach (double factor in profile.Ratios[treatment].Where(ratio => ratio > 1 && double.IsFinite(ratio)).Distinct().Order())
        {
            x.AddRange([factor, factor]);
            y.AddRange([y[^1], profile.Share(treatment, factor)]);
        }

        return ([.. x, end], [.. y, y[^1]]);
    }
}
