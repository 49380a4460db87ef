using NebulaBench.Errors;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting;

/// <summary>Shows what each combination's first finished run of sequences reads and writes.</summary>
internal static class TextSection
{
    public static void Write(TextWriter text, Summary summary)
    {
        bool begun = false;
        foreach (SummaryRow row in summary.Rows)
        {
            foreach (RunResult run in row.Finished.Take(1))
            {
                if (Read(run) is not { } texts)
                {
                    continue;
                }
                if (!begun)
                {
                    text.Write("## Texts\n\n");
                }
                begun = true;
                Combination about = row.Combination;
                string title = string.Join(" · ", new[] { about.Dataset, about.Architecture, about.Objective, about.Variation }.Where(part => part.Length > 0));
                text.Write($"### {MarkdownTable.Escape(title)}\n\n");
                Write(text, texts);
            }
        }
    }

    private static void Write(TextWriter text, GeneratedTexts texts)
    {
        bool translates = texts.Reconstructions.Any(sample => sample.Target is not null);
        string[] heading = translates ? ["Read", "Wanted", "Written"] : ["Read", "Written"];
        Table(text, heading, texts.Reconstructions.Select(sample =>
            translates ? new[] { sample.Input, sample.Target ?? sample.Input, sample.Output } : [sample.Input, sample.Output]));
        text.Write("On straight ways between two samples:\n\n");
        foreach (IReadOnlyList<string> way in texts.Interpolations)
        {
            text.Write($"- {MarkdownTable.Escape(string.Join(" → ", way))}\n");
        }
        text.Write('\n');
        Table(text, ["Around", "Nearest samples", "Written for draws"], texts.Regions.Select(region =>
            new[] { region.Name, string.Join(" / ", region.Nearest), string.Join(" / ", region.Drawn) }));
    }

    private static void Table(TextWriter text, string[] heading, IEnumerable<string[]> rows)
    {
        text.Write($"| {string.Join(" | ", heading)} |\n|{string.Concat(heading.Select(_ => " --- |"))}\n");
        foreach (string[] row in rows)
        {
            text.Write($"| {string.Join(" | ", row.Select(MarkdownTable.Escape))} |\n");
        }
        text.Write('\n');
    }

    private static GeneratedTexts? Read(RunResult run)
    {
        try
        {
            return GeneratedTexts.From(run.Folder);
        }
        catch (NebulaException)
        {
            return null; // what cannot be shown; the scores are elsewhere
        }
    }
}
