using System.IO.Compression;
using System.Text;
using NebulaBench.Fuzzing.Tests.Harness;
using NebulaBench.Reporting.Portraits;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>NPY files of embeddings and labels.</summary>
public sealed class NpyTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => SeedFiles.InRepository("tests/Host/Runs/Golden", "*.npy").Where(IsLabelsOrTable);

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository("*.npy");

    protected override IReadOnlyList<string> Tokens => Python;

    protected override string FileName => "input.npy";

    protected override int Inputs => 4000;

    internal static IReadOnlyList<string> Python { get; } =
        ["'descr'", "'<f4'", "'>f8'", "'|u1'", "'<U5'", "'|S3'", "'|O'", "'<U0'", "'<U500000000'", "'fortran_order'", "True", "False", "'shape'", "(2, 3)", "(0, 9)", "()", "(65536, 65536)", "(1,)", "{", "}"];

    protected override void Read(byte[] input, string file) => ReadBoth(file);

    /// <summary>Reads a file as both of what it may be; whoever reads one of them need not read the other.</summary>
    internal static void ReadBoth(string file)
    {
        try
        {
            ArrayFile.Labels(file);
        }
        catch (Errors.NebulaException)
        {
            ArrayFile.Numbers(file);
        }
    }

    private static bool IsLabelsOrTable(byte[] file) => Encoding.Latin1.GetString(file) is var text && !text.Contains("'shape': ()", StringComparison.Ordinal) && !text.Contains("(2, 3, 2)", StringComparison.Ordinal);
}

/// <summary>NPZ archives: what is wrong with an archive, whatever lies in it.</summary>
public sealed class NpzTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => SeedFiles.InRepository("tests/Host/Runs/Golden", "*.npz");

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository("*.npz");

    protected override string FileName => "input.npz";

    protected override int Inputs => 3000;

    protected override void Read(byte[] input, string file)
    {
        foreach (string name in NpzFile.Read(file).Keys)
        {
            NpyTarget.ReadBoth($"{file}:{name}");
        }
    }
}

/// <summary>Arrays in an NPZ archive that is whole, its checksums right.</summary>
public sealed class NpzArrayTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => SeedFiles.InRepository("tests/Host/Runs/Golden", "*.npy").Where(seed => !Encoding.Latin1.GetString(seed).Contains("'<U", StringComparison.Ordinal));

    protected override IReadOnlyList<string> Tokens => NpyTarget.Python;

    protected override int Inputs => 2000;

    protected override void Read(byte[] input, string file)
    {
        using (var archive = new ZipArchive(File.Create(file), ZipArchiveMode.Create))
        {
            using Stream entry = archive.CreateEntry("latents.npy", CompressionLevel.Fastest).Open();
            entry.Write(input);
        }
        NpzFile.Read(file);
    }
}

/// <summary>Safetensors files.</summary>
public sealed class SafetensorsTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds =>
        [.. SeedFiles.InRepository("tests/Host/Runs/Golden", "*.safetensors"), .. SeedFiles.InRepository("tests/Host/Runs/RegressionCorpus", "*.safetensors")];

    protected override IReadOnlyList<string> Tokens =>
        ["\"dtype\"", "\"F32\"", "\"F64\"", "\"BF16\"", "\"shape\"", "[2,3]", "[]", "[0,99999999]", "\"data_offsets\"", "[0,24]", "[24,0]", "\"__metadata__\"", "{}", "null", ":", ",", "\"w\""];

    protected override int Inputs => 3000;

    protected override void Read(byte[] input, string file) => SafetensorsFile.Read(file);

    // The length of the header stands before it.
    protected override byte[] Mend(byte[] input)
    {
        int end = input.AsSpan().LastIndexOf("}}"u8);
        return end < 8 ? input : [.. BitConverter.GetBytes(end + 2L - 8), .. input[8..]];
    }
}

/// <summary>Tables of latents as text.</summary>
public sealed class CsvLatentsTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds =>
        new[] { "x,y\n1,2\n3,4.5\n-1e-3,0\n", "1;2;3\n4;5;6\n", "sep=;\n1.5;2\n3;4\n", "# made by hand\n1.5\t2.5\n\"3\"\t4\n", "0.5 1.5  2\n3 4 5\n", "1\r\n2\r\n3.25\r\n", "a|b\n1|2\n" }.Select(Encoding.UTF8.GetBytes);

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository("*.csv");

    protected override IReadOnlyList<string> Tokens => ["1.5", "\"2\"", "\"\"", "sep=;", "sep=", "# c", "Unnamed: 0", "index", "inf", "-nan", "0,5", "\"1\n2\""];

    protected override string FileName => "input.csv";

    protected override int Inputs => 4000;

    protected override void Read(byte[] input, string file) => ArrayFile.Numbers(file);
}

/// <summary>Labels as text.</summary>
public sealed class CsvLabelsTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds =>
        new[] { "label\n0\n1\n2\n", "cat\ndog\ncat\n", "class\r\n\"a, b\"\r\nc\r\n", "3\n3.0\n-1\n\n\n", "# c\n0\n1\n", "sep=;\nx\ny\n" }.Select(Encoding.UTF8.GetBytes);

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository("*.csv");

    protected override IReadOnlyList<string> Tokens => ["label", "\"cat\"", "\"\"", "nan", "<NA>", "None", "1.0", "2147483648", "sep=,", "# c", "a,b", "\"a\"\"b\""];

    protected override string FileName => "input.csv";

    protected override int Inputs => 4000;

    protected override void Read(byte[] input, string file) => ArrayFile.Labels(file);
}

/// <summary>A run's embeddings, whose arrays have to fit together, and how a report shows them.</summary>
public sealed class EmbeddingsTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => SeedFiles.InRepository("tests/Host/Runs/RegressionCorpus", "embeddings.npz").Take(3).Select(Stored);

    protected override string FileName => "embeddings.npz";

    protected override int Inputs => 800;

    protected override void Read(byte[] input, string file)
    {
        RunEmbeddings embeddings = RunEmbeddings.Read(file);
        embeddings.ToSet();
        if (embeddings.Count > 0)
        {
            PackedCloud.From(embeddings);
        }
    }

    protected override byte[] Mend(byte[] input) => Checksums.MendZip(input);

    // Without compression, so that edits reach the arrays.
    internal static byte[] Stored(byte[] archive)
    {
        using var stored = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(archive)))
        using (var to = new ZipArchive(stored, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in from.Entries)
            {
                using Stream content = entry.Open(), copy = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                content.CopyTo(copy);
            }
        }
        return stored.ToArray();
    }
}

/// <summary>What a run's scores rest on, and how a report shows it.</summary>
public sealed class StructureTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => SeedFiles.InRepository("tests/Host/Runs/RegressionCorpus", "structure.npz").Take(3).Select(EmbeddingsTarget.Stored);

    protected override string FileName => "structure.npz";

    protected override int Inputs => 500;

    protected override void Read(byte[] input, string file)
    {
        IReadOnlyDictionary<string, DenseArray> arrays = NpzFile.Read(file);
        if (RunStructure.Wrong(arrays) is { } what)
        {
            throw new Errors.NebulaException("NB5102", what);
        }
        ConfusionTable.All(arrays);
        foreach (DenseArray array in arrays.Values)
        {
            array.ToDoubles();
        }
    }

    protected override byte[] Mend(byte[] input) => Checksums.MendZip(input);
}
