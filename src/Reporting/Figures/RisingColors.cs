using ScottPlot;

namespace NebulaBench.Reporting.Figures;

/// <summary>White to dark blue for shares: the darker the more, in gray print too.</summary>
internal sealed class RisingColors : IColormap
{
    private static readonly Color Low = Color.FromHex("#f7fbff"), High = Color.FromHex("#08306b");

    /// <inheritdoc/>
    public string Name => "White to blue";

    /// <inheritdoc/>
    public Color GetColor(double position) => Low.InterpolateRgb(High, Math.Clamp(position, 0, 1));
}
