using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Blocks;

/// <summary>A piece of a report that every kind of page can show.</summary>
internal abstract record ReportBlock
{
    /// <summary>A heading: level 2 begins a section, 3 a part of it.</summary>
    public sealed record Heading(int Level, string Text) : ReportBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text) : ReportBlock;

    /// <summary>A list.</summary>
    public sealed record Items(IReadOnlyList<string> Texts) : ReportBlock;

    /// <summary>A table.</summary>
    public sealed record Tabular(ReportTable Table) : ReportBlock;

    /// <summary>A figure, its file seen from the report.</summary>
    public sealed record Figure(string Title, string File) : ReportBlock;
}
