using System.Text;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Tokens;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Tests;

/// <summary>The ways in which programs write tables and lines.</summary>
[TestFixture]
internal sealed class DialectTests
{
    private const string Content = "text,label\nred fox,a\n\"blue, whale\",b\n";

    private static readonly TextLinesOptions Table = new()
    {
        Training = "train.csv",
        Test = "test.csv",
        Format = TextFormat.Csv,
        ValidationShare = 0,
        LabelColumn = "label",
    };

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare()
    {
        data = new TemporaryData();
        data.Write("test.csv", "text,label\nfox,a\n");
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    private static IEnumerable<TestCaseData> Spellings()
    {
        string semicolons = "text;label\nred fox;a\n\"blue, whale\";b\n";
        foreach ((string name, string text) in new[]
        {
            ("plain", Content),
            ("byte order mark", "\uFEFF" + Content),
            ("CR", Content.Replace('\n', '\r')),
            ("CRLF", Content.ReplaceLineEndings("\r\n")),
            ("CR and LF", Content.Replace("a\n", "a\r", StringComparison.Ordinal)),
            ("no last line end", Content.TrimEnd()),
            ("CR, no last line end", Content.TrimEnd().Replace('\n', '\r')),
            ("quoted", "\"text\",\"label\"\n\"red fox\",\"a\"\n\"blue, whale\",\"b\"\n"),
            ("semicolons", semicolons),
            ("semicolons and CR", semicolons.Replace('\n', '\r')),
            ("tabs", "text\tlabel\nred fox\ta\nblue, whale\tb\n"),
            ("sep=;", "sep=;\n" + semicolons),
            ("sep=; in quotes", "\uFEFF\"sep=;\"\r\n" + semicolons),
            ("sep=,", "sep=,\n" + Content),
            ("comments", "# made by hand\n#\n" + Content),
        })
        {
            yield return new TestCaseData(Encoding.UTF8.GetBytes(text)).SetArgDisplayNames(name);
        }
        yield return new TestCaseData((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Content)]).SetArgDisplayNames("UTF-16");
        yield return new TestCaseData((byte[])[.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(semicolons)])
            .SetArgDisplayNames("UTF-16, big endian");
    }

    [TestCaseSource(nameof(Spellings))]
    public void Csv_EverySpelling_IsTheSameTable(byte[] bytes)
    {
        data.Write("train.csv", bytes);
        TextLinesDataset dataset = Dataset(Table);

        Assert.That(Read.Texts(dataset, SplitName.Training), Is.EqualTo(new[] { "red fox", "blue , whale" }));
        Assert.That(Read.Labels(dataset, SplitName.Training), Is.EqualTo(new long[] { 0, 1 }));
    }

    [Test]
    public void Csv_PositionsInAFileOfSemicolons_AreItsColumns()
    {
        data.Write("train.csv", "one, two;x\nthree;y\n");
        data.Write("test.csv", "one;x\n");
        TextLinesDataset dataset = Dataset(Table with { Header = false, TextColumn = "1", LabelColumn = "2" });

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "x", "y" }));
    }

    [TestCase("one\rtwo\rthree")]
    [TestCase("one\r\ntwo\r\nthree\r\n")]
    [TestCase("\uFEFFone\ntwo\nthree\n")]
    public void Plain_EveryLineEnd_PartsLines(string text)
    {
        data.Write("train.csv", text);

        Assert.That(
            Read.Texts(Dataset(Table with { Format = TextFormat.Plain, LabelColumn = "" }), SplitName.Training),
            Is.EqualTo(new[] { "one", "two", "three" }));
    }

    [Test]
    public void Csv_QuotedEmptyLabel_IsNoLabel()
    {
        data.Write("train.csv", "text,label\nx,a\ny,\"\"\n");

        Assert.That(() => Dataset(Table).Info, Throws.TypeOf<NebulaException>().With.Message.Contains("line 3: it has no label."));
    }

    [Test]
    public void Csv_NanBesideNumbers_IsNoClass()
    {
        string path = data.Write("train.csv", "text,label\nx,0\ny,nan\nz,1\n");
        data.Write("test.csv", "text,label\nfox,0\n");

        Assert.That(() => Dataset(Table).Info, Throws.TypeOf<NebulaException>().With.Message.Contains(
            $"1 sample cannot be used:\n  {path}, line 3: there is no class 'nan' among those of the training file."));
        data.Write("train.csv", "text,label\nx,mum\ny,nan\n");
        data.Write("test.csv", "text,label\nfox,nan\n");
        Assert.That(Dataset(Table).Info.Classes, Is.EqualTo(new[] { "mum", "nan" }), "a grandmother");
    }

    [Test]
    public void Utf16_WithoutAMark_IsRefusedByName()
    {
        string path = data.Write("train.csv", Encoding.Unicode.GetBytes(Content));
        string message = $"NB3142: {path}: the file is UTF-16 or UTF-32. Save it as UTF-8, and set encoding: utf-8.";

        Assert.That(() => Dataset(Table).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));
        Assert.That(
            () => Dataset(Table with { Format = TextFormat.Plain, LabelColumn = "" }).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));
    }

    [Test]
    public void Gzip_ThatUnpacksToAHundredTimesItsSize_IsRefused()
    {
        string path = data.Write("train.csv", TemporaryData.Pack(new byte[200 << 20]));

        Assert.That(() => Dataset(Table).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3142: {path}: the file cannot be read. The system says: It unpacks to more than 64 MiB, 100 times its size"));
    }

    [Test]
    public void Plain_LineOfMillionsOfLetters_IsABadSample()
    {
        string path = data.Write("train.csv", "one\n" + new string('a', 1_000_001));

        Assert.That(
            () => Dataset(Table with { Format = TextFormat.Plain, LabelColumn = "" }).Info, Throws.TypeOf<NebulaException>().With.Message.Contains(
                $"{path}, line 2: its text has 1000001 characters, more than 1000000."));
    }

    [TestCase(TextFormat.Plain)]
    [TestCase(TextFormat.Csv)]
    [TestCase(TextFormat.Tsv)]
    public void Info_RandomDamage_GivesTextsOrAnError(TextFormat format)
    {
        string[] pieces = ["text", "label", ",", ";", "\t", "\n", "\r", "\r\n", "\"", "\"\"", "a", "é", "# ", "sep=;", "sep=", "\0", "\uFEFF", " ", "\u2028", "1"];
        Gen.Select(Gen.Int[0, pieces.Length - 1].Array[0, 30], Gen.Int[0, 20], Gen.Int[0, 1]).Sample(
            (parts, damage, header) =>
            {
                byte[] bytes = Encoding.UTF8.GetBytes((header == 1 ? "text,label\n" : "") + string.Concat(parts.Select(part => pieces[part])));
                bytes = damage switch
                {
                    0 => [.. Encoding.Unicode.Preamble, .. bytes],
                    1 => [.. bytes, 0xE4, (byte)'\n'],
                    2 => [0x1f, 0x8b, .. bytes],
                    3 => TemporaryData.Pack(bytes),
                    _ => bytes,
                };
                string path = data.Write($"{Environment.CurrentManagedThreadId}.csv", bytes);
                try
                {
                    _ = Dataset(Table with
                    {
                        Format = format,
                        LabelColumn = format == TextFormat.Plain ? "" : "label",
                        Training = Path.GetFileName(path),
                        OnBadSample = BadSample.Skip,
                    }).Info;
                }
                catch (NebulaException error)
                {
                    return error.Code.StartsWith("NB31", StringComparison.Ordinal);
                }
                return true;
            },
            iter: 5_000);
    }

    [Test]
    public void BpeFiles_RandomDamage_AreReadOrRefused() => Gen.Select(
        Gen.Char["{}\":,0123 ab\u0120<>/w\n#\\u"].Array[0, 40], Gen.Char["ab \u0120</w>\n#version"].Array[0, 30], Gen.Bool).Sample(
        (vocabulary, merges, whole) =>
        {
            string name = Environment.CurrentManagedThreadId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            string json = whole ? "{\"a\":0,\"b\":1,\"ab\":2,\"<unknown>\":3}" : new string(vocabulary);
            try
            {
                _ = new BytePairTokenizer(BpeFiles.Read(data.Write($"{name}.json", json), data.Write($"{name}.txt", new string(merges))));
            }
            catch (NebulaException error)
            {
                return error.Code is "NB3148";
            }
            return true;
        },
        iter: 3_000);

    private TextLinesDataset Dataset(TextLinesOptions options) => new(options, data, NullLogger<TextLinesDataset>.Instance);
}
