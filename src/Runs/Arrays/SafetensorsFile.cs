using System.Buffers.Binary;
using System.Text.Json;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>
/// Reads and writes safetensors files: the length of a JSON header (8 bytes, little-endian), the header (name → kind, shape, byte
/// range), the numbers. https://github.com/huggingface/safetensors describes the format.
/// </summary>
public static class SafetensorsFile
{
    private const int Alignment = 8;
    private const string Metadata = "__metadata__";

    /// <summary>Writes named arrays in their order into a file, whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="arrays">The arrays.</param>
    /// <param name="metadata">Text to keep with them, by name; null for none.</param>
    public static void Write(
        string file,
        IReadOnlyCollection<KeyValuePair<string, DenseArray>> arrays,
        IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(file, stream =>
        {
            byte[] header = Header(arrays, metadata);
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach ((_, DenseArray array) in arrays)
                stream.Write(array.Bytes);
        });

    /// <summary>Reads all arrays of a file, in its order.</summary>
    public static IReadOnlyDictionary<string, DenseArray> Read(string file)
    {
        byte[] bytes = HashedFile.Bytes(file);
        long headerLength = bytes.Length < 8 ? long.MaxValue : BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (headerLength < 0 || headerLength > bytes.Length - 8)
            throw RunErrors.Damaged(file, "not a safetensors file, or cut short: its header is longer than the file");
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, (int)headerLength));
            var arrays = new OrderedDictionary<string, DenseArray>();
            long left = bytes.Length - 8 - headerLength;
            foreach (JsonProperty entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != Metadata))
            {
                DenseArray array = Array(entry, bytes.AsSpan(8 + (int)headerLength), file);
                left -= array.Bytes.Length;
                if (left < 0)
                    throw RunErrors.Damaged(file, $"its arrays, up to {entry.Name}, claim more bytes together than the file has");
                arrays.Add(entry.Name, array);
            }
            return arrays;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException
            or OverflowException or ArgumentException)
        {
            throw RunErrors.Damaged(file, "its safetensors header makes no sense", failure);
        }
    }

    private static byte[] Header(IReadOnlyCollection<KeyValuePair<string, DenseArray>> arrays, IReadOnlyDictionary<string, string>? metadata)
    {
        var entries = new OrderedDictionary<string, object>();
        if (metadata is not null)
            entries.Add(Metadata, metadata);
        long offset = 0;
        foreach ((string name, DenseArray array) in arrays)
        {
            long end = offset + array.Bytes.Length;
            entries.Add(name, new { dtype = array.Type.Safetensors, shape = array.Shape, data_offsets = new[] { offset, end } });
            offset = end;
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(entries);
        var padded = new byte[(json.Length + Alignment - 1) / Alignment * Alignment];
        padded.AsSpan().Fill((byte)' ');
        json.CopyTo(padded, 0);
        return padded;
    }

    private static DenseArray Array(JsonProperty entry, ReadOnlySpan<byte> data, string file)
    {
        string kind = entry.Value.GetProperty("dtype").GetString() ?? "";
        ElementType type = ElementType.All.FirstOrDefault(candidate => candidate.Safetensors == kind)
            ?? throw RunErrors.Unsupported(file, $"the array {entry.Name} is of kind {kind}");
        int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt32())];
        long[] range = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (shape.Any(axis => axis < 0))
            throw RunErrors.Damaged(file, $"the array {entry.Name} has an axis of negative length");
        decimal claimed = (decimal)type.Size * DenseArray.CountOf(shape);
        if (range is not [>= 0, _] || range[1] - range[0] != claimed)
            throw RunErrors.Damaged(file, $"the byte range of the array {entry.Name} does not fit its shape");
        if (range[1] > data.Length)
            throw RunErrors.Damaged(file, $"cut short: the array {entry.Name} lies beyond the end of the file");
        DenseArray array = DenseArray.Zeros(type, shape);
        data[(int)range[0]..(int)range[1]].CopyTo(array.Bytes);
        return array;
    }
}
