using TorchSharp;

namespace NebulaBench.Objectives.Quantization;

/// <summary>The terms of vector quantization (Van den Oord et al., 2017, equation 3), sums over dimensions, means over vectors.</summary>
internal static class Quantizer
{
    /// <summary>|z − sg(e)|²: draws the vectors to their codes.</summary>
    /// <param name="vectors">z, [vectors, latent].</param>
    /// <param name="codes">e, the code of each, [vectors, latent].</param>
    public static torch.Tensor Commitment(torch.Tensor vectors, torch.Tensor codes) => (vectors - codes.detach()).pow(2).sum(1L).mean();

    /// <summary>|sg(z) − e|²: draws the codes to their vectors.</summary>
    /// <param name="vectors">z, [vectors, latent].</param>
    /// <param name="codes">e, the code of each, [vectors, latent].</param>
    public static torch.Tensor Codebook(torch.Tensor vectors, torch.Tensor codes) => (vectors.detach() - codes).pow(2).sum(1L).mean();

    /// <summary>The codes' numbers with the gradient of the vectors: backward, quantizing is the identity.</summary>
    public static torch.Tensor StraightThrough(torch.Tensor vectors, torch.Tensor codes) => vectors + (codes - vectors).detach();

    /// <summary>exp of the entropy of how often each code is used: from 1, one code alone, to their number, all alike.</summary>
    /// <param name="counts">How often each was used.</param>
    public static double Perplexity(IReadOnlyList<long> counts)
    {
        double total = counts.Sum();
        return Math.Exp(-counts.Where(count => count > 0).Sum(count => count / total * Math.Log(count / total)));
    }
}
