using NebulaBench.Datasets.Tables.Rows;
using Parquet;
using Parquet.Schema;

namespace NebulaBench.Datasets.Tables.Tests;

/// <summary>Parquet: the types that have a meaning here, and those that have none.</summary>
[TestFixture]
internal sealed class ParquetTests
{
    private const int Rows = 12;

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public async Task ContentHash_SameRowsAsText_IsTheSame()
    {
        await Write("t.parquet").ConfigureAwait(false);
        data.Write("t.csv", "a,b,c,kind\n" + string.Concat(Enumerable.Range(0, Rows).Select(row =>
            FormattableString.Invariant($"{row * 0.5},{(row == 3 ? "" : row.ToString(System.Globalization.CultureInfo.InvariantCulture))},{row % 2 == 0},{(row % 2 == 0 ? "u" : "v")}\n"))));
        TableOptions options = new() { Path = "t.parquet", LabelColumn = "kind", Columns = ["a", "b", "c"], Missing = MissingValues.Mean };

        Assert.That(data.Dataset(options).ContentHash(), Is.EqualTo(data.Dataset(options with { Path = "t.csv" }).ContentHash()));
    }

    [Test]
    public async Task Info_TypeWithoutAMeaning_IsRefusedByName()
    {
        await Write("t.parquet").ConfigureAwait(false);

        Assert.That(data.Failure(new TableOptions { Path = "t.parquet", LabelColumn = "kind" }), Is.EqualTo(
            "NB3165: t.parquet: the column 'when' has the type DateTime, which is neither numbers nor texts. Leave it out by columns: ['*', '!when']."));
        Assert.That(data.Failure(new TableOptions { Path = "t.parquet", Columns = ["a", "kind"] }), Is.EqualTo(
            "NB3165: t.parquet: the column 'kind' has texts, not numbers. Name it in categories or label_column, or leave it out of columns."));
    }

    [Test]
    public async Task Info_CutShort_IsDamaged()
    {
        byte[] whole = await Write("t.parquet").ConfigureAwait(false);
        data.Write("t.parquet", whole[..^9]);

        Assert.That(data.Failure(new TableOptions { Path = "t.parquet" }), Is.EqualTo(
            "NB3161: t.parquet: it is not a Parquet file, or damaged. Write or fetch the file again."));
    }

    private async Task<byte[]> Write(string name)
    {
        DataField a = new DataField<double>("a"), b = new DataField<long?>("b"), c = new DataField<bool>("c"), kind = new DataField<string>("kind"), when = new DataField<DateTime>("when");
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(a, b, c, kind, when), stream).ConfigureAwait(false))
        {
            foreach (int[] rows in Enumerable.Range(0, Rows).Chunk(Rows / 2))
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync<double>(a, Array.ConvertAll(rows, row => row * 0.5)).ConfigureAwait(false);
                await group.WriteAsync<long>(b, Array.ConvertAll(rows, row => row == 3 ? (long?)null : row)).ConfigureAwait(false);
                await group.WriteAsync<bool>(c, Array.ConvertAll(rows, row => row % 2 == 0)).ConfigureAwait(false);
                await group.WriteAsync(kind, Array.ConvertAll(rows, row => row % 2 == 0 ? "u" : "v")).ConfigureAwait(false);
                await group.WriteAsync<DateTime>(when, Array.ConvertAll(rows, row => new DateTime(2026, 1, 1 + row, 0, 0, 0, DateTimeKind.Utc))).ConfigureAwait(false);
            }
        }
        data.Write(name, stream.ToArray());
        return stream.ToArray();
    }
}
