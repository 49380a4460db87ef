using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Toolkit.Objectives;

/// <summary>
/// Turns features into latents: deterministic, z = W h + b, or variational, with the mean and the log-variance of a diagonal normal
/// posterior linear in h and z = μ + σ ε. A building block for objectives.
/// </summary>
public sealed class LatentHead : torch.nn.Module<torch.Tensor, LatentPosterior>
{
    /// <summary>Log-variances are held to −30 … 20: beyond it a variance would overflow single precision, or its reciprocal would.</summary>
    private const double LeastLogVariance = -30, GreatestLogVariance = 20;

    private readonly Linear projection;
    private readonly long latentDimension;
    private readonly bool variational;

    /// <summary>Builds a head.</summary>
    /// <param name="featureWidth">The width of the features.</param>
    /// <param name="latentDimension">The width of the latents.</param>
    /// <param name="variational">Whether there is a posterior to sample from.</param>
    public LatentHead(long featureWidth, long latentDimension, bool variational)
        : base(nameof(LatentHead))
    {
        this.latentDimension = latentDimension;
        this.variational = variational;
        projection = torch.nn.Linear(featureWidth, variational ? 2 * latentDimension : latentDimension);
        RegisterComponents();
    }

    /// <summary>
    /// Takes over the weights of another head for the same features. A variational head takes those of a deterministic one for its means and
    /// keeps its own for the log-variances; a deterministic one takes those of a variational head's means.
    /// </summary>
    /// <param name="weight">[latent, features], or twice as many rows.</param>
    /// <param name="bias">[latent], or twice as many.</param>
    /// <returns>False where they are of other sizes, and nothing was changed.</returns>
    public bool StartFrom(torch.Tensor weight, torch.Tensor bias)
    {
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentNullException.ThrowIfNull(bias);
        long rows = weight.shape[0];
        if (weight.shape[1] != projection.weight.shape[1] || (rows != latentDimension && rows != 2 * latentDimension))
        {
            return false;
        }
        long shared = Math.Min(rows, projection.weight.shape[0]);
        using (torch.no_grad())
        {
            projection.weight.narrow(0, 0, shared).copy_(weight.narrow(0, 0, shared));
            projection.bias!.narrow(0, 0, shared).copy_(bias.narrow(0, 0, shared));
        }
        return true;
    }

    /// <summary>Makes latents from features; in evaluation mode the latent is the posterior's mean.</summary>
    /// <param name="features">[batch, features].</param>
    public override LatentPosterior forward(torch.Tensor features)
    {
        torch.Tensor projected = projection.call(features);
        if (!variational)
        {
            return new LatentPosterior(projected, projected, null);
        }
        torch.Tensor mean = projected.narrow(1, 0, latentDimension);
        torch.Tensor logVariance = projected.narrow(1, latentDimension, latentDimension).clamp(LeastLogVariance, GreatestLogVariance);
        torch.Tensor latent = training ? mean + ((0.5 * logVariance).exp() * torch.randn_like(mean)) : mean;
        return new LatentPosterior(latent, mean, logVariance);
    }
}
