using System.Text.Json.Serialization;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The kernel of the maximum mean discrepancy.</summary>
public enum DiscrepancyKernel
{
    /// <summary>Inverse multiquadrics, a sum over seven scales: heavy tails, which still pull at latents far from the prior.</summary>
    [JsonStringEnumMemberName("imq")]
    InverseMultiquadric,

    /// <summary>A single normal bell, without force on latents far from everything else.</summary>
    [JsonStringEnumMemberName("rbf")]
    RadialBasis,
}

/// <summary>
/// The squared maximum mean discrepancy of two sets of samples (Gretton et al., 2012):
/// Σ_{i≠j} k(x_i, x_j) / n(n−1) + Σ_{i≠j} k(y_i, y_j) / m(m−1) − 2 Σ_ij k(x_i, y_j) / nm.
/// </summary>
internal static class MaximumMeanDiscrepancy
{
    // Tolstikhin et al. (2018) sum their kernel over these, so that no one width has to be right.
    private static readonly double[] Scales = [0.1, 0.2, 0.5, 1, 2, 5, 10];

    /// <summary>An estimate without bias, which may fall below 0; 0 where a set has a single sample, which tells nothing of its spread.</summary>
    /// <param name="x">[n, latent].</param>
    /// <param name="y">[m, latent].</param>
    /// <param name="kernel">The kernel k.</param>
    /// <param name="bandwidth">The standard deviation b of the samples that are expected.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Between(torch.Tensor x, torch.Tensor y, DiscrepancyKernel kernel, double bandwidth)
    {
        if (x.shape[0] < 2 || y.shape[0] < 2)
        {
            return x.sum() * 0;
        }
        // The expected squared distance of two such samples.
        double width = 2 * x.shape[1] * bandwidth * bandwidth;
        return Within(x, kernel, width) + Within(y, kernel, width)
            - (2 * Kernel(SquaredDistances.Between(x, y), kernel, width).mean());
    }

    private static torch.Tensor Within(torch.Tensor samples, DiscrepancyKernel kernel, double width)
    {
        long count = samples.shape[0];
        torch.Tensor pairs = Kernel(SquaredDistances.Between(samples, samples), kernel, width).tril(-1);
        return pairs.sum() * (2.0 / (count * (count - 1)));
    }

    private static torch.Tensor Kernel(torch.Tensor distances, DiscrepancyKernel kernel, double width) =>
        kernel == DiscrepancyKernel.RadialBasis
            ? (distances * (-1 / width)).exp()
            : Scales.Select(scale => (1 + (distances * (1 / (width * scale)))).reciprocal()).Aggregate((sum, next) => sum + next);
}
