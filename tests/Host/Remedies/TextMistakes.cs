using System.Text;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes in texts.</summary>
internal static class TextMistakes
{
    private const string Lines = "{ id: text-lines, training: t.txt, test: t.txt, length: 6 }";

    private const string Csv = "{ id: text-lines, training: t.txt, test: t.txt, length: 6, format: csv, text_column: body }";

    private const string Pieces = "{ id: text-lines, training: t.txt, test: t.txt, length: 6, tokens: bpe, bpe_vocabulary: v.json, bpe_merges: m.txt }";

    private const string Good = "one two\nthree four\nfive six\none four\n", Trec = "ABBR:exp What is it ?\nLOC:city Where is it ?\nNUM:date When was it ?\n";

    private const string Vocabulary = "{ \"o\": 0, \"n\": 1, \"on\": 2 }", Merges = "#version: 0.2\no n\n";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        InText("NB3140", "go on without them by on_bad_sample: skip.", "{ id: text-lines, training: t.txt, test: t.txt, length: 4, long_lines: refuse }", Good + "a b c d e f g\n", Good),
        InText("NB3140", "go on without them by on_bad_sample: skip.", "{ id: text-lines, training: t.txt, test: t.txt, length: 6, empty_lines: refuse }", Good + "\n" + Good, Good),
        Mistake.InData("NB3141", "Correct the path; a relative one begins at the data folder (--data).",
            "{ id: text-lines, training: no.txt, test: t.txt, length: 6 }", bench => bench.Write("t.txt", Good), Lines),
        Mistake.InData("NB3141", "or put train_5500.label into this folder.", "{ id: trec, verify: false, length: 6 }",
            bench => bench.Write("trec/TREC_10.label", Trec), bench => bench.Write("trec/train_5500.label", Trec + Trec + Trec + Trec)),
        Mistake.InData("NB3142", "Fetch the file again, or pack it again.", Lines, bench => bench.Write("t.txt", [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]), bench => bench.Write("t.txt", Good)),
        Mistake.InData("NB3142", "Save it as UTF-8", Lines, bench => bench.Write("t.txt", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Good)]), bench => bench.Write("t.txt", Good)),
        Mistake.InData("NB3143", "Line n of both must say the same", "{ id: multi30k, verify: false, length: 6 }",
            bench => Pairs(bench, "ein Hund\n"), bench => Pairs(bench, "ein Hund\neine Katze\n")),
        Mistake.InData("NB3144", "To use data of your own in this format, set verify: false.", "{ id: multi30k, length: 6 }",
            bench => Pairs(bench, "ein Hund\neine Katze\n"), "{ id: multi30k, verify: false, length: 6 }"),
        InText("NB3145", "Its columns are id, body; name one, or its position from 1, by text_column.", "{ id: text-lines, training: t.txt, test: t.txt, length: 6, format: csv }", Table(), Csv),
        InText("NB3145", "name one, or its position from 1, by text_column.", "{ id: text-lines, training: t.txt, test: t.txt, length: 6, format: csv }", Table(), Csv.Replace("body", "'2'", StringComparison.Ordinal)),
        InText("NB3146", "Give this split at least one usable line.", Lines, "\n\n", Good),
        Mistake.InData("NB3147", "Fetch the file again.", "{ id: ag-news, length: 6 }", bench => News(bench, "World\nWorld\n"), bench => News(bench, "World\nSports\nBusiness\nScience\n")),
        InPieces("Give the vocab.json of a tokenizer.", "[1]", Merges),
        InPieces("Give the merges.txt of a tokenizer.", Vocabulary, "o n x\n"),
        InPieces("Give the two files of one tokenizer.", Vocabulary, "p q\n"),
    ];

    private static Mistake InText(string code, string remedy, string dataset, string wrong, string right) =>
        right.StartsWith('{')
            ? Mistake.InData(code, remedy, dataset, bench => bench.Write("t.txt", wrong), right)
            : Mistake.InData(code, remedy, dataset, bench => bench.Write("t.txt", wrong), bench => bench.Write("t.txt", right));

    private static Mistake InPieces(string remedy, string vocabulary, string merges) => Mistake.InData(
        "NB3148", remedy, Pieces,
        bench =>
        {
            bench.Write("t.txt", Good);
            bench.Write("v.json", vocabulary);
            bench.Write("m.txt", merges);
        },
        bench =>
        {
            bench.Write("v.json", Vocabulary);
            bench.Write("m.txt", Merges);
        });

    private static string Table() => "id,body\n" + string.Concat(Good.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, index) => $"{index},{line}\n"));

    private static void Pairs(Workbench bench, string german)
    {
        foreach (string name in (string[])["train", "val", "test_2016_flickr"])
        {
            bench.Write($"multi30k/{name}.en", "a dog\na cat\n");
            bench.Write($"multi30k/{name}.de", name == "train" ? german : "ein Hund\neine Katze\n");
        }
    }

    private static void News(Workbench bench, string classes)
    {
        string rows = string.Concat(Enumerable.Range(0, 12).Select(index => $"\"{1 + (index % 4)}\",\"title {index}\",\"text {index}\"\n"));
        bench.Write("ag-news/classes.txt", classes);
        bench.Write("ag-news/train.csv", rows);
        bench.Write("ag-news/test.csv", rows);
    }
}
