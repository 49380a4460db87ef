using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>The image sizes that an encoder steps through, finest first; the decoder steps back through the same.</summary>
internal static class ScalePyramid
{
    /// <summary>The steps from an image to the last layer's size, one a layer.</summary>
    public static IReadOnlyList<Scale> For(ImageShape image, IReadOnlyList<int> kernels, int stride)
    {
        var scales = new List<Scale>();
        var size = new ImageSize(image.Height, image.Width);
        foreach (int kernel in kernels)
        {
            var scale = new Scale(kernel, stride, size);
            scales.Add(scale);
            if (!scale.IsPossible)
            {
                break;
            }
            size = scale.Coarse;
        }
        return scales;
    }

    /// <summary>Whether an architecture of these layers can work on a dataset.</summary>
    public static Compatibility Supports(string architecture, DatasetInfo data, IReadOnlyList<int> kernels, int stride)
    {
        if (data.Input is not ImageShape input || data.Output is not ImageShape output)
        {
            return Compatibility.No($"{architecture} turns images into images; here the input is {data.Input} and the output {data.Output}. mlp takes both.");
        }
        if ((input.Height, input.Width) != (output.Height, output.Width))
        {
            return Compatibility.No(
                $"{architecture}'s decoder mirrors its encoder, so the output must be as high and wide as the input: {Size(input)}, not {Size(output)}; "
                + "the channels may differ.");
        }
        IReadOnlyList<Scale> scales = For(input, kernels, stride);
        return scales[^1].IsPossible ? Compatibility.Yes : Compatibility.No(TooSmall(architecture, scales, kernels.Count));
    }

    private static string TooSmall(string architecture, IReadOnlyList<Scale> scales, int layers)
    {
        Scale last = scales[^1];
        int possible = scales.Count - 1;
        if (possible == 0)
        {
            return FormattableString.Invariant($"an image of {last.Fine} is too small for {architecture}'s first layer; mlp takes it.");
        }
        string sizes = string.Join(" → ", scales.Select(scale => scale.Fine));
        string otherwise = last.Kernel % 2 == 0 ? "odd kernel sizes" : "stride 1";
        return FormattableString.Invariant(
            $"{architecture} has {layers} layers, but this image has room for {possible} ({sizes}): write at most {possible} filters, or {otherwise}.");
    }

    private static ImageSize Size(ImageShape image) => new(image.Height, image.Width);
}

/// <summary>
/// One step between two image sizes: a strided layer of the encoder from fine to coarse, and its transposed counterpart in the decoder
/// back to exactly the size the encoder came from. With an odd kernel the coarse size is ⌈fine / stride⌉, whatever the kernel.
/// </summary>
/// <param name="Kernel">The kernel's height and width.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Fine">The larger size.</param>
internal sealed record Scale(int Kernel, int Stride, ImageSize Fine)
{
    /// <summary>The smaller size.</summary>
    public ImageSize Coarse => new(Shrink(Fine.Height), Shrink(Fine.Width));

    /// <summary>The zeros on each side that keep an odd kernel centered on the pixels.</summary>
    public long Padding => PaddingOf(Kernel);

    /// <summary>Whether there is anything to shrink: a strided layer on one pixel, or a kernel that sticks out on both sides, is a mistake.</summary>
    public bool IsPossible =>
        Math.Min(Fine.Height, Fine.Width) + (2 * Padding) >= Kernel && (Stride == 1 || Math.Max(Fine.Height, Fine.Width) > 1);

    /// <summary>
    /// The rows and columns that a transposed convolution must add at the far side to come back to the fine size. Several fine
    /// sizes have the same coarse one; this says which it was.
    /// </summary>
    public (long Height, long Width) OutputPadding =>
        (Fine.Height - Enlarge(Coarse.Height), Fine.Width - Enlarge(Coarse.Width));

    /// <summary>The padding that belongs to a kernel.</summary>
    public static long PaddingOf(int kernel) => (kernel - 1) / 2;

    private long Shrink(long length) => ((length + (2 * Padding) - Kernel) / Stride) + 1;

    private long Enlarge(long length) => ((length - 1) * Stride) - (2 * Padding) + Kernel;
}

/// <summary>Height and width in pixels.</summary>
internal readonly record struct ImageSize(long Height, long Width)
{
    public override string ToString() => FormattableString.Invariant($"{Height}×{Width}");
}
