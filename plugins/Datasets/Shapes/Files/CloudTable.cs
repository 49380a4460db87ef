using System.Runtime.CompilerServices;
using NebulaBench.Errors;
using PureHDF;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>
/// An HDF5 file of clouds: <c>data</c> [clouds, points, 3], <c>label</c> [clouds, 1], perhaps <c>normal</c> as <c>data</c>. Its numbers are
/// read when they are asked for and forgotten when memory is short.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class CloudTable(string path)
{
    // Deflate cannot pack better than this: a damaged shape may not ask for more memory than the file can fill.
    private const long LargestRatio = 1032;

    // A damaged label must not make a million classes.
    private const long LargestLabel = 99_999;

    private readonly Lock reading = new();
    private readonly Dictionary<string, WeakReference<float[]>> read = [];

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The clouds' classes.</summary>
    /// <exception cref="NebulaException">NB3124: the file is missing, damaged or something else.</exception>
    public long[] Labels() => Reading(file =>
    {
        IH5Dataset labels = file.Dataset("label");
        ulong clouds = file.Dataset("data").Space.Dimensions is [var first, ..] ? first : throw new InvalidDataException("'data' has no axes");
        CheckClaim(labels, "label");
        long[] values = labels.Type.Size switch
        {
            1 => Array.ConvertAll(labels.Read<byte[]>(), label => (long)label),
            2 => Array.ConvertAll(labels.Read<short[]>(), label => (long)label),
            4 => Array.ConvertAll(labels.Read<int[]>(), label => (long)label),
            _ => labels.Read<long[]>(),
        };
        return (ulong)values.Length != clouds ? throw new InvalidDataException($"there are {clouds} clouds, but {values.Length} labels")
            : values.FirstOrDefault(label => label is < 0 or > LargestLabel) is not 0 and var wrong
                ? throw new InvalidDataException($"a label is {wrong}, expected 0 to {LargestLabel}")
            : values;
    });

    /// <summary>The numbers of one cloud, [points × 3].</summary>
    /// <param name="name"><c>data</c> or <c>normal</c>.</param>
    /// <param name="cloud">Which cloud.</param>
    /// <param name="clouds">How many there are.</param>
    public float[] Cloud(string name, int cloud, int clouds)
    {
        lock (reading)
        {
            if (!read.TryGetValue(name, out WeakReference<float[]>? known) || !known.TryGetTarget(out float[]? values))
            {
                values = Reading(file => Values(file, name, clouds));
                read[name] = new(values);
            }
            int size = values.Length / clouds;
            return values[(cloud * size)..((cloud + 1) * size)];
        }
    }

    private float[] Values(IH5Group file, string name, int clouds)
    {
        IH5Dataset dataset = file.Dataset(name);
        CheckClaim(dataset, name);
        ulong[] shape = dataset.Space.Dimensions;
        return shape.Length == 3 && shape[0] == (ulong)clouds && shape[2] == 3 && dataset.Type.Size == 4
            ? dataset.Read<float[]>()
            : throw new InvalidDataException($"'{name}' is {string.Join('×', shape)}, expected {clouds}×points×3 of float32");
    }

    // The library asks for memory for the whole dataset, and for each chunk, before it reads.
    private void CheckClaim(IH5Dataset dataset, string name)
    {
        CheckClaim(dataset, dataset.Space.Dimensions, $"'{name}'");
        if (dataset.Layout.Class == H5DataLayoutClass.Chunked)
        {
            CheckClaim(dataset, dataset.Layout.Chunks!, $"a chunk of '{name}'");
        }
    }

    private void CheckClaim(IH5Dataset dataset, ulong[] shape, string what)
    {
        double bytes = shape.Aggregate((double)dataset.Type.Size, (product, axis) => product * axis);
        if (bytes > Math.Min(Array.MaxLength, new FileInfo(RealPath).Length * LargestRatio))
        {
            throw new InvalidDataException($"{what} claims {string.Join('×', shape)} numbers, more than the file can hold");
        }
    }

    private T Reading<T>(Func<IH5Group, T> read)
    {
        try
        {
            if (!File.Exists(Path) || new FileInfo(RealPath).Length == 0)
            {
                throw new InvalidDataException("it is empty, or no regular file");
            }
            using var file = H5File.Open(new Hdf5Stream(File.OpenRead(Path)));
            return read(file);
        }
        catch (Exception failure) when (failure is not NebulaException)
        {
            // The library throws plain exceptions of many kinds, among them those of too little memory for what a damaged file claims.
            throw new NebulaException(
                "NB3124",
                $"the HDF5 file cannot be read: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.",
                Path,
                "Fetch it again.",
                failure);
        }
    }

    // A link's own length says nothing of what it leads to.
    private string RealPath => File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path;
}

/// <summary>
/// A file for the HDF5 library, which trusts what it reads: addresses in a damaged file may lead in circles. Whatever it does next it has to
/// read, so a limit on the number of reads ends it in seconds, and a check of the stack ends a recursion before the process dies of it.
/// </summary>
/// <param name="file">The file; closed with this.</param>
internal sealed class Hdf5Stream(FileStream file) : Stream
{
    // A whole file of ModelNet takes one read for some 300 bytes; a file in circles repeats the same ones for ever.
    private long left = 2_000_000 + (file.Length / 16);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        Count();
        return file.Read(buffer);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int ReadByte()
    {
        Count();
        return file.ReadByte();
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        Count();
        return file.Seek(offset, origin);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Count()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (--left < 0)
        {
            throw new InvalidDataException("its addresses lead in circles");
        }
    }
}
