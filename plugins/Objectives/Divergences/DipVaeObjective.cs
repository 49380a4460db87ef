using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The DIP-VAE, types I and II (Kumar, Sattigeri and Balakrishnan, 2018).</summary>
/// <param name="options">Type and weights.</param>
public sealed class DipVaeObjective(DipVaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : LatentModule
    {
        private readonly DipVaeOptions options;

        public Module(DipVaeOptions options, ObjectiveContext context)
            : base("dip-vae", context, variational: true) =>
            this.options = options;

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            torch.Tensor? logVariance = options.Type == DipVaeType.Latents ? embedding.LogVariance : null;
            var penalty = CovariancePenalty.From(embedding.Mean, logVariance);
            return new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("kl", KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!)),
                new LossTerm("covariance-off-diagonal", penalty.OffDiagonal, options.OffDiagonalWeight),
                new LossTerm("covariance-diagonal", penalty.Diagonal, options.ChosenDiagonalWeight));
        }
    }
}

/// <summary>Options of the DIP-VAE.</summary>
public sealed record DipVaeOptions
{
    [Description("Whose covariance is drawn to the identity: that of the posteriors' means (i), or of the latents, noise included (ii).")]
    public DipVaeType Type { get; init; } = DipVaeType.Latents;

    [Description("Weight λ_od of the squared covariances of two dimensions.")]
    [Range(0, 1e6)]
    public double OffDiagonalWeight { get; init; } = 10;

    [Description("Weight λ_d of the variances' squared distances from 1; when absent ten times off_diagonal_weight with type i, the same with ii.")]
    [Range(0, 1e6)]
    public double? DiagonalWeight { get; init; }

    /// <summary>λ_d, whoever chose it.</summary>
    internal double ChosenDiagonalWeight => DiagonalWeight ?? (Type == DipVaeType.Means ? 10 : 1) * OffDiagonalWeight;
}

/// <summary>Whose covariance the DIP-VAE draws to the identity.</summary>
public enum DipVaeType
{
    /// <summary>DIP-VAE-I: that of the posteriors' means.</summary>
    [JsonStringEnumMemberName("i")]
    Means,

    /// <summary>DIP-VAE-II: that of the latents, which is the means' and the mean of the posteriors' variances.</summary>
    [JsonStringEnumMemberName("ii")]
    Latents,
}

/// <summary>How far the covariance of latents is from the identity (Kumar, Sattigeri and Balakrishnan, 2018).</summary>
/// <param name="OffDiagonal">Σ_{i≠j} Cov_ij², a scalar; 0 for a single dimension.</param>
/// <param name="Diagonal">Σ_i (Cov_ii − 1)², a scalar.</param>
internal sealed record CovariancePenalty(torch.Tensor OffDiagonal, torch.Tensor Diagonal)
{
    /// <summary>
    /// The penalty on the covariance of means over the batch (divided by its size), plus, where log-variances are given, the batch's mean of the
    /// variances on the diagonal. A batch of one has no covariance of means.
    /// </summary>
    /// <param name="mean">The posteriors' means, [batch, latent].</param>
    /// <param name="logVariance">The logarithms of their variances, [batch, latent], or null.</param>
    public static CovariancePenalty From(torch.Tensor mean, torch.Tensor? logVariance)
    {
        torch.Tensor centered = mean - mean.mean([0L]);
        torch.Tensor covariance = centered.t().matmul(centered) / mean.shape[0]; // [latent, latent]
        torch.Tensor variances = covariance.diagonal();
        torch.Tensor offDiagonal = (covariance - variances.diag()).pow(2).sum();
        if (logVariance is not null)
        {
            variances = variances + logVariance.exp().mean([0L]);
        }
        return new CovariancePenalty(offDiagonal, (variances - 1).pow(2).sum());
    }
}
