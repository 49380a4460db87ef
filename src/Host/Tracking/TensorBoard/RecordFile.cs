using System.Buffers.Binary;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>
/// A file of records: length (64 bits), its checksum, data, their checksum, numbers in little-endian order. A crash can only cut the last
/// one short, which readers leave out.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    private const int LengthBytes = sizeof(ulong), CrcBytes = sizeof(uint);

    private readonly string path;
    private readonly FileStream stream;

    /// <summary>Makes a file, which must not be there yet.</summary>
    /// <exception cref="Errors.NebulaException">NB5107: it cannot be written.</exception>
    public RecordFile(string path)
    {
        this.path = path;
        stream = Guard(() => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read));
    }

    /// <summary>Adds a record; it is on its way to the disk when this returns.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        var record = new byte[LengthBytes + CrcBytes + data.Length + CrcBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(LengthBytes), MaskedCrc.For(record.AsSpan(0, LengthBytes)));
        data.CopyTo(record.AsSpan(LengthBytes + CrcBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - CrcBytes), MaskedCrc.For(data));
        Guard(() =>
        {
            stream.Write(record);
            stream.Flush();
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(path, failure);
        }
    }
}
