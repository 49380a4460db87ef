using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Statistics;
using ScottPlot;

namespace NebulaBench.Reporting.Figures;

/// <summary>Draws a report's statistics: diagrams of critical differences, performance profiles, and scores against costs.</summary>
internal static class StatisticsFigures
{
    private const string Folder = "figures";
    private const int FewestColumns = 3, MostColumns = 4, DiagramColumns = 2, MostNames = 40;

    /// <summary>Draws all that there is to draw.</summary>
    /// <param name="statistics">The statistics.</param>
    /// <param name="report">The report's folder.</param>
    public static StatisticsFigureFiles Write(ReportStatistics statistics, string report)
    {
        string folder = Path.Combine(report, Folder);
        Directory.CreateDirectory(folder);
        return new StatisticsFigureFiles(
            [.. Axis(statistics.ObjectiveAxis, statistics.Objectives, folder)],
            [.. Axis(statistics.ArchitectureAxis, statistics.Architectures, folder)],
            [.. Fronts(statistics.Fronts, folder)]);
    }

    private static IEnumerable<(string Title, string File)> Axis(ComparisonAxis axis, IReadOnlyList<RankComparison> comparisons, string folder)
    {
        string about = $"{axis.Title.ToLowerInvariant()}s";
        RankComparison[] ranked = [.. comparisons.Where(comparison => comparison.CriticalDifference.Value is not null)];
        if (ranked.Length > 0)
        {
            var diagram = new CriticalDifferenceDiagram(ranked);
            yield return Save(
                $"Critical differences of {about}", $"critical-difference-{about}", [.. ranked.Select(diagram.Draw)], DiagramColumns, diagram.Size, folder);
        }

        RankComparison[] profiled = [.. comparisons.Where(Profiled)];
        if (profiled.Length > 0)
        {
            Treatment[] treatments = [.. axis.Treatments.Where(treatment => profiled.Any(comparison => comparison.Table.Profiled.Contains(treatment)))];
            int Place(Treatment treatment) => Array.IndexOf(treatments, treatment);
            (int Width, int Height) size = (ProfilePanel.Size.Width, Math.Max(ProfilePanel.Size.Height, LegendPanel.Height(treatments.Length)));
            yield return Save(
                $"Performance profiles of {about}",
                $"performance-profile-{about}",
                [
                    .. profiled.Select(comparison => ProfilePanel.Draw(comparison, Place)),
                    LegendPanel.Draw(size, [.. treatments.Select(treatment => (treatment.Title, Stroke(ProfilePanel.ColorAt(treatment, Place))))]),
                ],
                Columns(profiled.Length + 1),
                size,
                folder);
        }
    }

    // The number that leaves the least room empty.
    private static int Columns(int panels) => Enumerable.Range(FewestColumns, MostColumns - FewestColumns + 1)
        .MinBy(columns => (columns - (panels % columns)) % columns);

    private static bool Profiled(RankComparison comparison) =>
        comparison.Table.Blocks.Count >= FriedmanTest.FewestBlocks && comparison.Table.Profiled.Count >= 2 && comparison.Table.Profile.Reason is null;

    private static IEnumerable<(string Title, string File)> Fronts(IReadOnlyList<CostFront> fronts, string folder)
    {
        foreach ((int number, IGrouping<string, CostFront> dataset) in fronts.GroupBy(front => front.Name).Index())
        {
            (string Name, bool Baseline)[] names =
                [.. dataset.SelectMany(front => front.Points).Select(point => (point.Name, point.Baseline)).Distinct().Take(MostNames)];
            int Place(string name) => Math.Max(0, Array.FindIndex(names, known => known.Name == name));
            (int Width, int Height) size = (CostPanel.Size.Width, Math.Max(CostPanel.Size.Height, LegendPanel.Height(names.Length)));
            yield return Save(
                $"Score against cost: {dataset.Key}",
                $"score-against-cost-{NumberText.Whole(number + 1)}",
                [
                    .. dataset.Select(front => CostPanel.Draw(front, Place)),
                    LegendPanel.Draw(
                        size,
                        [.. names.Select((name, place) => (name.Baseline ? $"{name.Name} (baseline)" : name.Name, Dot(CostPanel.Style(place, name.Baseline, onFront: true))))],
                        "large and joined: on the front; rings: baselines"),
                ],
                FewestColumns,
                size,
                folder);
        }
    }

    private static Action<DrawingBoard, double, double> Stroke(Color color) => (board, x, y) => board.Line(x, y, x + 28, y, 4, color);

    private static Action<DrawingBoard, double, double> Dot(MarkerStyle style) => (board, x, y) => board.Mark(x + 14, y, style);

    private static (string Title, string File) Save(
        string title, string name, Plot[] panels, int columns, (int Width, int Height) size, string folder)
    {
        PanelSheet.Write(panels, Math.Min(columns, panels.Length), size, folder, name);
        foreach (Plot panel in panels)
            panel.Dispose();
        return (title, $"{Folder}/{name}.png");
    }
}

/// <summary>A panel that names the marks of the panels beside it.</summary>
internal static class LegendPanel
{
    private const int Left = 30, Top = 56, Step = 24;

    /// <summary>How high a panel must be to name so many.</summary>
    public static int Height(int entries) => Top + (entries * Step) + 10;

    /// <summary>Draws names, each after its mark.</summary>
    public static Plot Draw((int Width, int Height) size, IReadOnlyList<(string Name, Action<DrawingBoard, double, double> Mark)> entries, string? note = null)
    {
        var board = new DrawingBoard(size.Width, size.Height);
        for (int place = 0; place < entries.Count; place++)
        {
            double height = Top + (place * Step);
            entries[place].Mark(board, Left, height);
            string name = DrawingBoard.Fit(entries[place].Name, FigureStyle.SmallTextSize, size.Width - Left - 50);
            board.Text(name, Left + 40, height, FigureStyle.SmallTextSize, DrawingBoard.Ink);
        }

        if (note is not null)
            board.Text(note, Left, 24, FigureStyle.SmallTextSize, DrawingBoard.Faint);
        return board.Plot;
    }
}
