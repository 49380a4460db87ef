using ScottPlot;

namespace NebulaBench.Reporting.Figures;

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
