using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Blocks;

/// <summary>Writes blocks of a report as Markdown.</summary>
internal static class MarkdownBlocks
{
    /// <summary>Writes them one after the other.</summary>
    public static void Write(TextWriter text, IEnumerable<ReportBlock> blocks)
    {
        foreach (ReportBlock block in blocks)
            Write(text, block);
    }

    private static void Write(TextWriter text, ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading heading:
                text.Write($"{new string('#', heading.Level)} {MarkdownTable.Escape(heading.Text)}\n\n");
                break;
            case ReportBlock.Paragraph paragraph:
                text.Write($"{MarkdownTable.Escape(paragraph.Text)}\n\n");
                break;
            case ReportBlock.Items items:
                foreach (string item in items.Texts)
                    text.Write($"- {MarkdownTable.Escape(item)}\n");
                text.Write('\n');
                break;
            case ReportBlock.Tabular tabular:
                MarkdownTable.Write(text, tabular.Table);
                break;
            case ReportBlock.Figure figure:
                text.Write($"![{MarkdownTable.Escape(figure.Title)}]({figure.File})\n\n");
                break;
        }
    }
}
