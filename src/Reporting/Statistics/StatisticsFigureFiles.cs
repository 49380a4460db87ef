namespace NebulaBench.Reporting.Statistics;

/// <summary>The figures of a report's statistics: their titles, and their files relative to the report.</summary>
/// <param name="Objectives">Of objectives across datasets.</param>
/// <param name="Architectures">Of architectures across datasets.</param>
/// <param name="Fronts">Of scores against costs.</param>
public sealed record StatisticsFigureFiles(
    IReadOnlyList<(string Title, string File)> Objectives,
    IReadOnlyList<(string Title, string File)> Architectures,
    IReadOnlyList<(string Title, string File)> Fronts)
{
    /// <summary>No figures.</summary>
    public static StatisticsFigureFiles None { get; } = new([], [], []);
}
