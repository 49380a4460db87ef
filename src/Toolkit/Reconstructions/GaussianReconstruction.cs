using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>
/// The negative log-likelihood of a normal distribution around the output, with one fixed standard deviation σ:
/// ½ Σ ((x − x̂)/σ)² + D ln σ + ½ D ln 2π. Optionally only the values where the target is not empty count, D being their number.
/// </summary>
/// <param name="options">The standard deviation, and whether empty places count.</param>
public sealed class GaussianReconstruction(GaussianReconstructionOptions options) : ReconstructionLoss
{
    // [batch, channels, height, width]
    private const int ImageAxes = 4;

    /// <inheritdoc/>
    public override string Name => "gaussian";

    /// <summary>Not where empty places do not count: what is painted there then has no probability at all.</summary>
    public override bool IsLikelihood => !options.OnlyWhereTarget;

    /// <inheritdoc/>
    public override Compatibility Supports(DatasetInfo data) => TargetsAreNumbers(data);

    /// <inheritdoc/>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor squares = (output - target).pow(2);
        if (options.OnlyWhereTarget)
        {
            torch.Tensor counted = Filled(target).to_type(output.dtype).expand_as(target);
            torch.Tensor values = counted.flatten(start_dim: 1).sum(1L);
            torch.Tensor sums = (squares * counted).flatten(start_dim: 1).sum(1L);
            return (sums * Precision + values * NormalizerOfOne).MoveToOuterDisposeScope();
        }
        torch.Tensor sum = squares.flatten(start_dim: 1).sum(1L);
        return (sum * Precision + NormalizerOfOne * Dimensions(output)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor Mean(torch.Tensor output, torch.Tensor target)
    {
        if (options.OnlyWhereTarget)
        {
            return base.Mean(output, target);
        }
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor squares = torch.nn.functional.mse_loss(output, target, torch.nn.Reduction.Sum);
        return (squares * (Precision / output.shape[0]) + NormalizerOfOne * Dimensions(output)).MoveToOuterDisposeScope();
    }

    private double Precision => 0.5 / (options.Scale * options.Scale);

    private double NormalizerOfOne => Math.Log(options.Scale) + (0.5 * Math.Log(2 * Math.PI));

    private static long Dimensions(torch.Tensor output) => output.numel() / output.shape[0];

    /// <summary>A pixel of an image is empty where all its channels are 0; of other data each value stands alone.</summary>
    private static torch.Tensor Filled(torch.Tensor target)
    {
        torch.Tensor filled = target.ne(0);
        return target.dim() == ImageAxes ? filled.any(1, keepdim: true) : filled;
    }
}
