using System.Text;

namespace NebulaBench.Datasets.Text.Tokens;

/// <summary>How GPT-2's tokenizer writes bytes as letters: those that can be seen as themselves, the others from U+0100 on.</summary>
internal static class ByteLetters
{
    /// <summary>What a space is written as.</summary>
    public const string Space = "\u0120";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Dictionary<char, byte> Bytes = Table();

    /// <summary>The text of a piece; the piece itself where its bytes are only a part of a character, or no bytes.</summary>
    /// <param name="piece">The piece.</param>
    public static string Read(string piece)
    {
        if (!piece.All(Bytes.ContainsKey))
        {
            return piece;
        }
        try
        {
            return Strict.GetString([.. piece.Select(letter => Bytes[letter])]);
        }
        catch (DecoderFallbackException)
        {
            return piece;
        }
    }

    private static Dictionary<char, byte> Table()
    {
        Dictionary<char, byte> table = [];
        int others = 0;
        for (int value = 0; value < 256; value++)
        {
            bool seen = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            table.Add((char)(seen ? value : 256 + others++), (byte)value);
        }
        return table;
    }
}
