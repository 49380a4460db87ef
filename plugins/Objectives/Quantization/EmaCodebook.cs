using NebulaBench.Randomness;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Quantization;

/// <summary>
/// The codebook with the moving averages that it rests on: each code's share of the vectors, and its vectors' mean times that share (Van den
/// Oord et al., 2017, appendix A.1). Shares in place of counts make the first steps independent of the size of a batch.
/// </summary>
internal sealed class EmaCodebook : torch.nn.Module
{
    private readonly Parameter codes;
    private readonly Parameter shares;
    private readonly Parameter sums;

    public EmaCodebook(long count, long dimension, bool trainedByGradient)
        : base(nameof(EmaCodebook))
    {
        codes = new Parameter(torch.randn(count, dimension), requires_grad: trainedByGradient);
        shares = new Parameter(torch.full(count, 1.0 / count), requires_grad: false);
        sums = new Parameter(torch.zeros(count, dimension), requires_grad: false);
        RegisterComponents();
    }

    /// <summary>[codes, latent].</summary>
    public torch.Tensor Codes => codes;

    /// <summary>The number of codes.</summary>
    public long Count => codes.shape[0];

    /// <summary>Starts at the k-means of some vectors, each code with the share of the vectors nearest to it.</summary>
    public void Start(torch.Tensor vectors, RandomStream random)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        codes.copy_(KMeansInitializer.Among(vectors, (int)Count, random));
        shares.copy_(SharesOf(Nearest(vectors)));
        sums.copy_(codes * shares.unsqueeze(1));
    }

    /// <summary>The nearest code of each vector, [vectors], int64.</summary>
    public torch.Tensor Nearest(torch.Tensor vectors) => SquaredDistances.Between(vectors, codes).argmin(1);

    /// <summary>Takes the vectors of a step into the averages.</summary>
    /// <param name="vectors">[vectors, latent].</param>
    /// <param name="indices">The code of each.</param>
    /// <param name="decay">How much of the averages remains.</param>
    /// <param name="movesCodes">Whether the codes follow their averages.</param>
    public void Average(torch.Tensor vectors, torch.Tensor indices, double decay, bool movesCodes)
    {
        torch.Tensor belongs = torch.nn.functional.one_hot(indices, Count).to_type(vectors.dtype);
        shares.mul_(decay).add_(belongs.mean([0L]), 1 - decay);
        sums.mul_(decay).add_(belongs.t().matmul(vectors) / vectors.shape[0], 1 - decay);
        if (movesCodes)
        {
            // A code that nothing was given to for long keeps its place: its average is 0 / 0.
            codes.copy_(torch.where(shares.unsqueeze(1) > 1e-6, sums / shares.clamp_min(1e-6).unsqueeze(1), codes));
        }
    }

    /// <summary>Puts codes with too small a share at random vectors, with an even share.</summary>
    /// <param name="vectors">[vectors, latent].</param>
    /// <param name="below">The part of an even share below which a code begins anew.</param>
    /// <returns>How many began anew.</returns>
    public long Restart(torch.Tensor vectors, double below)
    {
        torch.Tensor dead = shares < (below / Count);
        long count = dead.sum().ToInt64();
        if (count > 0)
        {
            torch.Tensor chosen = vectors.index_select(0, torch.randint(0, vectors.shape[0], Count, torch.int64, vectors.device));
            codes.copy_(torch.where(dead.unsqueeze(1), chosen, codes));
            shares.copy_(torch.where(dead, torch.full_like(shares, 1.0 / Count), shares));
            sums.copy_(torch.where(dead.unsqueeze(1), chosen / Count, sums));
        }
        return count;
    }

    private torch.Tensor SharesOf(torch.Tensor indices) => indices.bincount(null, Count).to_type(shares.dtype) / indices.shape[0];
}
