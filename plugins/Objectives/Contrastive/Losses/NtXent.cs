using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Losses;

/// <summary>
/// The normalized, temperature-scaled cross-entropy (Chen et al., 2020): for a view i with the partner j,
/// −log( exp(cos(i, j)/τ) / Σ_{k≠i} exp(cos(i, k)/τ) ), averaged over all views.
/// </summary>
internal static class NtXent
{
    /// <summary>The loss; 0 for a single pair, where there is nothing to tell the partner from.</summary>
    /// <param name="projections">First views, then second views in the same order, [2 · samples, width].</param>
    /// <param name="temperature">τ.</param>
    /// <returns>Nats per view, a scalar.</returns>
    /// <exception cref="ArgumentException">The number of views is odd.</exception>
    public static torch.Tensor Loss(torch.Tensor projections, double temperature)
    {
        long views = projections.shape[0];
        if (views % 2 != 0)
        {
            throw new ArgumentException($"{views} views are no pairs.", nameof(projections));
        }
        torch.Tensor directions = torch.nn.functional.normalize(projections, p: 2, dim: 1);
        torch.Tensor cosines = directions.matmul(directions.t()); // [views, views]
        torch.Tensor self = torch.eye(views, views, torch.@bool, projections.device);
        torch.Tensor logits = (cosines / temperature).masked_fill(self, double.NegativeInfinity);
        torch.Tensor partner = torch.arange(views, torch.int64, projections.device).roll(views / 2);
        return torch.nn.functional.cross_entropy(logits, partner);
    }
}
