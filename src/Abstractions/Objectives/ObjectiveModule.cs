using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Objectives;

/// <summary>
/// The trainable part of an objective: its latent head and whatever else it owns (anchors, a codebook, a mixture). The trainer calls,
/// each step: <see cref="BeforeStep"/>, <see cref="Prepare"/>, <see cref="Embed"/>, the decoder, <see cref="Loss"/>; then backward, the optimizer,
/// the <see cref="Adversary"/>'s step, and <see cref="AfterStep"/>.
/// </summary>
/// <param name="name">The module's name.</param>
public abstract class ObjectiveModule(string name) : torch.nn.Module(name)
{
    /// <summary>
    /// The prototypes that latents are assigned to (anchors, codebook entries, component means), [prototypes, latent], or null where
    /// there are none.
    /// </summary>
    public virtual torch.Tensor? Prototypes => null;

    /// <summary>Whether there is anything to train; if not, a run measures the model as it was initialized.</summary>
    public virtual bool IsTrained => true;

    /// <summary>
    /// Whether the loss now has its final terms and weights, as after a warm-up. Asked after every epoch: epochs before it are not compared with later ones.
    /// </summary>
    public virtual bool LossIsSettled => true;

    /// <summary>A part that is trained against the rest by an optimizer of its own, or null. It must be one of the module's components.</summary>
    public virtual Adversary? Adversary => null;

    /// <summary>
    /// What a step is taken on in place of a batch: the batch itself, or for objectives that compare them several views of each sample, all
    /// first views, then all second ones.
    /// </summary>
    /// <param name="batch">The batch.</param>
    public virtual Batch Prepare(Batch batch) => batch;

    /// <summary>Makes latents from features.</summary>
    /// <param name="features">The encoder's features, [batch, features].</param>
    /// <returns>The latents and their code. In evaluation mode nothing is sampled: the latent is the posterior's mean.</returns>
    public abstract LatentBatch Embed(torch.Tensor features);

    /// <summary>The code that the decoder would receive for given latents: what generation starts from.</summary>
    /// <param name="latents">Latents, [batch, latent].</param>
    /// <returns>Codes, [batch, code].</returns>
    public virtual torch.Tensor Code(torch.Tensor latents) => latents;

    /// <summary>The prototype each latent belongs to, or null where there are none.</summary>
    /// <param name="latents">Latents, [batch, latent].</param>
    /// <returns>Indices into <see cref="Prototypes"/>, [batch], int64.</returns>
    public virtual torch.Tensor? Assign(torch.Tensor latents) => null;

    /// <summary>
    /// The log-density of the prior that latents are to follow; N(0, I) unless the objective has its own. What bounds of the
    /// likelihood are computed with.
    /// </summary>
    /// <param name="latents">Latents, [batch, latent].</param>
    /// <returns>Nats, [batch].</returns>
    public virtual torch.Tensor LogPrior(torch.Tensor latents) =>
        -0.5 * (latents.pow(2).sum(1L) + (latents.shape[1] * Math.Log(2 * Math.PI)));

    /// <summary>Latents drawn from the prior: N(0, I) unless the objective has its own. What generation starts from.</summary>
    /// <param name="count">How many.</param>
    /// <param name="latentDimension">The latent's width.</param>
    /// <param name="device">The run's device.</param>
    /// <returns>[count, latent], drawn with torch's generator.</returns>
    public virtual torch.Tensor SamplePrior(long count, long latentDimension, torch.Device device) =>
        torch.randn(count, latentDimension, device: device);

    /// <summary>What a step minimizes, as named terms.</summary>
    /// <param name="embedding">What <see cref="Embed"/> returned for the batch.</param>
    /// <param name="output">The decoder's raw output for the embedding's code, [batch, …output axes].</param>
    /// <param name="batch">The batch, as <see cref="Prepare"/> returned it.</param>
    /// <param name="reconstruction">How an output is held against its target.</param>
    /// <returns>The terms; training minimizes their weighted sum, in nats per sample.</returns>
    public abstract LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction);

    /// <summary>Called before the first epoch, and before every further one, with a view of the model.</summary>
    /// <param name="training">The state of the training and access to the latents of the training set.</param>
    public virtual void BeforeEpoch(ITrainingData training)
    {
    }

    /// <summary>Called before every step: for schedules, and for what begins in the midst of an epoch.</summary>
    /// <param name="training">The state of the training and access to the latents of the training set.</param>
    public virtual void BeforeStep(ITrainingData training)
    {
    }

    /// <summary>Called after every optimizer step, for state that is not trained by gradients.</summary>
    /// <param name="embedding">The step's embedding; its graph is gone.</param>
    public virtual void AfterStep(LatentBatch embedding)
    {
    }

    /// <summary>
    /// What lasts from one step to the next beside parameters and buffers, by name: counts for diagnostics, a target computed once for several epochs.
    /// It is kept in checkpoints, not among the weights, so that a training that was interrupted goes on as if it had not been. What
    /// <see cref="BeforeStep"/> sets anew, and random streams opened from seeds by purpose and epoch, need not be in it.
    /// </summary>
    /// <returns>The tensors; the caller reads them at once.</returns>
    public virtual IReadOnlyDictionary<string, torch.Tensor> TrainingState() => new Dictionary<string, torch.Tensor>();

    /// <summary>Takes back what <see cref="TrainingState"/> gave; called before the first step, after the weights are in place.</summary>
    /// <param name="state">The tensors by name, on the CPU; the objective copies what it keeps.</param>
    public virtual void RestoreTrainingState(IReadOnlyDictionary<string, torch.Tensor> state)
    {
    }

    /// <summary>Called after every epoch: values worth logging, by name, such as the number of dead anchors.</summary>
    public virtual IReadOnlyDictionary<string, double> EpochDiagnostics() => new Dictionary<string, double>();
}
