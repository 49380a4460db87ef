using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Mixtures;

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

    public override void BeforeStep(ITrainingData training) =>
        beta = options.Beta * new WarmUp(options.WarmUp, options.WarmUpEpochs).FactorAt(training.Progress);

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
