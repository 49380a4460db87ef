using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The β-TC-VAE (Chen et al., 2018).</summary>
/// <param name="options">Weights and estimator.</param>
public sealed class BetaTcVaeObjective(BetaTcVaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : LatentModule
    {
        private readonly BetaTcVaeOptions options;
        private readonly long trainingSamples;

        public Module(BetaTcVaeOptions options, ObjectiveContext context)
            : base("beta-tc-vae", context, variational: true)
        {
            this.options = options;
            trainingSamples = context.TrainingSamples;
        }

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            var parts = KlParts.From(Samples(embedding), embedding.Mean, embedding.LogVariance!, trainingSamples, options.Estimator);
            return new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("mutual-information", parts.MutualInformation, options.MutualInformationWeight),
                new LossTerm("total-correlation", parts.TotalCorrelation, options.Beta),
                new LossTerm("dimension-wise-kl", parts.DimensionWise, options.DimensionWiseWeight));
        }
    }
}

/// <summary>Options of the β-TC-VAE.</summary>
public sealed record BetaTcVaeOptions
{
    [Description("Weight β of the total correlation: how far the latent's dimensions are from independent.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 6;

    [Description("Weight α of the mutual information of samples and latents.")]
    [Range(0, 1e6)]
    public double MutualInformationWeight { get; init; } = 1;

    [Description("Weight γ of the divergence of each dimension from the prior.")]
    [Range(0, 1e6)]
    public double DimensionWiseWeight { get; init; } = 1;

    [Description("How the density of all latents is estimated from a batch: minibatch weighted or minibatch stratified sampling.")]
    public CorrelationEstimator Estimator { get; init; } = CorrelationEstimator.Weighted;
}

/// <summary>How the density of all latents is estimated from those of a batch.</summary>
public enum CorrelationEstimator
{
    /// <summary>Minibatch weighted sampling: every posterior of the batch alike. Biased, with little variance.</summary>
    Weighted,

    /// <summary>Minibatch stratified sampling: a latent's own posterior weighs what it weighs in the whole set. Without bias in the density.</summary>
    Stratified,
}

/// <summary>
/// The divergence of posteriors q(z|x) from N(0, I), taken apart (Chen et al., 2018): with q(z) the mixture of all posteriors,
/// E[log q(z|x) − log q(z)] + E[log q(z) − Σ_d log q(z_d)] + E[Σ_d log q(z_d) − log p(z)]. The parts are estimates from a batch,
/// and their sum is the divergence's estimate at the sampled latents whatever the estimate of q(z).
/// </summary>
/// <param name="MutualInformation">Of samples and latents, a scalar in nats.</param>
/// <param name="TotalCorrelation">Of the latent's dimensions, a scalar in nats.</param>
/// <param name="DimensionWise">The divergence of each dimension from the prior, summed over them, a scalar in nats.</param>
internal sealed record KlParts(torch.Tensor MutualInformation, torch.Tensor TotalCorrelation, torch.Tensor DimensionWise)
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    /// <summary>Estimates the parts. Takes [batch, batch, latent] numbers of memory, several times over.</summary>
    /// <param name="latents">Samples of the posteriors, [batch, latent].</param>
    /// <param name="mean">The posteriors' means, [batch, latent].</param>
    /// <param name="logVariance">The logarithms of their variances, [batch, latent].</param>
    /// <param name="datasetSize">The number of samples that the batch was drawn from; counts as the batch's where it is smaller.</param>
    /// <param name="estimator">How q(z) is estimated.</param>
    public static KlParts From(
        torch.Tensor latents, torch.Tensor mean, torch.Tensor logVariance, long datasetSize, CorrelationEstimator estimator)
    {
        // log q(z_d|x) of latent i's dimension d under posterior j, [batch, batch, latent].
        torch.Tensor scaled = (latents.unsqueeze(1) - mean) * (-0.5 * logVariance).exp();
        torch.Tensor each = -0.5 * (scaled.pow(2) + (logVariance + LogTwoPi));
        torch.Tensor whole = each.sum(2L);
        torch.Tensor weights = LogWeights(latents, Math.Max(datasetSize, latents.shape[0]), estimator);

        torch.Tensor given = whole.diagonal();
        torch.Tensor joint = (whole + weights).logsumexp(1);
        torch.Tensor product = (each + weights.unsqueeze(2)).logsumexp(1).sum(1L);
        torch.Tensor prior = -0.5 * (latents.pow(2) + LogTwoPi).sum(1L);
        return new KlParts((given - joint).mean(), (joint - product).mean(), (product - prior).mean());
    }

    /// <summary>The logarithm of posterior j's weight in the estimate of q at latent i, [batch, batch] or alike for all, [1, 1].</summary>
    private static torch.Tensor LogWeights(torch.Tensor like, long datasetSize, CorrelationEstimator estimator)
    {
        long batch = like.shape[0];
        double n = datasetSize;
        if (estimator == CorrelationEstimator.Weighted)
        {
            return torch.full([1, 1], -Math.Log(n * batch), like.dtype, like.device);
        }
        if (batch == 1)
        {
            // Nothing is known of q but this one posterior.
            return torch.zeros([1, 1], like.dtype, like.device);
        }
        // The own posterior is one of the set's n; one of the m others stands for what is missing to 1.
        double m = batch - 1;
        torch.Tensor own = torch.eye(batch, batch, like.dtype, like.device);
        torch.Tensor next = own.roll(1, 1);
        torch.Tensor others = 1 - own - next;
        return ((own * (1 / n)) + (next * ((n - m) / (n * m))) + (others * (1 / m))).log();
    }
}
