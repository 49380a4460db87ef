using System.Text;
using CsCheck;
using NebulaBench.Datasets.Text.Files;

namespace NebulaBench.Datasets.Text.Tests;

/// <summary>Tables that are read the fast way say what the library says of them, or are left to it.</summary>
[TestFixture]
internal sealed class PlainTableTests
{
    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.Char["ab é,"].Array[0, 5].Select(letters => new string(letters).Replace(",", "", StringComparison.Ordinal)),
        Gen.Char["ab é,\n\"\t "].Array[0, 6].Select(letters => $"\"{new string(letters).Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static readonly Gen<string> Plain = Gen.Select(
        Cell.Array[1, 4].Array[0, 6], Gen.OneOf("\n", "\r\n"), Gen.OneOf("", "\n", "\r\n", "\n\n", "\r"),
        (rows, end, last) => string.Join(end, rows.Select(row => string.Join(',', row))) + last);

    private static readonly Gen<string> Odd = Gen.Char["ab é,,\"\"\n\n\r\t\0"].Array[0, 24].Select(letters => new string(letters));

    [TestCase(TextFormat.Csv)]
    [TestCase(TextFormat.Tsv)]
    public void Rows_AnyTable_AreThoseOfTheLibrary(TextFormat format)
    {
        int plain = 0;
        Gen.Select(Gen.OneOf(Plain, Odd), Gen.OneOf(TextEncoding.Utf8, TextEncoding.Latin1), Gen.Int[0, 9]).Sample(
            (text, encoding, damage) =>
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                bytes = damage > 0 ? bytes : [0xEF, 0xBB, 0xBF, .. bytes, 0xE4];
                List<ColumnFile.Row>? rows = new PlainTable(bytes, "a.csv", format, encoding).Rows();
                Interlocked.Add(ref plain, rows is null ? 0 : 1);
                return rows is null || Say(rows) == Say(ColumnFile.Any(bytes, "a.csv", format, encoding));
            },
            iter: 100_000);
        Assert.That(plain, Is.GreaterThan(30_000), "else too few tables went the fast way to say anything");
    }

    private static string Say(List<ColumnFile.Row> rows) => string.Join("\n", rows.Select(
        row => $"{row.Where}: {row.Problem} {string.Join("|", row.Cells.Select(cell => $"<{cell}>"))}"));
}
