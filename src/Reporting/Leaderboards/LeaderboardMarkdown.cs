using System.Globalization;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Leaderboards;

/// <summary>A leaderboard as a Markdown page.</summary>
public static class LeaderboardMarkdown
{
    public static string Write(Leaderboard board)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write("# Leaderboard\n\n");
        foreach (string line in LeaderboardLines.Above(board))
            text.Write($"{MarkdownTable.Escape(line)}\n");
        text.Write('\n');
        MarkdownTable.Write(text, LeaderboardTable.Build(board));
        foreach (string line in LeaderboardLines.Below(board))
            text.Write($"{MarkdownTable.Escape(line)}\n");
        RunResult[] unfinished = [.. board.Summary.Runs.Where(run => !run.Finished)];
        if (unfinished.Length > 0)
        {
            text.Write("\n## Runs without scores\n\n");
            MarkdownTable.Write(text, UnfinishedTable.Build(unfinished));
        }

        if (board.Summary.Unreadable.Count > 0)
        {
            text.Write("\n## Run folders that cannot be read\n\n");
            foreach (Errors.NebulaException failure in board.Summary.Unreadable)
                text.Write($"- {MarkdownTable.Escape(failure.Message)}\n");
        }

        return text.ToString();
    }
}
