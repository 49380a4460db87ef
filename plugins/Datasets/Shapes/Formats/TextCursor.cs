using System.Globalization;
using System.Text;
using NebulaBench.Formats;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>
/// Reads a text file line by line, word by word. Empty lines, a mark of the byte order and what follows a # are passed over; a line ends with
/// a line feed, a carriage return, or both.
/// </summary>
internal sealed class TextCursor : Cursor
{
    private const ulong Blanks = (1UL << ' ') | (1UL << '\t') | (1UL << '\r') | (1UL << '\n') | (1UL << '\v') | (1UL << '\f');
    private const ulong BlanksAndCommas = Blanks | (1UL << ',') | (1UL << ';');

    private readonly byte[] bytes;
    private readonly ulong separators;
    private readonly bool joinsLines;
    private readonly bool endsWithReturn; // of carriage returns alone: what follows the last of a header may be binary
    private int next;
    private int end;
    private int nextLine;
    private bool goesOn;

    /// <summary>Stands before the first line.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="file">The file.</param>
    /// <param name="commas">Whether commas and semicolons stand between words, as blanks do.</param>
    /// <param name="joinsLines">Whether a line that ends with a backslash goes on in the next one.</param>
    /// <exception cref="Errors.NebulaException">NB3111: the text is UTF-16 or UTF-32.</exception>
    public TextCursor(byte[] bytes, string file, bool commas = false, bool joinsLines = false)
        : base(file)
    {
        this.bytes = bytes;
        this.joinsLines = joinsLines;
        separators = commas ? BlanksAndCommas : Blanks;
        // By its mark alone: behind a header in text there may be anything.
        if (TextSignature.From(bytes.AsSpan(0, Math.Min(bytes.Length, 4))) is { Form: not TextForm.Utf8, MarkLength: > 0 })
        {
            throw Error("NB3111", "the text is UTF-16 or UTF-32.", "Save it as UTF-8.");
        }
        nextLine = TextContent.Start(bytes);
        int first = bytes.AsSpan().IndexOfAny((byte)'\n', (byte)'\r');
        endsWithReturn = first >= 0 && bytes[first] == '\r' && (first + 1 == bytes.Length || bytes[first + 1] != '\n');
    }

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Where the next line begins.</summary>
    public int NextLineAt => nextLine;

    /// <inheritdoc/>
    public override string Where => $"{File}, line {Line}";

    /// <summary>Goes to the next line that says something; false at the end.</summary>
    public bool ReadLine()
    {
        do
        {
            if (!TakeLine())
            {
                next = end = bytes.Length;
                goesOn = false;
                return false;
            }
        }
        while (IsAtEnd());
        return true;
    }

    // One line of the file, without its end and comment.
    private bool TakeLine()
    {
        if (nextLine >= bytes.Length)
        {
            return false;
        }
        next = nextLine;
        int length = bytes.AsSpan(next).IndexOfAny((byte)'\n', (byte)'\r');
        end = length < 0 ? bytes.Length : next + length;
        bool both = !endsWithReturn && end + 1 < bytes.Length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        nextLine = Math.Min(bytes.Length, end + (both ? 2 : 1));
        Line++;
        int comment = Comment(bytes.AsSpan(next, end - next));
        goesOn = comment < 0 && joinsLines && bytes.AsSpan(next, end - next).TrimEnd(" \t"u8) is [.., (byte)'\\'];
        end = comment >= 0 ? next + comment : goesOn ? next + bytes.AsSpan(next, end - next).LastIndexOf((byte)'\\') : end;
        return true;
    }

    // Some programs write 1.#INF and 1.#QNAN, which are no comments.
    private static int Comment(ReadOnlySpan<byte> line)
    {
        int at = line.IndexOf((byte)'#');
        while (at > 0 && line[at - 1] == '.')
        {
            int further = line[(at + 1)..].IndexOf((byte)'#');
            at = further < 0 ? -1 : at + 1 + further;
        }
        return at;
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
        while (true)
        {
            while (next < end && IsSeparator(bytes[next]))
            {
                next++;
            }
            if (next < end || !goesOn || !TakeLine())
            {
                return next >= end;
            }
        }
    }

    /// <summary>The next word of the line; empty where there is none.</summary>
    public ReadOnlySpan<byte> Word()
    {
        if (IsAtEnd())
        {
            return [];
        }
        ReadOnlySpan<byte> line = bytes.AsSpan(0, end);
        int start = next, behind = start;
        while (behind < line.Length && !IsSeparator(line[behind]))
        {
            behind++;
        }
        next = behind;
        return line[start..behind];
    }

    /// <summary>The words of the line that are left, with what stands between them.</summary>
    public ReadOnlySpan<byte> Rest => bytes.AsSpan(next, end - next);

    /// <summary>Whether a word is a keyword, in capitals or not.</summary>
    public static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> keyword) => Ascii.EqualsIgnoreCase(word, keyword);

    /// <summary>A comma within numbers: a decimal comma, or none can tell.</summary>
    public Errors.NebulaException Comma(string what) => Error(
        "NB3112", $"{what}: a decimal comma?", "Export the file with decimal points and blanks between numbers.");

    /// <summary>Passes over a beginning of the next word, if it has it.</summary>
    public bool Skip(string beginning)
    {
        _ = IsAtEnd();
        bool has = end - next >= beginning.Length && Ascii.EqualsIgnoreCase(bytes.AsSpan(next, beginning.Length), beginning);
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
            : text.TrimStart('+', '-').StartsWith("nan", StringComparison.OrdinalIgnoreCase) || text.Contains(".#", StringComparison.Ordinal) ? float.NaN
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

    private bool IsSeparator(byte letter) => letter <= ';' && ((separators >> letter) & 1) != 0;

    private Errors.NebulaException Expected(string what, string found)
    {
        string shown = string.Concat(found.Take(40).Select(letter => char.IsControl(letter) ? '?' : letter)) + (found.Length > 40 ? "…" : "");
        return found.Contains(',', StringComparison.Ordinal)
            ? Comma($"'{shown}' is not {what}")
            : Error(
                "NB3112",
                found.Length == 0 ? $"the line ends where {what} is expected." : $"'{shown}' is not {what}.",
                "Mend the line, or export the file again.");
    }
}
