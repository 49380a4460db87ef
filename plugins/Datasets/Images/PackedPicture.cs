using System.Runtime.InteropServices;

namespace NebulaBench.Datasets.Images;

/// <summary>A picture in memory, a byte a value where 8 bits are all it has.</summary>
internal sealed class PackedPicture
{
    private readonly Picture shape;
    private readonly byte[] bytes;

    /// <summary>Packs a picture.</summary>
    public PackedPicture(Picture picture)
    {
        shape = picture with { Values = [] };
        bytes = picture.Largest > byte.MaxValue
            ? MemoryMarshal.AsBytes<ushort>(picture.Values).ToArray()
            : Array.ConvertAll(picture.Values, value => (byte)value);
    }

    /// <summary>The picture as it was.</summary>
    public Picture Unpack() => shape with
    {
        Values = shape.Largest > byte.MaxValue
            ? MemoryMarshal.Cast<byte, ushort>(bytes).ToArray()
            : Array.ConvertAll(bytes, value => (ushort)value),
    };
}
