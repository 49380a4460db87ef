using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>
/// Keeps what was made of files for the next time. A result is written to a file of its own beside where it goes and then renamed, so that
/// none is ever seen half; it ends with its SHA-256, so that a damaged one is not taken. Nothing that goes wrong here hurts: what cannot be
/// read is made again, what cannot be written is said once.
/// </summary>
/// <param name="folder">Where results may be kept.</param>
/// <param name="log">Told when they cannot.</param>
internal sealed class ShapeCache(ICacheFolder folder, ILogger log)
{
    // Deflate cannot pack better than this.
    private const long LargestRatio = 1032;

    private readonly string root = Path.Combine(folder.Root, "shapes");
    private int warned;

    /// <summary>A kept result, or null.</summary>
    /// <param name="key">A SHA-256 of everything that the result depends on.</param>
    public Shape? Find(byte[] key)
    {
        try
        {
            string path = PathOf(key);
            return File.Exists(path) ? Unpack(File.ReadAllBytes(path)) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Keeps a result, if that is possible.</summary>
    public void Keep(byte[] key, Shape shape)
    {
        string path = PathOf(key), draft = $"{path}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                File.WriteAllBytes(draft, Pack(shape));
                File.Move(draft, path, overwrite: true);
            }
            catch
            {
                File.Delete(draft);
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (Interlocked.Exchange(ref warned, 1) == 0)
            {
                log.LogWarning(
                    "Points and voxels cannot be kept in {Folder} and will be made again next time: {Reason}", root, failure.Message);
            }
        }
    }

    /// <summary>The file of a result.</summary>
    internal string PathOf(byte[] key)
    {
        string name = Convert.ToHexStringLower(key);
        return Path.Combine(root, name[..2], name);
    }

    // Kind, size, normals, parts; then the values, compressed; then the SHA-256 of all of it.
    private static byte[] Pack(Shape shape)
    {
        using var file = new MemoryStream();
        Span<byte> head = stackalloc byte[8];
        var cloud = shape as PointCloud;
        head[0] = cloud is null ? (byte)1 : (byte)0;
        head[1] = cloud?.Normals is null ? (byte)0 : (byte)1;
        head[2] = cloud?.Parts is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], cloud?.Count ?? ((VoxelGrid)shape).Resolution);
        file.Write(head);
        using (var packed = new DeflateStream(file, cloud is null ? CompressionLevel.Fastest : CompressionLevel.NoCompression, leaveOpen: true))
        {
            packed.Write(cloud is null ? ((VoxelGrid)shape).Cells : MemoryMarshal.AsBytes<float>(cloud.Coordinates));
            packed.Write(MemoryMarshal.AsBytes<float>(cloud?.Normals));
            packed.Write(cloud?.Parts);
        }
        file.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    private static Shape? Unpack(byte[] file)
    {
        if (file.Length < 8 + SHA256.HashSizeInBytes
            || !SHA256.HashData(file.AsSpan(0, file.Length - SHA256.HashSizeInBytes)).AsSpan()
                .SequenceEqual(file.AsSpan(file.Length - SHA256.HashSizeInBytes)))
        {
            return null;
        }
        int size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        Int128 bytes = file[0] == 1 ? (Int128)size * size * size : (Int128)size * (12 + (file[1] == 0 ? 0 : 12) + (file[2] == 0 ? 0 : 1));
        if (size < 0 || bytes > Math.Min(Array.MaxLength, file.Length * LargestRatio))
        {
            return null;
        }
        using var packed = new DeflateStream(
            new MemoryStream(file, 8, file.Length - 8 - SHA256.HashSizeInBytes), CompressionMode.Decompress);
        if (file[0] == 1)
        {
            var cells = new byte[size * size * size];
            packed.ReadExactly(cells);
            return new VoxelGrid(size, cells);
        }
        var cloud = new PointCloud(
            new float[size * 3], file[1] == 0 ? null : new float[size * 3], file[2] == 0 ? null : new byte[size]);
        packed.ReadExactly(MemoryMarshal.AsBytes(cloud.Coordinates.AsSpan()));
        packed.ReadExactly(MemoryMarshal.AsBytes(cloud.Normals.AsSpan()));
        packed.ReadExactly(cloud.Parts);
        return cloud;
    }
}
