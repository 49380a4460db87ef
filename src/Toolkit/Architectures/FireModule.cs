using TorchSharp;

namespace NebulaBench.Toolkit.Architectures;

/// <summary>
/// SqueezeNet's fire module (Iandola et al., 2016) for any number of axes: a layer of kernel 1 squeezes the input to n/4 channels; layers of kernels
/// 1 and 3 expand that to n/2 each, side by side, n together. The expanding layers carry the stride, in a decoder as transposed convolutions. The
/// norm and the activation of the n channels are left to what follows. A building block for architectures.
/// </summary>
public sealed class FireModule : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    /// <summary>By how much the squeezing layer divides the channels.</summary>
    public const int Squeeze = 4;

    /// <summary>The larger kernel.</summary>
    public const int Kernel = 3;

    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> squeeze;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> expandSmall;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> expandLarge;

    /// <summary>Builds the layers in their order.</summary>
    /// <param name="from">The input's channels.</param>
    /// <param name="to">The output's channels, n, a multiple of <see cref="Squeeze"/>.</param>
    /// <param name="squeeze">
    /// Makes the squeezing layer and what follows it from its input and output channels; without dropout, which is for the whole module's output.
    /// </param>
    /// <param name="expand">Makes an expanding layer from its input channels, output channels and kernel.</param>
    public FireModule(
        long from,
        long to,
        Func<long, long, torch.nn.Module<torch.Tensor, torch.Tensor>> squeeze,
        Func<long, long, int, torch.nn.Module<torch.Tensor, torch.Tensor>> expand)
        : base(nameof(FireModule))
    {
        ArgumentNullException.ThrowIfNull(squeeze);
        ArgumentNullException.ThrowIfNull(expand);
        long squeezed = to / Squeeze;
        this.squeeze = squeeze(from, squeezed);
        expandSmall = expand(squeezed, to / 2, 1);
        expandLarge = expand(squeezed, to / 2, Kernel);
        RegisterComponents();
    }

    /// <summary>Squeezes and expands a batch.</summary>
    /// <param name="input">[batch, channels, …].</param>
    /// <returns>[batch, n, …].</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using torch.Tensor squeezed = squeeze.call(input);
        using torch.Tensor small = expandSmall.call(squeezed);
        using torch.Tensor large = expandLarge.call(squeezed);
        return torch.cat([small, large], 1);
    }

    /// <summary>Why fire modules cannot have these numbers of filters, with a number that would do; null where they can.</summary>
    /// <param name="filters">The output channels of each module.</param>
    public static string? Misfit(IEnumerable<int> filters)
    {
        if (filters.Where(count => count % Squeeze != 0).ToArray() is not [int wrong, ..])
        {
            return null;
        }
        int below = wrong - (wrong % Squeeze), above = below + Squeeze;
        string remedy = below == 0 ? $"{above}" : $"{below} or {above}";
        return FormattableString.Invariant($"a fire module squeezes to a quarter of its filters, and {wrong} is not divisible by 4: write {remedy}");
    }
}
