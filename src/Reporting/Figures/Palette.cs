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
