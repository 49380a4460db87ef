using System.Buffers.Binary;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>Writes IDX files byte by byte.</summary>
internal static class IdxBytes
{
    public const uint LabelsMagic = 0x801;
    public const uint ImagesMagic = 0x803;

    public static byte[] For(uint magic, uint[] axes, byte[] values)
    {
        var bytes = new byte[4 + (4 * axes.Length) + values.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, magic);
        for (int axis = 0; axis < axes.Length; axis++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + (4 * axis)), axes[axis]);
        }
        values.CopyTo(bytes.AsSpan(4 + (4 * axes.Length)));
        return bytes;
    }

    public static byte[] Labels(params byte[] labels) => For(LabelsMagic, [(uint)labels.Length], labels);

    public static byte[] Images(int count, int height, int width, byte[] pixels) =>
        For(ImagesMagic, [(uint)count, (uint)height, (uint)width], pixels);

    /// <summary>Images of random gray values.</summary>
    public static byte[] RandomImages(int count, long seed, int side = 28)
    {
        var random = new RandomStream(seed);
        var pixels = new byte[count * side * side];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            pixels[pixel] = (byte)random.NextInt(256);
        }
        return Images(count, side, side, pixels);
    }

    /// <summary>Labels 0 to 9 in turn.</summary>
    public static byte[] RegularLabels(int count) => Labels([.. Enumerable.Range(0, count).Select(sample => (byte)(sample % 10))]);
}
