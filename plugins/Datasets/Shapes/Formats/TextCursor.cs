using System.Globalization;
using System.Text;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>Reads a text file line by line, word by word. Empty lines and what follows a # are passed over.</summary>
/// <param name="bytes">The file's content.</param>
/// <param name="file">The file.</param>
internal sealed class TextCursor(byte[] bytes, string file) : Cursor(file)
{
    private const ulong Separators = (1UL << ' ') | (1UL << '\t') | (1UL << '\r') | (1UL << ',') | (1UL << ';');

    private int next;
    private int end;
    private int nextLine;

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Where the next line begins.</summary>
    public int NextLineAt => nextLine;

    /// <inheritdoc/>
    public override string Where => $"{File}, line {Line}";

    /// <summary>Goes to the next line that says something; false at the end.</summary>
    public bool ReadLine()
    {
        while (nextLine < bytes.Length)
        {
            next = nextLine;
            int length = bytes.AsSpan(next).IndexOf((byte)'\n');
            end = length < 0 ? bytes.Length : next + length;
            nextLine = Math.Min(bytes.Length, end + 1);
            Line++;
            int comment = bytes.AsSpan(next, end - next).IndexOf((byte)'#');
            end = comment < 0 ? end : next + comment;
            if (!IsAtEnd())
            {
                return true;
            }
        }
        next = end = bytes.Length;
        return false;
    }

    /// <summary>Goes to the next line, which there must be.</summary>
    /// <param name="what">What ends early where there is none, such as <c>in its header</c>.</param>
    public void RequireLine(string what)
    {
        if (!ReadLine())
        {
            throw Ends(what);
        }
    }

    /// <summary>Whether the line has no further word.</summary>
    public bool IsAtEnd()
    {
        while (next < end && IsSeparator(bytes[next]))
        {
            next++;
        }
        return next >= end;
    }

    /// <summary>The next word of the line; empty where there is none.</summary>
    public ReadOnlySpan<byte> Word()
    {
        ReadOnlySpan<byte> line = bytes.AsSpan(0, end);
        int start = next;
        while (start < line.Length && IsSeparator(line[start]))
        {
            start++;
        }
        int behind = start;
        while (behind < line.Length && !IsSeparator(line[behind]))
        {
            behind++;
        }
        next = behind;
        return line[start..behind];
    }

    /// <summary>Passes over a beginning of the next word, if it has it.</summary>
    public bool Skip(string beginning)
    {
        _ = IsAtEnd();
        bool has = bytes.AsSpan(next, end - next).StartsWith(Encoding.ASCII.GetBytes(beginning));
        next += has ? beginning.Length : 0;
        return has;
    }

    /// <summary>The next word as a number, which may be infinite or NaN.</summary>
    /// <param name="what">What it should be, such as <c>a coordinate</c>.</param>
    public float Number(string what)
    {
        ReadOnlySpan<byte> word = Word();
        return PlainNumber.TryParse(word, out float value) ? value : Number(what, word);
    }

    /// <summary>The next word as a number that ought to be whole: single precision would not tell great ones apart.</summary>
    /// <param name="what">What it should be.</param>
    public double WholeNumber(string what)
    {
        ReadOnlySpan<byte> word = Word();
        return PlainNumber.TryParse(word, out int value) ? value : Number(what, word);
    }

    private float Number(string what, ReadOnlySpan<byte> word)
    {
        if (float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float value))
        {
            return value;
        }
        string text = Encoding.UTF8.GetString(word);
        return text.TrimStart('+', '-').StartsWith("inf", StringComparison.OrdinalIgnoreCase) ? float.PositiveInfinity
            : text.TrimStart('+', '-').StartsWith("nan", StringComparison.OrdinalIgnoreCase) ? float.NaN
            : throw Expected(what, text);
    }

    /// <summary>The next word as a whole number.</summary>
    /// <param name="what">What it should be.</param>
    public int Whole(string what) => Whole(what, Word());

    /// <summary>A word as a whole number.</summary>
    /// <param name="what">What it should be.</param>
    /// <param name="word">The word.</param>
    public int Whole(string what, ReadOnlySpan<byte> word) =>
        PlainNumber.TryParse(word, out int value)
        || int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            ? value
            : throw Expected(what, Encoding.UTF8.GetString(word));

    /// <summary>The next word as a number of things.</summary>
    /// <param name="what">What it should be.</param>
    public int Count(string what)
    {
        int count = Whole(what);
        return count >= 0 ? count : throw Expected(what, count.ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsSeparator(byte letter) => letter <= ';' && ((Separators >> letter) & 1) != 0;

    private Errors.NebulaException Expected(string what, string found) => Error(
        "NB3112",
        found.Length == 0 ? $"the line ends where {what} is expected." : $"'{(found.Length > 40 ? found[..40] + "…" : found)}' is not {what}.",
        "Mend the line, or export the file again.");
}
