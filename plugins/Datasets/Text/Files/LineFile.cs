using System.Text;
using System.Text.Json.Serialization;
using NebulaBench.Datasets.Text.Samples;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>
/// Parts a file into lines. A line that is not what its encoding says is known by its number and byte; the others are not lost. Lines end with a
/// line feed, perhaps after a carriage return; in a file without line feeds with a carriage return.
/// </summary>
internal static class LineFile
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">How its bytes become characters.</param>
    public static List<TextLine> Read(string path, TextEncoding encoding) => Read(FileBytes.Read(path), path, encoding);

    /// <summary>Parts a file's content.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="path">What an error calls it.</param>
    /// <param name="encoding">How its bytes become characters.</param>
    /// <param name="everyReturnEnds">Whether a carriage return ends a line wherever it stands, as in tables.</param>
    /// <exception cref="Errors.NebulaException">NB3142: it is UTF-16 without a mark of the byte order, or UTF-32.</exception>
    public static List<TextLine> Read(byte[] bytes, string path, TextEncoding encoding, bool everyReturnEnds = false)
    {
        bytes = FileBytes.AsText(bytes, path, encoding);
        bool returnEnds = everyReturnEnds || !bytes.Contains((byte)'\n');
        List<TextLine> lines = [];
        int start = Start(bytes, encoding);
        string file = Place.Line(path);
        while (start < bytes.Length)
        {
            ReadOnlySpan<byte> rest = bytes.AsSpan(start);
            int length = returnEnds ? rest.IndexOfAny((byte)'\n', (byte)'\r') : rest.IndexOf((byte)'\n');
            int end = length < 0 ? bytes.Length : start + length;
            int next = Math.Min(bytes.Length, end + (length >= 0 && rest[length..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1));
            end -= end > start && bytes[end - 1] == '\r' ? 1 : 0;
            (string text, string? problem) = Decode(bytes.AsSpan(start, end - start), start, encoding);
            lines.Add(new TextLine(new Place(file, lines.Count + 1), text, problem));
            start = next;
        }
        return lines;
    }

    /// <summary>Where the text begins, behind a mark of the byte order.</summary>
    public static int Start(byte[] bytes, TextEncoding encoding) => encoding == TextEncoding.Utf8 && bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;

    /// <summary>The characters of some bytes.</summary>
    /// <exception cref="DecoderFallbackException">They are no UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, TextEncoding encoding) =>
        (encoding == TextEncoding.Latin1 ? Encoding.Latin1 : Strict).GetString(bytes);

    private static (string, string?) Decode(ReadOnlySpan<byte> line, int start, TextEncoding encoding)
    {
        try
        {
            return (Decode(line, encoding), null);
        }
        catch (DecoderFallbackException failure)
        {
            // Quotes of a table must still be found: what is no character is replaced.
            return (Encoding.UTF8.GetString(line), $"byte {start + failure.Index} of the file (0x{line[failure.Index]:x2}) is no UTF-8, perhaps Latin-1");
        }
    }
}

/// <summary>A line of a file.</summary>
/// <param name="Where">The file and the line's number, from 1.</param>
/// <param name="Text">Its characters, without the end of the line.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
internal sealed record TextLine(Place Where, string Text, string? Problem);

/// <summary>How a file's bytes become characters.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8; bytes that are none make a bad sample.</summary>
    [JsonStringEnumMemberName("utf-8")]
    Utf8,

    /// <summary>ISO 8859-1: every byte is a character.</summary>
    [JsonStringEnumMemberName("latin-1")]
    Latin1,
}
