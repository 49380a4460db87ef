using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Voxel;

/// <summary>The sides that an encoder steps through, finest first; the decoder steps back through the same.</summary>
internal static class CubePyramid
{
    /// <summary>The steps from a volume's side to the last layer's, one a layer; shorter, with an impossible last one, where there is no room.</summary>
    public static IReadOnlyList<CubeScale> For(long side, IReadOnlyList<int> kernels, int stride)
    {
        var scales = new List<CubeScale>();
        foreach (int kernel in kernels)
        {
            var scale = new CubeScale(kernel, stride, scales.Count == 0 ? side : scales[^1].Coarse);
            scales.Add(scale);
            if (!scale.IsPossible)
            {
                break;
            }
        }
        return scales;
    }

    /// <summary>Whether an architecture of these layers can work on a dataset.</summary>
    public static Compatibility Supports(string architecture, DatasetInfo data, IReadOnlyList<int> kernels, int stride)
    {
        if (data.Input is not VolumeShape input)
        {
            return Compatibility.No($"{architecture} takes volumes, but the input is {data.Input}: conv takes images, pointnet point clouds, mlp vectors.");
        }
        if (input.Depth != input.Height || input.Height != input.Width)
        {
            return Compatibility.No(FormattableString.Invariant(
                $"{architecture} takes cubes, but the input is {input}: pad it to the longest of its sides, {Longest(input)}, or use mlp."));
        }
        if (data.Output is not VectorShape && data.Output != input with { Channels = (data.Output as VolumeShape)?.Channels ?? 0 })
        {
            return Compatibility.No(
                $"{architecture} emits a vector, or a volume with the input's sides and any channels; here the input is {input} and the output "
                + $"{data.Output}. mlp takes both.");
        }
        IReadOnlyList<CubeScale> scales = For(input.Depth, kernels, stride);
        return scales[^1].IsPossible ? Compatibility.Yes : Compatibility.No(TooSmall(architecture, scales, kernels.Count));
    }

    private static string TooSmall(string architecture, IReadOnlyList<CubeScale> scales, int layers)
    {
        CubeScale last = scales[^1];
        int possible = scales.Count - 1;
        if (possible == 0)
        {
            return FormattableString.Invariant($"a volume of side {last.Fine} is too small for {architecture}'s first layer; mlp takes it.");
        }
        string sides = string.Join(" → ", scales.Select(scale => scale.Fine));
        string otherwise = last.Kernel % 2 == 0 ? "odd kernel sizes" : "stride 1";
        return FormattableString.Invariant(
            $"{architecture} has {layers} layers, but this volume has room for {possible} (sides {sides}): write at most {possible} filters, or {otherwise}.");
    }

    private static long Longest(VolumeShape volume) => Math.Max(volume.Depth, Math.Max(volume.Height, volume.Width));
}

/// <summary>
/// One step between two sides of a cube: a strided layer of the encoder from fine to coarse, and its transposed counterpart in the
/// decoder back to exactly the side the encoder came from. With an odd kernel the coarse side is ⌈fine / stride⌉, whatever the kernel.
/// </summary>
/// <param name="Kernel">The kernel's side.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Fine">The larger side, in cells.</param>
internal sealed record CubeScale(int Kernel, int Stride, long Fine)
{
    /// <summary>The smaller side.</summary>
    public long Coarse => ((Fine + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>The zeros on each side that keep an odd kernel centered on the cells.</summary>
    public long Padding => PaddingOf(Kernel);

    /// <summary>Whether there is anything to shrink: a strided layer on one cell, or a kernel that sticks out on both sides, is a mistake.</summary>
    public bool IsPossible => Fine + (2 * Padding) >= Kernel && (Stride == 1 || Fine > 1);

    /// <summary>The cells that a transposed convolution must add at the far end of each axis: several fine sides have the same coarse one.</summary>
    public long OutputPadding => Fine - (((Coarse - 1) * Stride) - (2 * Padding) + Kernel);

    /// <summary>The padding that belongs to a kernel.</summary>
    public static long PaddingOf(int kernel) => (kernel - 1) / 2;
}
