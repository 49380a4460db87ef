using System.Text;
using System.Text.Json;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Tokens;

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

    private static string Text(string path) => Encoding.UTF8.GetString(FileBytes.Read(path)).TrimStart('\uFEFF');
}
