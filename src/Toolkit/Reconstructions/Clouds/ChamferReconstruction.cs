using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions.Clouds;

/// <summary>
/// The Chamfer distance of two point clouds as a cost: every point of each cloud pays ½ d²/σ² for its distance d to the nearest point of
/// the other, as if it came from a normal distribution around that point. Invariant to the order of points.
/// </summary>
/// <param name="options">The distance σ.</param>
public sealed class ChamferReconstruction(CloudReconstructionOptions options) : ReconstructionLoss
{
    /// <inheritdoc/>
    public override string Name => "chamfer";

    /// <inheritdoc/>
    public override Compatibility Supports(DatasetInfo data) => CloudFit.For(data);

    /// <summary>The cost of each sample.</summary>
    /// <param name="output">Clouds, [batch, points, coordinates].</param>
    /// <param name="target">Clouds, [batch, points, coordinates]; the number of points may differ.</param>
    /// <returns>Nats, [batch].</returns>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor fromOutput, torch.Tensor fromTarget) = SquaredDistances(output, target);
        torch.Tensor sum = fromOutput.sum(1L) + fromTarget.sum(1L);
        return (sum * (0.5 / (options.Scale * options.Scale))).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The Chamfer distance as the sum of both directions' mean squared distances, differentiable in both clouds.
    /// </summary>
    /// <param name="first">Clouds, [batch, points, coordinates].</param>
    /// <param name="second">Clouds, [batch, points, coordinates]; the number of points may differ.</param>
    /// <returns>Squared units, [batch].</returns>
    public static torch.Tensor Distance(torch.Tensor first, torch.Tensor second)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor fromFirst, torch.Tensor fromSecond) = SquaredDistances(first, second);
        return (fromFirst.mean([1L]) + fromSecond.mean([1L])).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The squared distance of every point to the nearest of the other cloud. Which point is nearest has no gradient: it is looked up
    /// without one, and only the chosen pairs are differentiated. This is the exact gradient wherever there is one, and no matrix of
    /// distances has to be kept for it.
    /// </summary>
    private static (torch.Tensor FromFirst, torch.Tensor FromSecond) SquaredDistances(torch.Tensor first, torch.Tensor second)
    {
        (torch.Tensor ofFirst, torch.Tensor ofSecond) = NearestPoints.Between(first, second);
        return (Squared(first, second, ofFirst), Squared(second, first, ofSecond));
    }

    private static torch.Tensor Squared(torch.Tensor from, torch.Tensor to, torch.Tensor nearest)
    {
        torch.Tensor chosen = to.gather(1, nearest.unsqueeze(2).expand(-1, -1, to.shape[2])); // [batch, points, coordinates]
        return (from - chosen).pow(2).sum(2L);
    }
}
