using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Tokens;

/// <summary>
/// Byte-pair encoding by files made elsewhere. GPT-2's kind, whose pieces are bytes written as letters, and the older kind, whose pieces
/// end with <c>&lt;/w&gt;</c> at the end of a word, are told apart by their vocabulary.
/// </summary>
internal sealed partial class BytePairTokenizer : Tokenizer
{
    private const string EndOfWord = "</w>";

    private readonly BpeFiles files;
    private readonly BpeTokenizer tokenizer;
    private readonly bool bytes;
    private readonly bool marksEnds;

    /// <summary>Reads the files.</summary>
    /// <param name="files">The files.</param>
    /// <exception cref="NebulaException">NB3148: they do not fit together.</exception>
    public BytePairTokenizer(BpeFiles files)
    {
        this.files = files;
        bytes = files.Pieces.Any(piece => piece.Contains(ByteLetters.Space, StringComparison.Ordinal));
        marksEnds = !bytes && files.Pieces.Any(piece => piece.EndsWith(EndOfWord, StringComparison.Ordinal));
        // Without a piece for what is unknown the library would pass over it.
        string unknown = SpecialTokens.Texts[(int)SpecialTokens.Unknown];
        var options = new BpeOptions(files.Pieces.Append(unknown).Select((piece, number) => KeyValuePair.Create(piece, number)))
        {
            Merges = files.Merges,
            UnknownToken = unknown,
            ByteLevel = bytes,
            EndOfWordSuffix = marksEnds ? EndOfWord : null,
            PreTokenizer = bytes ? new RegexPreTokenizer(WordsOfGpt2(), null) : PreTokenizer.CreateWhiteSpace(),
        };
        try
        {
            tokenizer = BpeTokenizer.Create(options);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            throw new NebulaException(
                "NB3148",
                $"the merges do not fit the vocabulary: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.",
                files.MergesPath,
                "Give the two files of one tokenizer.",
                failure);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Split(string text) => [.. tokenizer.EncodeToTokens(text, out _).Select(token => token.Value)];

    /// <inheritdoc/>
    public override TokenTable Table(IEnumerable<IReadOnlyList<string>> training) =>
        new(files.Pieces, bytes || marksEnds ? "" : " ", bytes ? ByteLetters.Read : marksEnds ? WithoutMark : null);

    /// <summary>The numbers are those of the tokenizer's files.</summary>
    public override TokenTable Restore(IReadOnlyList<string> pieces) => Table([]);

    private static string WithoutMark(string piece) => piece.Replace(EndOfWord, " ", StringComparison.Ordinal);

    // How GPT-2 parts a text before it looks for pairs.
    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WordsOfGpt2();
}

/// <summary>The two files of a byte-pair encoding.</summary>
internal sealed class BpeFiles
{
    private BpeFiles(IReadOnlyList<string> pieces, IReadOnlyList<string> merges, string mergesPath)
    {
        Pieces = pieces;
        Merges = merges;
        MergesPath = mergesPath;
    }

    /// <summary>The pieces in the order of their numbers.</summary>
    public IReadOnlyList<string> Pieces { get; }

    /// <summary>The merges, best first.</summary>
    public IReadOnlyList<string> Merges { get; }

    /// <summary>Where the merges were read.</summary>
    public string MergesPath { get; }

    /// <summary>Reads them.</summary>
    /// <param name="vocabulary">A JSON object from pieces to numbers.</param>
    /// <param name="merges">Two pieces a line; a first line may begin with <c>#version</c>.</param>
    /// <exception cref="NebulaException">NB3141, NB3142, NB3148: one of them is missing, cannot be read, or is something else.</exception>
    public static BpeFiles Read(string vocabulary, string merges)
    {
        string[] pieces = Vocabulary(vocabulary);
        string[] lines = Text(merges).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<string> pairs = [];
        for (int line = 0; line < lines.Length; line++)
        {
            if (line == 0 && lines[0].StartsWith("#version", StringComparison.Ordinal))
            {
                continue;
            }
            pairs.Add(lines[line].Split(' ').Length == 2
                ? lines[line]
                : throw new NebulaException(
                    "NB3148", $"'{lines[line]}' is no pair of pieces.", merges, "Give the merges.txt of a tokenizer."));
        }
        return new BpeFiles(pieces, pairs, merges);
    }

    private static string[] Vocabulary(string path)
    {
        Dictionary<string, int>? numbers;
        try
        {
            numbers = JsonSerializer.Deserialize<Dictionary<string, int>>(Text(path));
        }
        catch (JsonException failure)
        {
            throw Wrong($"it is no JSON object of numbers; reading fails in line {(failure.LineNumber ?? 0) + 1}.", failure);
        }
        // The special tokens of the suite are put before these; a text never gives one.
        return numbers is { Count: > 0 }
            ? [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key).Except(SpecialTokens.Texts)]
            : throw Wrong("it holds no pieces.", null);

        NebulaException Wrong(string what, Exception? inner) => new("NB3148", what, path, "Give the vocab.json of a tokenizer.", inner);
    }

    private static string Text(string path) =>
        Encoding.UTF8.GetString(FileBytes.AsText(FileBytes.Read(path), path, TextEncoding.Utf8)).TrimStart('\uFEFF');
}

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
