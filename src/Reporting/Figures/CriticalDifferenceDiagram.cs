using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Formatting;
using ScottPlot;

namespace NebulaBench.Reporting.Figures;

/// <summary>
/// Treatments at their mean ranks on one line, the best on the left; a bar joins those that the critical difference does not tell apart.
/// After Demšar (2006).
/// </summary>
internal sealed class CriticalDifferenceDiagram
{
    private const float NameSize = FigureStyle.SmallTextSize, TitleSize = 15;
    private const int AxisWidth = 420, Margin = 20, LineHeight = 24, AxisPlace = 108, BarGap = 9, WidestName = 300;

    private readonly int side, rows, bars;

    /// <summary>Room for all of some comparisons, so that they can be laid side by side.</summary>
    public CriticalDifferenceDiagram(IReadOnlyList<RankComparison> comparisons)
    {
        side = Margin + Math.Min(
            WidestName, (int)Math.Ceiling(comparisons.SelectMany(Names).Max(name => DrawingBoard.Width(name, NameSize)))) + 12;
        rows = comparisons.Max(comparison => (comparison.Friedman.Ranks.Count + 1) / 2);
        bars = comparisons.Max(comparison => comparison.Groups.Count);
    }

    /// <summary>Width and height of a diagram.</summary>
    public (int Width, int Height) Size => ((2 * side) + AxisWidth, AxisPlace + (bars * BarGap) + 16 + (rows * LineHeight) + 12);

    /// <summary>Draws a comparison.</summary>
    public Plot Draw(RankComparison comparison)
    {
        var board = new DrawingBoard(Size.Width, Size.Height);
        int count = comparison.Friedman.Ranks.Count;
        board.Text(comparison.Heading, Size.Width / 2.0, 20, TitleSize, DrawingBoard.Ink, Alignment.MiddleCenter);
        double difference = comparison.CriticalDifference.Value!.Value;
        Ruler(board, count, difference);
        Bars(board, comparison, count);
        int[] order = [.. Enumerable.Range(0, count).OrderBy(treatment => comparison.Friedman.Ranks[treatment])];
        string[] names = [.. Names(comparison)];
        for (int place = 0; place < count; place++)
        {
            int treatment = order[place];
            bool left = place < (count + 1) / 2;
            Name(board, names[treatment], comparison.Friedman.Ranks[treatment], left, row: left ? place : count - 1 - place, count);
        }

        return board.Plot;
    }

    private static IEnumerable<string> Names(RankComparison comparison) => comparison.Ranked
        .Select((treatment, index) => $"{treatment.Name} {PValueText.Number(comparison.Friedman.Ranks[index])}");

    private void Ruler(DrawingBoard board, int count, double difference)
    {
        double end = Math.Min(At(1 + difference, count), side + AxisWidth);
        bool beyond = difference > count - 1;
        string text = $"critical difference {PValueText.Number(difference)}{(beyond ? ", wider than the axis" : "")}";
        board.Text(text, side, 46, NameSize, DrawingBoard.Faint);
        board.Line(side, 62, end, 62, 2, DrawingBoard.Faint);
        board.Line(side, 57, side, 67, 2, DrawingBoard.Faint);
        if (!beyond)
            board.Line(end, 57, end, 67, 2, DrawingBoard.Faint);
        board.Line(side, AxisPlace, side + AxisWidth, AxisPlace, 1.5f, DrawingBoard.Ink);
        for (int rank = 1; rank <= count; rank++)
        {
            board.Line(At(rank, count), AxisPlace - 7, At(rank, count), AxisPlace, 1.5f, DrawingBoard.Ink);
            board.Text(NumberText.Whole(rank), At(rank, count), AxisPlace - 17, NameSize, DrawingBoard.Ink, Alignment.MiddleCenter);
        }
    }

    private void Bars(DrawingBoard board, RankComparison comparison, int count)
    {
        foreach ((int place, IReadOnlyList<int> group) in comparison.Groups.Index())
        {
            double height = AxisPlace + ((place + 1) * BarGap);
            double from = At(comparison.Friedman.Ranks[group[0]], count) - 4, to = At(comparison.Friedman.Ranks[group[^1]], count) + 4;
            board.Line(from, height, to, height, 4.5f, Palette.ColorAt(0));
        }
    }

    private void Name(DrawingBoard board, string name, double rank, bool left, int row, int count)
    {
        double place = At(rank, count);
        double height = AxisPlace + (bars * BarGap) + 16 + ((row + 0.5) * LineHeight);
        double end = left ? side - 6 : side + AxisWidth + 6;
        board.Line(place, AxisPlace, place, height, 1.2f, DrawingBoard.Ink);
        board.Line(place, height, end, height, 1.2f, DrawingBoard.Ink);
        board.Text(
            DrawingBoard.Fit(name, NameSize, side - Margin), left ? end - 4 : end + 4, height, NameSize, DrawingBoard.Ink,
            left ? Alignment.MiddleRight : Alignment.MiddleLeft);
    }

    private double At(double rank, int count) => side + (AxisWidth * (rank - 1) / (count - 1));
}
