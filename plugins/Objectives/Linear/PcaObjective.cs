using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Linear;

/// <summary>Principal components (Pearson, 1901) of the encoder's features; with the architecture <c>raw</c>, of the samples themselves.</summary>
public sealed class PcaObjective : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new PcaModule(context);
}

/// <summary>A projection that is computed once, before the first epoch. The decoder learns from it what it holds of the samples.</summary>
internal sealed class PcaModule : ObjectiveModule
{
    /// <summary>More samples hardly move the components.</summary>
    private const int FittingSamples = 10_000;

    private readonly Parameter mean;
    private readonly Parameter axes;
    private readonly BufferFlag fitted = new();

    public PcaModule(ObjectiveContext context)
        : base("pca")
    {
        mean = new Parameter(torch.zeros(context.FeatureWidth), requires_grad: false);
        axes = new Parameter(torch.zeros(context.FeatureWidth, context.LatentDimension), requires_grad: false);
        RegisterComponents();
    }

    public override LatentBatch Embed(torch.Tensor features)
    {
        torch.Tensor latents = (features.detach() - mean).matmul(axes);
        return new LatentBatch { Latent = latents, Mean = latents, Code = latents };
    }

    public override void BeforeEpoch(ITrainingData training)
    {
        if (fitted.IsSet)
        {
            return;
        }
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        (torch.Tensor center, torch.Tensor directions) = PrincipalAxes.For(training.TrainingFeatures(FittingSamples), axes.shape[1]);
        mean.copy_(center);
        axes.narrow(1, 0, directions.shape[1]).copy_(directions); // features of fewer dimensions leave the last latents 0
        fitted.Set();
    }

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
        new(new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)));
}

/// <summary>The directions in which samples spread most.</summary>
internal static class PrincipalAxes
{
    /// <summary>Up to so many dimensions the covariance matrix is decomposed; beyond, a random projection is (Halko et al., 2011).</summary>
    private const long LargestMatrix = 2048;

    private const int Oversampling = 10, PowerIterations = 4;

    /// <summary>The mean and the first axes, the one with the largest spread first, each with its largest coordinate positive.</summary>
    /// <param name="samples">[samples, dimension].</param>
    /// <param name="count">How many axes; no more are given than there are dimensions or samples.</param>
    /// <returns>[dimension] and [dimension, axes], float32.</returns>
    public static (torch.Tensor Mean, torch.Tensor Axes) For(torch.Tensor samples, long count)
    {
        torch.Tensor mean = samples.mean([0L]);
        torch.Tensor centered = samples - mean;
        long possible = Math.Min(count, Math.Min(samples.shape[0], samples.shape[1]));
        torch.Tensor axes = samples.shape[1] <= LargestMatrix ? Exact(centered, possible) : Projected(centered, possible);
        torch.Tensor largest = axes.gather(0, axes.abs().argmax(0, keepdim: true));
        return (mean, axes * largest.sign());
    }

    private static torch.Tensor Exact(torch.Tensor centered, long count)
    {
        torch.Tensor wide = centered.to_type(torch.float64);
        (_, torch.Tensor vectors) = torch.linalg.eigh(wide.t().matmul(wide)); // the largest last
        return vectors.narrow(1, vectors.shape[1] - count, count).flip(1).to_type(centered.dtype);
    }

    private static torch.Tensor Projected(torch.Tensor centered, long count)
    {
        long width = Math.Min(count + Oversampling, Math.Min(centered.shape[0], centered.shape[1]));
        torch.Tensor basis = Orthogonal(centered.matmul(torch.randn(centered.shape[1], width, device: centered.device)));
        for (int iteration = 0; iteration < PowerIterations; iteration++)
        {
            basis = Orthogonal(centered.matmul(Orthogonal(centered.t().matmul(basis))));
        }
        (_, _, torch.Tensor rows) = torch.linalg.svd(basis.t().matmul(centered), fullMatrices: false);
        return rows.narrow(0, 0, count).t();
    }

    private static torch.Tensor Orthogonal(torch.Tensor columns) => torch.linalg.qr(columns).Item1;
}
