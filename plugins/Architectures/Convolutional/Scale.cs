namespace NebulaBench.Architectures.Convolutional;

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
