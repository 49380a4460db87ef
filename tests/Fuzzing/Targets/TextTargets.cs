using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets;
using NebulaBench.Datasets.Text;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Datasets.Text.Tokens;
using NebulaBench.Fuzzing.Tests.Harness;
using static System.Text.Encoding;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>Lines of text, cut into words and characters.</summary>
public class TextLinesTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => [.. Texts.Select(UTF8.GetBytes), Archives.Gzip(UTF8.GetBytes(Texts[0])), [0xFF, 0xFE, .. Unicode.GetBytes(Texts[1])]];

    private protected virtual TextEncoding Encoding => TextEncoding.Utf8;

    protected override IReadOnlyList<string> Tokens => ["word", "é", "e\u0301", "ﬁ", "\u1100\u1161", "don't", "…", "\ufffd", "\ufdfa"];

    protected override int Inputs => 1500;

    private protected static string[] Texts { get; } = ["A line of words.\nAnd another – with more!\n\n", "Où est l'été?\r\nIch weiß es nicht.\r\n", "one\rtwo\rthree"];

    protected override void Read(byte[] input, string file)
    {
        byte[] bytes = FileBytes.Read(file);
        TextRows rows = TextRows.From(LineFile.Read(bytes, file, Encoding).Select(line => (new TextSample(line.Where, line.Text), line.Problem)), EmptyLines.Skip);
        Cut(rows, new WordTokenizer(true, 1, 100));
        Cut(rows, new CharacterTokenizer(true, 1, 100));
    }

    private static void Cut(TextRows rows, Tokenizer tokenizer) => tokenizer.Table([.. rows.Samples.Select(sample => tokenizer.Split(sample.Text))]);
}

/// <summary>The same in Latin-1, in which every byte is a letter.</summary>
public sealed class Latin1LinesTarget : TextLinesTarget
{
    protected override IEnumerable<byte[]> Seeds => [.. Texts.Select(Latin1.GetBytes)];

    private protected override TextEncoding Encoding => TextEncoding.Latin1;
}

/// <summary>A column of a table, with labels.</summary>
public abstract class TextTableTarget : FuzzTarget
{
    protected abstract TextFormat Format { get; }

    protected override IReadOnlyList<string> Tokens => ["text", "label", "\"", "\"\"", "\"a\nb\"", "sep=;", "# c", "1", "nan", ";", "\t"];

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file)
    {
        var options = new TextLinesOptions { Format = Format, LabelColumn = "label" };
        ReadWith(file, options);
        ReadWith(file, options with { Header = false, TextColumn = "1", LabelColumn = "2" });
    }

    private static void ReadWith(string file, TextLinesOptions options)
    {
        TextRows rows = TextRows.From(new TableReader(file, options).Samples(), EmptyLines.Refuse);
        ClassNames.Apply(rows, ClassNames.For(rows), "here");
    }
}

/// <summary>Tables with commas.</summary>
public sealed class TextCsvTarget : TextTableTarget
{
    protected override TextFormat Format => TextFormat.Csv;

    protected override IEnumerable<byte[]> Seeds => new[] { "text,label\n\"a, b\",1\nc,2\n", "label,text\r\nx,\"say \"\"hi\"\"\"\r\ny,z\r\n", "text;label\na;1\nb;2\n" }.Select(UTF8.GetBytes);
}

/// <summary>Tables with tabs.</summary>
public sealed class TextTsvTarget : TextTableTarget
{
    protected override TextFormat Format => TextFormat.Tsv;

    protected override IEnumerable<byte[]> Seeds => new[] { "text\tlabel\na\t1\nb\t2\n", "# c\ttt\nlabel\ttext\r\nx\ty z\r\n" }.Select(UTF8.GetBytes);
}

/// <summary>A byte-pair encoding: its vocabulary, a line of 's, its merges; and what it makes of a text.</summary>
public sealed class BpeTarget : FuzzTarget
{
    private const string Between = "\n''''\n";

    protected override IEnumerable<byte[]> Seeds => new[]
    {
        """{"a":0,"b":1,"ab":2,"Ġ":3,"Ġa":4}""" + Between + "#version: 0.2\na b\nĠ a\n", """{"a</w>":0,"b":1,"b a</w>":2,"ba</w>":3}""" + Between + "b a</w>\n", """{"x":5,"y":5,"xy":7}""" + Between + "x y",
    }.Select(UTF8.GetBytes);

    protected override IReadOnlyList<string> Tokens => ["\"a\"", "\"\\ud800\"", ":", ",", "{}", "null", "a b", "ab a", "</w>", "Ġ", "#version: 0.2", "<unknown>", "\"<unknown>\":9"];

    protected override int Inputs => 1000;

    protected override void Read(byte[] input, string file)
    {
        string text = Latin1.GetString(input), folder = Path.GetDirectoryName(file)!;
        int at = text.IndexOf(Between, StringComparison.Ordinal);
        (string vocabulary, string merges) = (Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt"));
        File.WriteAllBytes(vocabulary, Latin1.GetBytes(at < 0 ? text : text[..at]));
        File.WriteAllBytes(merges, Latin1.GetBytes(at < 0 ? "" : text[(at + Between.Length)..]));
        var tokenizer = new BytePairTokenizer(BpeFiles.Read(vocabulary, merges));
        IReadOnlyList<string> pieces = tokenizer.Split("ab ba a é \U0001F600 x");
        _ = tokenizer.Table([pieces])[pieces[0]];
    }
}

/// <summary>TREC's questions.</summary>
public sealed class TrecTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => ["NUM:date When did it end ?\nLOC:city What is it called ?\nNUM:count How many are there ?\n"u8.ToArray()];

    protected override IReadOnlyList<string> Tokens => ["NUM:date", "LOC:", ":city", " ", "?"];

    protected override string FileName => "train_5500.label";

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        File.Copy(file, Path.Combine(folder, "TREC_10.label"), overwrite: true);
        new TrecDataset(new TrecOptions { Path = folder, Verify = false }, new DataFolder(folder), NullLogger<TrecDataset>.Instance).ReadCatalog();
    }

    internal sealed record DataFolder(string Root) : IDataFolder;
}

/// <summary>AG's news; the names of the classes, too, are what is damaged.</summary>
public sealed class AgNewsTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => ["1,\"A title\",\"what it says\"\n2,\"Another, longer\",\"and \"\"more\"\"\"\n"u8.ToArray()];

    protected override IReadOnlyList<string> Tokens => ["1", "3", "\"", "\"a\"", ",", "\\"];

    protected override string FileName => "train.csv";

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        File.Copy(file, Path.Combine(folder, "test.csv"), overwrite: true);
        File.WriteAllBytes(Path.Combine(folder, "classes.txt"), input.Length % 4 == 0 ? input : "World\nSports\n"u8.ToArray());
        new AgNewsDataset(new AgNewsOptions { Path = folder }, new TrecTarget.DataFolder(folder), NullLogger<AgNewsDataset>.Instance).ReadCatalog();
    }
}
