using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The Info-VAE with the maximum mean discrepancy (Zhao, Song and Ermon, 2019).</summary>
/// <param name="options">Weights and kernel.</param>
public sealed class InfoVaeObjective(InfoVaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : LatentModule
    {
        private readonly InfoVaeOptions options;

        public Module(InfoVaeOptions options, ObjectiveContext context)
            : base("info-vae", context, variational: true) =>
            this.options = options;

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            torch.Tensor prior = torch.randn_like(embedding.Latent);
            return new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("kl", KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!), 1 - options.Alpha),
                new LossTerm(
                    "mmd", MaximumMeanDiscrepancy.Between(Samples(embedding), prior, options.Kernel, options.Bandwidth),
                    options.Alpha + options.Lambda - 1));
        }
    }
}

/// <summary>Options of the Info-VAE.</summary>
public sealed record InfoVaeOptions : IValidatableObject
{
    [Description("How much of the divergence of each posterior is given up: the divergence weighs 1 − α.")]
    [Range(0.0, 1.0)]
    public double Alpha { get; init; }

    [Description("Together with α the weight of the discrepancy of all latents from the prior: it weighs α + λ − 1.")]
    [Range(0, 1e9)]
    public double Lambda { get; init; } = 100;

    [Description("The kernel of the discrepancy: inverse multiquadrics of seven scales, or a single normal bell.")]
    public DiscrepancyKernel Kernel { get; init; } = DiscrepancyKernel.InverseMultiquadric;

    [Description("Width of the kernel, in standard deviations of the prior.")]
    [Range(1e-6, 1e6)]
    public double Bandwidth { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Alpha + Lambda < 1)
        {
            yield return new ValidationResult(
                "alpha + lambda − 1 weighs the discrepancy and must not be below 0.", [nameof(Lambda)]);
        }
    }
}
