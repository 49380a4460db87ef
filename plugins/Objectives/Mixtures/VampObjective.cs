using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>A variational autoencoder with a VampPrior (Tomczak and Welling, 2018).</summary>
/// <param name="options">The pseudo-inputs, weights and schedules.</param>
public sealed class VampObjective(VampOptions options) : IObjective
{
    /// <inheritdoc/>
    public bool LossSettles => options.Rise.Ends;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new VampVae(options, context);
}

/// <summary>Options of the variational autoencoder with a VampPrior.</summary>
public sealed record VampOptions
{
    [Description("The number of pseudo-inputs, which is the number of the prior's components.")]
    [Range(1, 10_000)]
    public int PseudoInputs { get; init; } = 100;

    [Description("Whether pseudo-inputs are trained; if not, or where inputs are tokens, they stay the training samples they start as.")]
    public bool Trained { get; init; } = true;

    [Description("Weight β of the divergence from the prior.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("How β increases to its full value.")]
    public WarmUpShape WarmUp { get; init; } = WarmUpShape.None;

    [Description("Epochs of the increase (linear) or of one cycle (cyclic).")]
    [Range(0, 1e6)]
    public double WarmUpEpochs { get; init; } = 10;

    /// <summary>The schedule of β.</summary>
    internal WarmUp Rise => new(WarmUp, WarmUpEpochs);
}

/// <summary>
/// The trainable part: latent head and pseudo-inputs. The prior is the equal mixture of the posteriors q(z | u) over the pseudo-inputs u,
/// encoded anew in every step.
/// </summary>
internal sealed class VampVae : ObjectiveModule
{
    private readonly VampOptions options;
    private readonly Func<torch.Tensor, torch.Tensor> encode;
    private readonly LatentHead head;
    private readonly PseudoInputs inputs;
    private TrainingProgress progress;
    private double beta;

    public VampVae(VampOptions options, ObjectiveContext context)
        : base("vamp")
    {
        this.options = options;
        encode = context.Encode;
        beta = options.Beta;
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: true);
        inputs = new PseudoInputs(options.PseudoInputs, context.Data.Input, options.Trained);
        RegisterComponents();
    }

    /// <summary>The components' means: the posteriors' means of the pseudo-inputs.</summary>
    public override torch.Tensor Prototypes => Components().Mean;

    public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

    public override torch.Tensor Assign(torch.Tensor latents) => LogJoint(latents).argmax(1);

    public override torch.Tensor LogPrior(torch.Tensor latents) => LogJoint(latents).logsumexp(1);

    public override torch.Tensor SamplePrior(long count, long latentDimension, torch.Device device)
    {
        LatentPosterior components = Components();
        torch.Tensor chosen = torch.randint(0, options.PseudoInputs, count, torch.int64, device);
        torch.Tensor center = components.Mean.index_select(0, chosen);
        return center + ((0.5 * components.LogVariance!.index_select(0, chosen)).exp() * torch.randn_like(center));
    }

    public override void BeforeEpoch(ITrainingData training)
    {
        if (!inputs.ArePlaced)
        {
            using torch.Tensor samples = training.TrainingInputs(options.PseudoInputs);
            inputs.Place(samples);
        }
    }

    public override bool LossIsSettled => options.Rise.IsOverAt(progress);

    public override void BeforeStep(ITrainingData training)
    {
        progress = training.Progress;
        beta = options.Beta * options.Rise.FactorAt(progress);
    }

    /// <summary>The divergence is estimated at the sampled latent: log q(z | x) − log p(z).</summary>
    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
    {
        torch.Tensor difference = embedding.Latent - embedding.Mean;
        torch.Tensor logPosterior = -0.5 * ((difference.pow(2) * (-embedding.LogVariance!).exp()) + embedding.LogVariance!
            + Math.Log(2 * Math.PI)).sum(1L);
        return new LossTerms(
            new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
            new LossTerm("kl", (logPosterior - LogPrior(embedding.Latent)).mean(), beta));
    }

    // log(1/K · q(z | u)), [batch, components].
    private torch.Tensor LogJoint(torch.Tensor latents)
    {
        LatentPosterior components = Components();
        return GaussianMixture.LogJoint(latents, torch.zeros(options.PseudoInputs, latents.dtype, latents.device), components.Mean, components.LogVariance!);
    }

    private LatentPosterior Components() => head.call(encode(inputs.Values));
}

/// <summary>Inputs that stand for the data in a prior. They start as training samples; tokens cannot be trained and stay what they are.</summary>
internal sealed class PseudoInputs : torch.nn.Module
{
    private readonly Parameter values;
    private readonly BufferFlag placed = new();

    public PseudoInputs(int count, SampleShape shape, bool trained)
        : base(nameof(PseudoInputs))
    {
        bool isTokens = shape is SequenceShape;
        // Weights are stored as floating-point numbers or whole ones: tokens are whole.
        values = new Parameter(
            torch.zeros([count, .. shape.Axes], isTokens ? torch.int64 : torch.float32), requires_grad: trained && !isTokens);
        RegisterComponents();
    }

    /// <summary>Whether they have been placed.</summary>
    public bool ArePlaced => placed.IsSet;

    /// <summary>[count, …input axes].</summary>
    public torch.Tensor Values => values;

    /// <summary>Puts them where training samples are; of fewer samples than pseudo-inputs some come twice.</summary>
    public void Place(torch.Tensor samples)
    {
        using (torch.no_grad())
        {
            values.copy_(samples.index_select(0, torch.arange(values.shape[0], device: samples.device).remainder(samples.shape[0])));
        }
        placed.Set();
    }
}
