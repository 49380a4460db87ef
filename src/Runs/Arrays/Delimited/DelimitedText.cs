using System.Text;

namespace NebulaBench.Runs.Arrays.Delimited;

/// <summary>
/// The one dialect in which tables are read from text: fields between commas, semicolons, tabs or bars (between blanks too, where the caller
/// allows it), whichever all of the first lines agree on; a first line <c>sep=;</c> decides instead. Fields may stand in double quotes, in which
/// a quote is doubled and lines may end; a quote elsewhere is a letter. Lines that begin with <c>#</c> are comments. How lines end and letters
/// are encoded: <see cref="TextLines"/>.
/// </summary>
internal sealed class DelimitedText
{
    private const int Sampled = 50, MostLinesOfARow = 100;

    private readonly IEnumerator<(int Number, string Text)> lines;
    private readonly Queue<(int Number, string Text)> ahead = [];

    private DelimitedText(IEnumerator<(int Number, string Text)> lines) => this.lines = lines;

    /// <summary>What separates the fields; a blank stands for any run of blanks and tabs.</summary>
    public char Delimiter { get; private set; }

    /// <summary>The rows of a table with the numbers of the lines on which they begin. A blank line is a row without fields.</summary>
    /// <param name="stream">The file, at its beginning; it must be seekable.</param>
    /// <param name="blanks">Whether blanks may separate fields.</param>
    /// <exception cref="TextFormatException">A line cannot be read.</exception>
    public static IEnumerable<DelimitedRow> Rows(Stream stream, bool blanks)
    {
        using IEnumerator<(int Number, string Text)> lines = TextLines.Read(stream).GetEnumerator();
        var table = new DelimitedText(lines);
        table.FindDelimiter(blanks);
        while (table.Next() is { } line)
        {
            if (!line.Text.TrimStart().StartsWith('#'))
            {
                yield return new DelimitedRow(line.Number, table.Split(line.Number, line.Text), line.Text, table.Delimiter);
            }
        }
    }

    private void FindDelimiter(bool blanks)
    {
        while (ahead.Count < Sampled && lines.MoveNext())
        {
            ahead.Enqueue(lines.Current);
        }
        if (ahead.TryPeek(out (int, string Text) first) && Stated(first.Text) is { } stated)
        {
            ahead.Dequeue();
            Delimiter = stated;
            return;
        }
        string[] sample = [.. ahead.Select(line => line.Text.Trim()).Where(text => text.Length > 0 && text[0] != '#')];
        char[] candidates = blanks ? ['\t', ';', ',', '|', ' '] : ['\t', ';', ',', '|'];
        int[][] counts = [.. candidates.Select(candidate => Array.ConvertAll(sample, text => Count(text, candidate)))];
        int agreed = Array.FindIndex(counts, each => each.Length > 0 && each[0] > 0 && each.All(count => count == each[0]));
        int commonest = agreed >= 0 ? agreed : Array.IndexOf(counts, counts.MaxBy(each => each.Count(count => count > 0)));
        Delimiter = candidates[commonest];
    }

    // What Excel writes for itself: sep=; on a line of its own.
    private static char? Stated(string line)
    {
        string text = line.Trim(' ', '"');
        return text.Length is 5 or 4 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? (text.Length == 5 ? text[4] : '\t') : null;
    }

    private static int Count(string text, char delimiter)
    {
        int count = 0;
        bool quoted = false, before = false;
        foreach (char letter in text)
        {
            quoted ^= letter == '"';
            bool separates = !quoted && Separates(letter, delimiter);
            count += separates && !(delimiter == ' ' && before) ? 1 : 0;
            before = separates;
        }
        return count;
    }

    private static bool Separates(char letter, char delimiter) => letter == delimiter || (delimiter == ' ' && letter == '\t');

    private (int Number, string Text)? Next() =>
        ahead.TryDequeue(out (int Number, string Text) line) ? line : lines.MoveNext() ? lines.Current : null;

    private List<string> Split(int number, string text)
    {
        List<string> fields = [];
        int at = Skip(text, 0);
        if (at == text.Length && !text.Contains(Delimiter, StringComparison.Ordinal))
        {
            return fields;
        }
        while (true)
        {
            at = Skip(text, at);
            (string field, int end) = at < text.Length && text[at] == '"' ? Quoted(number, ref text, at) : Plain(text, at);
            fields.Add(field);
            at = Delimiter == ' ' ? Skip(text, end) : end;
            if (at >= text.Length)
            {
                return fields;
            }
            at += Delimiter == ' ' ? 0 : 1;
        }
    }

    // Blanks around a field do not belong to it.
    private int Skip(string text, int at)
    {
        while (at < text.Length && (text[at] == ' ' || (text[at] == '\t' && Delimiter != '\t')))
        {
            at++;
        }
        return at;
    }

    private (string Field, int End) Plain(string text, int start)
    {
        int end = start;
        while (end < text.Length && !Separates(text[end], Delimiter))
        {
            end++;
        }
        return (text[start..end].Trim(), end);
    }

    private (string Field, int End) Quoted(int number, ref string text, int start)
    {
        var field = new StringBuilder();
        int at = start + 1;
        for (int more = 0; ; at++)
        {
            if (at == text.Length)
            {
                text = more++ < MostLinesOfARow && Next() is { } next
                    ? $"{text}\n{next.Text}"
                    : throw new TextFormatException(number, "a quote that opens on this line is not closed");
            }
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append(text[at++]);
            }
            else
            {
                break;
            }
        }
        int end = at + 1;
        while (end < text.Length && text[end] == ' ' && Delimiter != ' ')
        {
            end++;
        }
        return end == text.Length || Separates(text[end], Delimiter)
            ? (field.ToString(), end)
            : throw new TextFormatException(number, "a field goes on after its closing quote");
    }
}

/// <summary>A row of a table.</summary>
/// <param name="Line">The line on which it begins, counted from 1.</param>
/// <param name="Fields">Its fields without quotes; none for a blank line.</param>
/// <param name="Text">The line as it stands.</param>
/// <param name="Delimiter">What separates the fields.</param>
internal sealed record DelimitedRow(int Line, IReadOnlyList<string> Fields, string Text, char Delimiter);
