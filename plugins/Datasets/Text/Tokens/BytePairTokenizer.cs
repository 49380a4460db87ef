using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
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

    private static string WithoutMark(string piece) => piece.Replace(EndOfWord, " ", StringComparison.Ordinal);

    // How GPT-2 parts a text before it looks for pairs.
    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WordsOfGpt2();
}
