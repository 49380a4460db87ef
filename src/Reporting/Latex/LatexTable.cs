using System.Text.RegularExpressions;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Latex;

/// <summary>A table as a float of LaTeX: rules of booktabs, numbers flush right, notes in a paragraph below.</summary>
/// <param name="Table">The table.</param>
/// <param name="Label">What <c>\ref</c> calls it.</param>
/// <param name="Caption">What stands above it.</param>
/// <param name="Notes">What stands below its footnotes.</param>
internal sealed record LatexTable(ReportTable Table, string Label, string Caption, IReadOnlyList<string> Notes)
{
    /// <summary>Writes it.</summary>
    public void Write(TextWriter text)
    {
        text.Write($"\\begin{{table*}}[tbp]\n\\centering\n\\caption{{{LatexText.Escape(Caption)}}}\n\\label{{{Label}}}\n\\small\\smallskip\n");
        string between = "";
        foreach (IReadOnlyList<int> part in LatexLayout.Parts(Table))
        {
            text.Write(between);
            Write(text, part);
            between = "\\par\\medskip\n";
        }

        NotesBelow(text);
        text.Write("\\end{table*}\n");
    }

    private void Write(TextWriter text, IReadOnlyList<int> columns)
    {
        text.Write($"\\begin{{adjustbox}}{{max width=\\linewidth}}\n\\begin{{tabular}}{{{string.Concat(columns.Select(Alignment))}}}\n\\toprule\n");
        Row(text, columns.Select(Heading));
        text.Write("\\midrule\n");
        for (int row = 0; row < Table.Rows.Count; row++)
            Row(text, columns.Select(column => Cell(row, column)));
        text.Write("\\bottomrule\n\\end{tabular}\n\\end{adjustbox}\n");
    }

    private string Cell(int row, int column)
    {
        string text = Table.Rows[row][column];
        if (!Table.Columns[column].Number)
            return LatexText.Escape(text);
        string number = LatexNumber.Write(text);
        return Table.Marks.TryGetValue((row, column), out CellMark mark) ? Marked(number, mark) : number;
    }

    private static string Marked(string number, CellMark mark) => mark switch
    {
        CellMark.Best => $"\\textbf{{\\boldmath {number}}}",
        CellMark.Tied => $"{number}\\,$=$",
        _ => $"{number}\\,?",
    };

    private static void Row(TextWriter text, IEnumerable<string> cells) => text.Write($"{string.Join(" & ", cells)} \\\\\n");

    private string Alignment(int column) =>
        Table.Columns[column].Number ? "r" : LatexLayout.Broken(Table, column) ? ">{\\raggedright\\arraybackslash}p{16em}" : "l";

    private string Heading(int column)
    {
        string[] lines = [.. LatexLayout.HeadingLines(Table.Columns[column].Heading).Select(LatexText.Escape)];
        return lines.Length == 1
            ? lines[0]
            : $"\\shortstack[{(Table.Columns[column].Number ? "r" : "l")}]{{{string.Join(" \\\\ ", lines)}}}";
    }

    private void NotesBelow(TextWriter text)
    {
        if (Table.Footnotes.Count + Notes.Count == 0)
            return;
        text.Write("\\par\\smallskip\n\\begin{minipage}{\\linewidth}\\footnotesize\\raggedright\n");
        foreach (Footnote footnote in Table.Footnotes)
            text.Write($"{LatexNumber.Mark(footnote.Mark)} {LatexText.Escape(footnote.Text)}\\par\n");
        foreach (string note in Notes)
            text.Write($"{LatexText.Escape(note)}\\par\n");
        text.Write("\\end{minipage}\n");
    }
}

/// <summary>A cell of a column of numbers: numbers in math mode, so that signs and powers are set as such, and marks raised.</summary>
internal static partial class LatexNumber
{
    private const string Marks = "⁰¹²³⁴⁵⁶⁷⁸⁹,";

    /// <summary>The cell in LaTeX.</summary>
    public static string Write(string cell)
    {
        string body = cell.TrimEnd([.. Marks]);
        string marks = Mark(cell[body.Length..]);
        Match number = MeanAndWidth().Match(body);
        if (!number.Success)
            return LatexText.Escape(body) + marks;
        string width = number.Groups["width"] is { Success: true } found ? $@" \pm {Digits(found.Value)}" : "";
        return $"${Digits(number.Groups["mean"].Value)}{width}${LatexText.Escape(number.Groups["rest"].Value)}{marks}";
    }

    /// <summary>Footnote marks, joined by commas, as one raised text.</summary>
    public static string Mark(string marks) => marks.Length == 0
        ? ""
        : $@"\textsuperscript{{{string.Concat(marks.Select(mark => mark == ',' ? "," : NumberText.Whole(Marks.IndexOf(mark, StringComparison.Ordinal))))}}}";

    // A comma between digits is no punctuation, which would get a space.
    private static string Digits(string number)
    {
        string[] parts = number.Split('E');
        string digits = parts[0].Replace(",", "{,}", StringComparison.Ordinal);
        if (parts.Length == 1)
            return digits;
        string power = parts[1].TrimStart('+', '-').TrimStart('0');
        return $@"{digits} \times 10^{{{(parts[1][0] == '-' ? "-" : "")}{(power.Length == 0 ? "0" : power)}}}";
    }

    [GeneratedRegex(@"^(?<mean>-?[0-9][0-9,]*(\.[0-9]+)?(E[+-][0-9]+)?)( ± (?<width>[0-9][0-9,]*(\.[0-9]+)?(E[+-][0-9]+)?))?(?<rest>( \(n = [0-9]+\))?)$")]
    private static partial Regex MeanAndWidth();
}
