using System.Text;
using NebulaBench.Formats;

namespace NebulaBench.Toolkit.Datasets;

/// <summary>
/// Reads texts that any program may have written: UTF-8 with or without a byte order mark, or UTF-16 with one. Lines end with a line feed, a carriage
/// return, or both. A line that is in another encoding is known by its number and byte; the others are not lost. A building block for datasets.
/// </summary>
public static class TextContent
{
    private const int Looked = 4096, LeastLooked = 64;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The content of a text as UTF-8: UTF-16 with a byte order mark is converted, UTF-8 stays as it is, its mark included.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <exception cref="TextEncodingException">It is UTF-16 without a mark, UTF-32, or begins as UTF-16 and is not.</exception>
    public static byte[] ToUtf8(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var signature = TextSignature.From(bytes.AsSpan(0, Math.Min(bytes.Length, Looked)));
        if (signature is not { Form: TextForm.Utf16LittleEndian or TextForm.Utf16BigEndian, MarkLength: > 0 })
        {
            RequireSingleBytes(bytes);
            return bytes;
        }
        try
        {
            return Encoding.UTF8.GetBytes(signature.ToEncoding(throwOnInvalid: true).GetString(bytes.AsSpan(signature.MarkLength)));
        }
        catch (ArgumentException failure)
        {
            throw new TextEncodingException("begins as UTF-16, but is not", failure);
        }
    }

    /// <summary>Refuses texts whose letters take two or four bytes, by their mark or by many zeros: no other text has zero bytes.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <exception cref="TextEncodingException">It is UTF-16 or UTF-32.</exception>
    public static void RequireSingleBytes(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> start = bytes[..Math.Min(bytes.Length, Looked)];
        bool isMarked = TextSignature.From(start) is { Form: not TextForm.Utf8, MarkLength: > 0 };
        if (isMarked || (start.Length >= LeastLooked && start.Count((byte)0) > start.Length / 4))
        {
            throw new TextEncodingException("is UTF-16 or UTF-32");
        }
    }

    /// <summary>Where a text begins, behind its byte order mark.</summary>
    /// <param name="bytes">The content, UTF-8.</param>
    public static int Start(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;

    /// <summary>The characters of some bytes.</summary>
    /// <param name="bytes">The bytes, UTF-8.</param>
    /// <exception cref="DecoderFallbackException">They are no UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) => Strict.GetString(bytes);

    /// <summary>Parts a text into lines.</summary>
    /// <param name="bytes">The content; UTF-8, or every byte a character where <paramref name="isLatin1"/>.</param>
    /// <param name="isLatin1">Whether the text is in Latin-1.</param>
    /// <param name="everyReturnEnds">
    /// Whether a carriage return ends a line wherever it stands, as in tables; else only before a line feed, and in a text without line feeds.
    /// </param>
    public static IEnumerable<DataLine> Lines(byte[] bytes, bool isLatin1 = false, bool everyReturnEnds = false)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        bool returnEnds = everyReturnEnds || !bytes.Contains((byte)'\n');
        int start = isLatin1 ? 0 : Start(bytes);
        for (int number = 1; start < bytes.Length; number++)
        {
            (int end, int next) = FindEnd(bytes, start, returnEnds);
            yield return Line(number, bytes.AsSpan(start, end - start), start, isLatin1);
            start = next;
        }
    }

    private static (int End, int Next) FindEnd(byte[] bytes, int start, bool returnEnds)
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan(start);
        int length = returnEnds ? rest.IndexOfAny((byte)'\n', (byte)'\r') : rest.IndexOf((byte)'\n');
        int end = length < 0 ? bytes.Length : start + length;
        int next = Math.Min(bytes.Length, end + (length >= 0 && rest[length..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1));
        return (end > start && bytes[end - 1] == '\r' ? end - 1 : end, next);
    }

    private static DataLine Line(int number, ReadOnlySpan<byte> line, int start, bool isLatin1)
    {
        try
        {
            return new DataLine(number, isLatin1 ? Encoding.Latin1.GetString(line) : Decode(line), null);
        }
        catch (DecoderFallbackException failure)
        {
            string problem = FormattableString.Invariant(
                $"byte {start + failure.Index} of the file (0x{line[failure.Index]:x2}) is no UTF-8, perhaps Latin-1");
            // Quotes of a table must still be found: what is no character is replaced.
            return new DataLine(number, Encoding.UTF8.GetString(line), problem);
        }
    }
}

/// <summary>A line of a text.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">Its characters, without the end of the line.</param>
/// <param name="Problem">Why it cannot be used, a clause without a full stop; null where it can.</param>
public sealed record DataLine(int Number, string Text, string? Problem);

/// <summary>A text in an encoding that is not read.</summary>
/// <param name="what">What it is instead, such as <c>is UTF-16 or UTF-32</c>.</param>
/// <param name="inner">What noticed it.</param>
public sealed class TextEncodingException(string what, Exception? inner = null) : FormatException(what, inner);
