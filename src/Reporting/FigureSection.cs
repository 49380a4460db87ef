using NebulaBench.Reporting.Figures;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Files;
using NebulaBench.Reporting.Portraits;

namespace NebulaBench.Reporting;

/// <summary>Shows the figures of each combination's first finished run and links to those of the others.</summary>
internal static class FigureSection
{
    public static void Write(TextWriter text, Summary summary, string folder)
    {
        bool begun = false;
        foreach (SummaryRow row in summary.Rows)
        {
            RunResult[] drawn = [.. row.Finished.Where(run => Links(run, folder).Any())];
            if (drawn.Length == 0)
                continue;
            if (!begun)
                text.Write("## Figures\n\n");
            begun = true;
            Combination about = row.Combination;
            string variation = about.Variation.Length > 0 ? $" · {about.Variation}" : "";
            text.Write($"### {MarkdownTable.Escape($"{about.Dataset} · {about.Architecture} · {about.Objective}{variation}")}\n\n");
            string seed = NumberText.Whole(drawn[0].Record.Spec.Seed);
            foreach ((string title, string link) in Links(drawn[0], folder))
                text.Write($"![{title}, seed {seed}]({link})\n");
            text.Write('\n');
            Others(text, drawn.Skip(1), folder);
        }
    }

    private static void Others(TextWriter text, IEnumerable<RunResult> runs, string folder)
    {
        foreach (RunResult run in runs)
        {
            string links = string.Join(" · ", Links(run, folder).Select(figure => $"[{figure.Title}]({figure.Link})"));
            text.Write($"Seed {NumberText.Whole(run.Record.Spec.Seed)}: {links}\n\n");
        }
    }

    private static IEnumerable<(string Title, string Link)> Links(RunResult run, string folder) => RunFigures.All.Concat(PictureNames.All)
        .Select(figure => (figure.Title, File: Path.Combine(run.Folder, RunFileNames.Figures, $"{figure.Name}.png")))
        .Where(figure => PictureFile.IsOwn(run.Folder, figure.File))
        .Select(figure => (figure.Title, Relative(figure.File, folder)));

    private static string Relative(string file, string folder) =>
        string.Join('/', Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
