using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>What may happen to words, numbers and lines of a text. Bytes are taken as Latin-1, so that nothing is lost of what is no text.</summary>
internal static partial class TextEdits
{
    private const int MostNested = 3000;

    private static readonly string[] OddNumbers =
    [
        "0", "-0", "1", "-1", "2", "3", "00", "1.5", "-2.75", ".5", "5.", "1e3", "1e-400", "1e400", "-1e999", "nan", "NaN", "inf", "-Infinity", "1.#INF", "0x10", "1_000", "1,5", "+7", "1e", "e5",
        "99", "256", "65536", "2147483647", "2147483648", "-2147483649", "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "99999999999999999999999999999999", "0.30000000000000004", "179769313486231570000000000000000000000000000000000000000000", "٣", "½", "true", "null", "",
    ];

    // UTF-8, in Latin-1's letters: zero, marks of the byte order, replaced and lone halves of letters, separators, a letter of four bytes, a bare byte.
    private static readonly string[] OddLetters = [.. new[]
    {
        "\0", "\uFEFF", "\uFFFE", "\uFFFD", "\u2028", "\u0085", "\u00A0", "\u200B", "\u202E", "\u0301", "\u0130", "\U0001F600", "\u001b[31m", "\t", "\v", "\f", "\b", "\u007f",
    }.Select(Bytes), "\u00ed\u00a0\u0080", "\u00ff", "\u00c3", "\u00fe\u00ff", "\\ud800", "\\u0000", "\\", "\"", "'", "#", ",", ";", "|", "%s", "{", "}", "[", "]", "(", ")", "&", "*", "!", ": "];

    private static readonly string[] LineEnds = ["\n", "\r", "\r\n", "\n\n", "\r\r\n", "\n\r", " ", ""];

    /// <summary>The edits.</summary>
    /// <param name="tokens">The words of the format.</param>
    public static Gen<Edit> Create(IReadOnlyList<string> tokens)
    {
        Gen<string> token = Gen.OneOf(tokens.Select(Bytes).ToArray()), number = Gen.OneOf(OddNumbers.Select(Bytes).ToArray()), letter = Gen.OneOf(OddLetters);
        Gen<string> word = Gen.Frequency((4, token), (3, number), (2, letter));
        return Gen.Frequency(
            (3, Gen.Select(Places.Anywhere, word, (at, text) => ByteEdits.Insert(at, Encoding.Latin1.GetBytes(text)))),
            (5, Gen.Select(Places.Anywhere, number, (at, text) => Replace(Numbers(), at, text))),
            (4, Gen.Select(Places.Anywhere, word, (at, text) => Replace(Words(), at, text))),
            (3, Gen.Select(Places.Anywhere, (Func<Place, Edit>)(at => Lines((lines, place) => lines.RemoveAt(place), at)))),
            (2, Gen.Select(Places.Anywhere, Gen.Frequency((9, Gen.Int[1, 3]), (1, Gen.Int[4, 60])), (at, times) => Lines((lines, place) => lines.InsertRange(place, Enumerable.Repeat(lines[place], times)), at))),
            (2, Gen.Select(Places.Anywhere, Places.Anywhere, Swap)),
            (2, Gen.Select(Places.Anywhere, word, (at, text) => Lines((lines, place) => lines.Insert(place, text), at))),
            (1, Gen.OneOf(LineEnds).Select(end => Text(text => text.Replace("\n", end, StringComparison.Ordinal)))),
            (1, Gen.Select(Places.Anywhere, letter, Gen.Frequency((9, Gen.Int[1, 40]), (1, Gen.Int[41, MostNested])), (at, text, times) => ByteEdits.Insert(at, Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(text, times)))))),
            (1, Gen.Select(Places.Anywhere, token, Gen.Frequency((9, Gen.Int[2, 5]), (1, Gen.Int[6, 100])), (at, text, times) => ByteEdits.Insert(at, Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(text, times)))))),
            (1, Gen.OneOf<Encoding>(new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32).Select(AsEncoding)));
    }

    private static Edit Text(Func<string, string> change) => input => Encoding.Latin1.GetBytes(change(Encoding.Latin1.GetString(input)));

    private static Edit Replace(Regex pattern, Place at, string replacement) => Text(text =>
    {
        int from = at(text.Length);
        Match chosen = pattern.Match(text, from) is { Success: true } behind ? behind : pattern.Match(text);
        if (!chosen.Success)
        {
            return text;
        }
        return $"{text[..chosen.Index]}{replacement}{text[(chosen.Index + chosen.Length)..]}";
    });

    private static Edit Lines(Action<List<string>, int> change, Place at) => Text(text =>
    {
        List<string> lines = [.. text.Split('\n')];
        change(lines, at(lines.Count - 1));
        return string.Join('\n', lines);
    });

    private static Edit Swap(Place one, Place other) => Lines(
        (lines, place) => (lines[place], lines[other(lines.Count - 1)]) = (lines[other(lines.Count - 1)], lines[place]), one);

    private static Edit AsEncoding(Encoding encoding) => input => [.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(input))];

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(@"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[^\s,;:=""'\[\]{}()]+")]
    private static partial Regex Words();
}
