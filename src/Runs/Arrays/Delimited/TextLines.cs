using System.Globalization;
using System.Text;
using NebulaBench.Formats;

namespace NebulaBench.Runs.Arrays.Delimited;

/// <summary>
/// Reads the lines of a text file, whatever wrote it: UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one (UTF-16 also without);
/// lines end with LF, CRLF or CR. Other encodings are refused, not guessed at.
/// </summary>
internal static class TextLines
{
    /// <summary>The longest line that is read, in characters: a file without line ends must not fill the memory.</summary>
    public const int Longest = 1 << 26;

    private const int Peeked = 4096, BufferSize = 1 << 16;
    private const string SaveAsUtf8 = "Save the file as UTF-8.";

    /// <summary>The lines with their numbers, counted from 1.</summary>
    /// <param name="stream">The file, at its beginning; it must be seekable.</param>
    /// <exception cref="TextFormatException">The file is not text, is in another encoding, or a line is too long.</exception>
    public static IEnumerable<(int Number, string Text)> Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Detect(stream), detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
        var buffer = new char[BufferSize];
        var line = new StringBuilder();
        int number = 1;
        bool afterReturn = false;
        for (int count = reader.Read(buffer); count > 0; count = reader.Read(buffer))
        {
            // The LF of a CRLF that lies across two buffers ends no second line.
            int start = afterReturn && buffer[0] == '\n' ? 1 : 0;
            for (int end = NextEnd(buffer, start, count); end < count; end = NextEnd(buffer, start, count))
            {
                yield return (number, Checked(line.Append(buffer, start, end - start), number));
                line.Clear();
                number++;
                bool pair = buffer[end] == '\r' && end + 1 < count && buffer[end + 1] == '\n';
                start = end + (pair ? 2 : 1);
            }
            afterReturn = start == count && buffer[count - 1] == '\r';
            line.Append(buffer, start, count - start);
            if (line.Length > Longest)
            {
                throw new TextFormatException(number, string.Create(CultureInfo.InvariantCulture, $"the line is longer than {Longest} characters"));
            }
        }
        if (line.Length > 0)
        {
            yield return (number, Checked(line, number));
        }
    }

    private static int NextEnd(char[] buffer, int start, int count)
    {
        int at = buffer.AsSpan(start, count - start).IndexOfAny('\r', '\n');
        return at < 0 ? count : start + at;
    }

    // Bytes that are no text in the encoding were replaced by U+FFFD.
    private static string Checked(StringBuilder line, int number)
    {
        string text = line.ToString();
        return text.AsSpan().IndexOfAny('\uFFFD', '\0') switch
        {
            < 0 => text,
            int at when text[at] == '\0' => throw NotText(number, "it has a zero byte"),
            _ => throw new TextFormatException(
                number, "the line is not UTF-8; its encoding may be Latin-1 or Windows-1252", SaveAsUtf8),
        };
    }

    private static TextFormatException NotText(int line, string why) =>
        new(line, $"the file is not text: {why}", "Give a text file, or a .npy or .npz file.");

    private static Encoding Detect(Stream stream)
    {
        byte[] start = new byte[Peeked];
        int count = stream.ReadAtLeast(start, Peeked, throwOnEndOfStream: false);
        stream.Position = 0;
        ReadOnlySpan<byte> bytes = start.AsSpan(0, count);
        if (bytes is [0x1F, 0x8B, ..])
        {
            throw NotText(1, "it is compressed with gzip");
        }
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            throw NotText(1, "it is a ZIP archive, as Excel workbooks are");
        }
        return TextSignature.From(bytes).ToEncoding(throwOnInvalid: false);
    }
}

/// <summary>A line of a text file that cannot be read.</summary>
/// <param name="line">The line, counted from 1.</param>
/// <param name="what">What is wrong with it, without a full stop.</param>
/// <param name="remedy">What would work; null where the caller knows better.</param>
internal sealed class TextFormatException(int line, string what, string? remedy = null) : Exception(what)
{
    /// <summary>The line, counted from 1.</summary>
    public int Line => line;

    /// <summary>What would work, or null.</summary>
    public string? Remedy => remedy;
}
