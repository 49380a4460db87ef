using System.Runtime.InteropServices;
using NebulaBench.Datasets.Tables;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Fuzzing.Tests.Harness;
using static System.Text.Encoding;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>A table of features, labels and ids, read and prepared.</summary>
public abstract class TableTarget : FuzzTarget
{
    private protected static byte[] Array(string kind, string shape, ReadOnlySpan<byte> elements)
    {
        byte[] header = ASCII.GetBytes($"{{'descr': '{kind}', 'fortran_order': False, 'shape': ({shape}), }}".PadRight(117) + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. elements];
    }

    private protected static byte[] Matrix { get; } = Array("<f8", "8, 2", MemoryMarshal.AsBytes<double>([1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 6, 5, 4, 3, 2]));

    private protected static void Read(string file, TableOptions options)
    {
        TableSamples samples = TableSamples.Read(options with { Path = file }, "");
        foreach (RowSet set in samples.Splits.Values)
        {
            var sample = new float[samples.Preparation.Width];
            foreach (int row in set.Rows)
            {
                samples.Preparation.Apply(set.Table, row, sample);
            }
        }
    }
}

/// <summary>Tables as text.</summary>
public sealed class TableCsvTarget : TableTarget
{
    protected override IEnumerable<byte[]> Seeds => new[]
    {
        "a,b,y\n1,2.5,u\n3,4e2,v\n5,6,u\n7,8,v\n9,10,u\n", "a;b;y\r\n1,5;\"2,5\";\"u;\"\"x\"\"\"\r\n3;4;v\r\n5;6;v\r\n7;8;v\r\n9;10;v\r\n", "y|b\ru|true\ru|false\ru|1\ru|0\ru|2\r",
    }.Select(UTF8.GetBytes);

    protected override IReadOnlyList<string> Tokens => ["y", "\"", "\"\"", "\"a\nb\"", ",", ";", "|", "\t", "1,5", "NA", "nan", "Infinity", "1e999", "-", "\ufeff"];

    protected override string FileName => "input.csv";

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file) => Read(file, new TableOptions
    {
        LabelColumn = "y",
        DecimalComma = UTF8.GetString(input).Contains(';', StringComparison.Ordinal),
        Missing = MissingValues.Mean,
        Standardize = true,
    });
}

/// <summary>Matrices of NumPy.</summary>
public sealed class TableNpyTarget : TableTarget
{
    protected override IEnumerable<byte[]> Seeds => [Matrix, Array("|b1", "6,", [1, 0, 1, 0, 1, 1]), Array(">i2", "5, 1", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5])];

    protected override IReadOnlyList<string> Tokens => NpyTarget.Python;

    protected override string FileName => "input.npy";

    protected override int Inputs => 3000;

    protected override void Read(byte[] input, string file) => Read(file, new TableOptions { Missing = MissingValues.Drop });
}

/// <summary>Sparse matrices of SciPy, whose arrays may contradict each other.</summary>
public sealed class TableSparseTarget : TableTarget
{
    protected override IEnumerable<byte[]> Seeds => [SeedFiles.InRepository("tests/Datasets/Tables/Golden", "sparse.npz").Single(), Archives.Zip(
        ("indices.npy", Array("<i4", "4,", [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0])), ("indptr.npy", Array("<i2", "5,", [0, 0, 1, 0, 2, 0, 3, 0, 4, 0])),
        ("format.npy", Array("|S3", "", "csr"u8)), ("shape.npy", Array("|u1", "2,", [4, 2])), ("data.npy", Array("|u1", "4,", [1, 2, 3, 4])))];

    protected override IReadOnlyList<string> Tokens => NpyTarget.Python;

    protected override string FileName => "input.npz";

    protected override int Inputs => 2000;

    protected override void Read(byte[] input, string file) => Read(file, new TableOptions { Standardize = true });
}

/// <summary>Archives of a matrix and labels.</summary>
public sealed class TableNpzTarget : TableTarget
{
    protected override IEnumerable<byte[]> Seeds => [Archives.Zip(("X.npy", Matrix), ("y.npy", Array("<U1", "8,", UTF32.GetBytes("uvuvuvuv"))))];

    protected override IReadOnlyList<string> Tokens => NpyTarget.Python;

    protected override string FileName => "input.npz";

    protected override int Inputs => 2000;

    protected override void Read(byte[] input, string file) => Read(file, new TableOptions { LabelColumn = "y", Log1p = true });
}
