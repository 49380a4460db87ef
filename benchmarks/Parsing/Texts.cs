using System.Text;
using NebulaBench.Randomness;

namespace NebulaBench.Benchmarks.Parsing;

/// <summary>Writes texts as long as AG's news articles: class, title, description.</summary>
internal static class Texts
{
    private const int Rows = 120_000;

    public static void WriteCsv(string folder, bool quoted) => Write(folder, (label, title, description) =>
        $"{Cell(label, quoted)},{Cell(title, quoted)},{Cell(description, quoted)}\n");

    public static void WriteTsv(string folder) => Write(folder, (label, title, description) => $"{label}\t{title}\t{description}\n");

    public static void WriteLines(string folder) => Write(folder, (_, title, description) => $"{title} {description}\n");

    private static void Write(string folder, Func<string, string, string, string> row)
    {
        var random = new RandomStream(1);
        using var file = new StreamWriter(Path.Combine(folder, "texts"), append: false, new UTF8Encoding(false));
        for (int at = 0; at < Rows; at++)
        {
            file.Write(row($"{1 + random.NextInt(4)}", Sentence(random, 7), Sentence(random, 32)));
        }
    }

    // A comma in every tenth word, now and then a quotation, a letter with an accent.
    private static string Sentence(RandomStream random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => random.NextInt(100) switch
    {
        < 10 => Word(random) + ",",
        10 => $"\"{Word(random)}\"",
        11 => Word(random) + "é",
        _ => Word(random),
    }));

    private static string Word(RandomStream random) =>
        string.Concat(Enumerable.Range(0, 2 + random.NextInt(8)).Select(_ => (char)('a' + random.NextInt(26))));

    private static string Cell(string text, bool quoted) =>
        quoted || text.AsSpan().ContainsAny(",\"") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
