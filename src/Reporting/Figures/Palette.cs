using ScottPlot;

namespace NebulaBench.Reporting.Figures;

/// <summary>
/// Colors and marks for classes. The ten colors are those of M. A. Petroff, <i>Accessible Color Sequences for Data Visualization</i>
/// (2021): told apart with every common kind of color vision, and by lightness in gray print. Beyond ten, the mark changes.
/// </summary>
internal static class Palette
{
    private static readonly Color[] Colors =
    [
        .. new[] { "#3f90da", "#ffa90e", "#bd1f01", "#832db6", "#a96b59", "#e76300", "#92dadd", "#717581", "#b9ac70", "#94a4a2" }
            .Select(Color.FromHex),
    ];

    private static readonly MarkerShape[] Marks =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledTriangleUp, MarkerShape.FilledSquare, MarkerShape.FilledTriangleDown, MarkerShape.FilledDiamond,
    ];

    /// <summary>Samples that belong to no class.</summary>
    public static readonly Color Nothing = Color.FromHex("#b8b8b8");

    /// <summary>How many colors there are.</summary>
    public static int Count => Colors.Length;

    /// <summary>The color of a class.</summary>
    public static Color ColorAt(int index) => Colors[index % Colors.Length];

    /// <summary>The mark of a class.</summary>
    public static MarkerShape Mark(int index) => Marks[index / Colors.Length % Marks.Length];
}

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

/// <summary>White to dark blue for shares: the darker the more, in gray print too.</summary>
internal sealed class RisingColors : IColormap
{
    private static readonly Color Low = Color.FromHex("#f7fbff"), High = Color.FromHex("#08306b");

    /// <inheritdoc/>
    public string Name => "White to blue";

    /// <inheritdoc/>
    public Color GetColor(double position) => Low.InterpolateRgb(High, Math.Clamp(position, 0, 1));
}
