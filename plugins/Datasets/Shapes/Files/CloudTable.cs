using NebulaBench.Errors;
using PureHDF;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>
/// An HDF5 file of clouds: <c>data</c> [clouds, points, 3], <c>label</c> [clouds, 1], perhaps <c>normal</c> as <c>data</c>. Its numbers are read
/// when they are asked for and forgotten when memory is short.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class CloudTable(string path)
{
    private readonly Lock reading = new();
    private readonly Dictionary<string, WeakReference<float[]>> read = [];

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The clouds' classes.</summary>
    /// <exception cref="NebulaException">NB3124: the file is missing, damaged or something else.</exception>
    public long[] Labels() => Reading(file =>
    {
        IH5Dataset labels = file.Dataset("label");
        ulong clouds = file.Dataset("data").Space.Dimensions[0];
        long[] values = labels.Type.Size switch
        {
            1 => Array.ConvertAll(labels.Read<byte[]>(), label => (long)label),
            2 => Array.ConvertAll(labels.Read<short[]>(), label => (long)label),
            4 => Array.ConvertAll(labels.Read<int[]>(), label => (long)label),
            _ => labels.Read<long[]>(),
        };
        return (ulong)values.Length != clouds ? throw new InvalidDataException($"there are {clouds} clouds, but {values.Length} labels")
            : values.Any(label => label < 0) ? throw new InvalidDataException("a label is negative")
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

    private static float[] Values(IH5Group file, string name, int clouds)
    {
        IH5Dataset dataset = file.Dataset(name);
        ulong[] shape = dataset.Space.Dimensions;
        return shape.Length == 3 && shape[0] == (ulong)clouds && shape[2] == 3 && dataset.Type.Size == 4
            ? dataset.Read<float[]>()
            : throw new InvalidDataException($"'{name}' is {string.Join('×', shape)}, expected {clouds}×points×3 of float32");
    }

    private T Reading<T>(Func<IH5Group, T> read)
    {
        try
        {
            using var file = H5File.OpenRead(Path);
            return read(file);
        }
        catch (Exception failure) when (failure is not (NebulaException or OutOfMemoryException))
        {
            // The library throws plain exceptions of many kinds.
            throw new NebulaException(
                "NB3124", $"the HDF5 file cannot be read: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.", Path, "Fetch it again.", failure);
        }
    }
}
