using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>What a bare variational autoencoder makes of the parameters of its posterior.</summary>
internal static class NormalPosterior
{
    /// <summary>A sample, and the mean divergence from the standard normal in nats.</summary>
    /// <param name="parameters">Means and log-variances side by side, [batch, 2 × latent].</param>
    public static (torch.Tensor Latent, torch.Tensor Divergence) For(torch.Tensor parameters)
    {
        torch.Tensor[] halves = parameters.chunk(2, 1);
        (torch.Tensor mean, torch.Tensor logVariance) = (halves[0], halves[1]);
        torch.Tensor latent = mean + ((0.5 * logVariance).exp() * torch.randn_like(mean));
        torch.Tensor divergence = (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum() / parameters.shape[0];
        return (latent, divergence);
    }
}
