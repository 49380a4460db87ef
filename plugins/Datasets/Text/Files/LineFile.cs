using System.Text;
using System.Text.Json.Serialization;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>The lines of a file, as <see cref="TextContent"/> parts them, each with its place.</summary>
internal static class LineFile
{
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
        string file = Place.Line(path);
        return
        [
            .. TextContent.Lines(FileBytes.AsText(bytes, path, encoding), encoding == TextEncoding.Latin1, everyReturnEnds)
                .Select(line => new TextLine(new Place(file, line.Number), line.Text, line.Problem)),
        ];
    }

    /// <summary>Where the text begins, behind a mark of the byte order.</summary>
    public static int Start(byte[] bytes, TextEncoding encoding) => encoding == TextEncoding.Utf8 ? TextContent.Start(bytes) : 0;

    /// <summary>The characters of some bytes.</summary>
    /// <exception cref="DecoderFallbackException">They are no UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, TextEncoding encoding) =>
        encoding == TextEncoding.Latin1 ? Encoding.Latin1.GetString(bytes) : TextContent.Decode(bytes);
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
