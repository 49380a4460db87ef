namespace NebulaBench.Architectures.Voxel;

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
