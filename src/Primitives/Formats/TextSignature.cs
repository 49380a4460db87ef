using System.Text;

namespace NebulaBench.Formats;

/// <summary>How a text file is encoded, as far as its beginning tells.</summary>
/// <param name="Form">The encoding; UTF-8 where nothing tells another one.</param>
/// <param name="MarkLength">The bytes of the byte order mark; 0 without one.</param>
public readonly record struct TextSignature(TextForm Form, int MarkLength)
{
    /// <summary>Looks at a beginning: at its mark, else whether every second byte is zero, as in UTF-16 with Latin letters.</summary>
    /// <param name="start">The first bytes of the file; some thousand are enough.</param>
    public static TextSignature From(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(TextForm.Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => new(TextForm.Utf32LittleEndian, 4),
        [0, 0, 0xFE, 0xFF, ..] => new(TextForm.Utf32BigEndian, 4),
        [0xFF, 0xFE, ..] => new(TextForm.Utf16LittleEndian, 2),
        [0xFE, 0xFF, ..] => new(TextForm.Utf16BigEndian, 2),
        _ => new(Unmarked(start), 0),
    };

    /// <summary>The encoding.</summary>
    /// <param name="throwOnInvalid">Whether bytes that are none in it throw; else they become U+FFFD.</param>
    public Encoding ToEncoding(bool throwOnInvalid) => Form switch
    {
        TextForm.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalid),
        TextForm.Utf16LittleEndian or TextForm.Utf16BigEndian => new UnicodeEncoding(Form == TextForm.Utf16BigEndian, byteOrderMark: true, throwOnInvalid),
        _ => new UTF32Encoding(Form == TextForm.Utf32BigEndian, byteOrderMark: true, throwOnInvalid),
    };

    private static TextForm Unmarked(ReadOnlySpan<byte> start)
    {
        int even = 0, odd = 0;
        for (int at = 0; at < start.Length; at++)
        {
            (even, odd) = start[at] != 0 ? (even, odd) : at % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        }
        int many = start.Length / 4;
        return even == 0 && odd > many ? TextForm.Utf16LittleEndian : odd == 0 && even > many ? TextForm.Utf16BigEndian : TextForm.Utf8;
    }
}

/// <summary>The encodings of Unicode.</summary>
public enum TextForm
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-16, the lower byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, the higher byte first.</summary>
    Utf16BigEndian,

    /// <summary>UTF-32, the lowest byte first.</summary>
    Utf32LittleEndian,

    /// <summary>UTF-32, the highest byte first.</summary>
    Utf32BigEndian,
}
