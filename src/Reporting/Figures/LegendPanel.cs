using ScottPlot;

namespace NebulaBench.Reporting.Figures;

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
