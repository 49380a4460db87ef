using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Toolkit.Architectures;

/// <summary>The option <c>kernel_size</c> of convolutional architectures: one entry for all layers, or one a layer.</summary>
public static class KernelSizes
{
    /// <summary>The kernel of each layer.</summary>
    /// <param name="sizes">The option.</param>
    /// <param name="layers">The number of layers.</param>
    public static int[] ForLayers(IReadOnlyList<int> sizes, int layers)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return sizes.Count == 1 ? [.. Enumerable.Repeat(sizes[0], layers)] : [.. sizes];
    }

    /// <summary>What is wrong with the option.</summary>
    /// <param name="sizes">The option.</param>
    /// <param name="layers">The number of layers.</param>
    /// <param name="stride">The stride of every layer.</param>
    /// <param name="cells">What a kernel goes over, such as <c>pixels</c>.</param>
    /// <param name="member">The property of the option.</param>
    public static IEnumerable<ValidationResult> Validate(IReadOnlyList<int> sizes, int layers, int stride, string cells, string member)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count != 1 && sizes.Count != layers)
        {
            yield return new ValidationResult(
                FormattableString.Invariant(
                    $"kernel_size has {sizes.Count} entries and filters {layers}: write one kernel size for all layers, or one a layer"),
                [member]);
        }
        // A kernel smaller than the stride would never see some of the cells.
        if (sizes.Any(size => size < stride))
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"kernel_size {sizes.Min()} is smaller than stride {stride}, which would skip {cells}: write at least {stride}"),
                [member]);
        }
    }
}
