using System.Runtime.CompilerServices;

namespace NebulaBench.Datasets.Shapes.Files;

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
