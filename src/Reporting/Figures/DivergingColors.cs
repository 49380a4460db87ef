using ScottPlot;

namespace NebulaBench.Reporting.Figures;

/// <summary>
/// Blue over white to red for values with a middle: the 11-class RdBu scheme of C. Brewer's ColorBrewer, reversed, which is safe for
/// color-blind readers.
/// </summary>
internal sealed class DivergingColors : IColormap
{
    private static readonly Color[] Steps =
    [
        .. new[]
        {
            "#053061", "#2166ac", "#4393c3", "#92c5de", "#d1e5f0", "#f7f7f7", "#fddbc7", "#f4a582", "#d6604d", "#b2182b", "#67001f",
        }.Select(Color.FromHex),
    ];

    /// <inheritdoc/>
    public string Name => "Blue to red";

    /// <inheritdoc/>
    public Color GetColor(double position)
    {
        double place = Math.Clamp(position, 0, 1) * (Steps.Length - 1);
        int lower = Math.Min((int)place, Steps.Length - 2);
        return Steps[lower].InterpolateRgb(Steps[lower + 1], place - lower);
    }
}
