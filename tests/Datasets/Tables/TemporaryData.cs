using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Datasets.Tables.Tests;

/// <summary>A data folder that lasts as long as a test.</summary>
internal sealed class TemporaryData : IDataFolder, IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("nebula-tables-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public TableDataset Dataset(TableOptions options) => new(options, this);

    /// <summary>The message of the error that the options lead to, with the folder left out.</summary>
    public string Failure(TableOptions options) =>
        Assert.Throws<NebulaException>(() => _ = Dataset(options).Info)!.Message.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>The inputs of a split, [samples][features].</summary>
    public static float[][] Inputs(IDataset dataset, SplitName name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using DataSplit split = dataset.Load(name);
        torch.Tensor input = split.Read(BatchSampler.Sequential(split.Count, (int)split.Count), torch.CPU).Single().Input;
        return [.. input.contiguous().data<float>().ToArray().Chunk((int)input.shape[1])];
    }

    public static long[] Labels(IDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        return [.. split.Labels!];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>Arrays as numpy saves them.</summary>
internal static class Numpy
{
    /// <summary>A matrix of float64, or its transpose in Fortran's order.</summary>
    public static byte[] Matrix(double[][] rows, bool columnMajor = false)
    {
        double[] numbers = columnMajor
            ? [.. Enumerable.Range(0, rows[0].Length).SelectMany(column => rows.Select(row => row[column]))]
            : [.. rows.SelectMany(row => row)];
        return Array("<f8", $"{rows.Length}, {rows[0].Length}", MemoryMarshal.AsBytes(numbers.AsSpan()), columnMajor);
    }

    public static byte[] Vector(int[] numbers) => Array("<i4", $"{numbers.Length},", MemoryMarshal.AsBytes(numbers.AsSpan()));

    public static byte[] Texts(string[] texts)
    {
        int longest = texts.Max(text => text.Length);
        byte[] letters = Encoding.UTF32.GetBytes(string.Concat(texts.Select(text => text.PadRight(longest, '\0'))));
        return Array(FormattableString.Invariant($"<U{longest}"), $"{texts.Length},", letters);
    }

    public static byte[] Array(string kind, string shape, ReadOnlySpan<byte> elements, bool columnMajor = false)
    {
        string header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '{kind}', 'fortran_order': {columnMajor}, 'shape': ({shape}), }}");
        header = header.PadRight(((header.Length + 10) / 64 * 64) + 53) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. elements];
    }

    public static byte[] Archive(params (string Name, byte[] Array)[] arrays)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] array) in arrays)
            {
                using Stream entry = archive.CreateEntry($"{name}.npy").Open();
                entry.Write(array);
            }
        }
        return content.ToArray();
    }
}
