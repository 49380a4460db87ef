using TorchSharp;

namespace NebulaBench.Reconstruction;

/// <summary>
/// The negative log-likelihood of a normal distribution around the output, with one fixed standard deviation σ:
/// ½ Σ ((x − x̂)/σ)² + D ln σ + ½ D ln 2π.
/// </summary>
/// <param name="options">The standard deviation.</param>
public sealed class GaussianReconstruction(GaussianReconstructionOptions options) : ReconstructionLoss
{
    /// <inheritdoc/>
    public override string Name => "gaussian";

    /// <inheritdoc/>
    public override bool IsLikelihood => true;

    /// <inheritdoc/>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor squares = (output - target).pow(2).flatten(start_dim: 1).sum(1L);
        return (squares * Precision + Normaliser(output.numel() / output.shape[0])).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor Mean(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        long batch = output.shape[0];
        torch.Tensor squares = torch.nn.functional.mse_loss(output, target, torch.nn.Reduction.Sum);
        return (squares * (Precision / batch) + Normaliser(output.numel() / batch)).MoveToOuterDisposeScope();
    }

    private double Precision => 0.5 / (options.Scale * options.Scale);

    private double Normaliser(long dimensions) => dimensions * (Math.Log(options.Scale) + (0.5 * Math.Log(2 * Math.PI)));
}
