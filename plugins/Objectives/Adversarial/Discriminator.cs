using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Adversarial;

/// <summary>
/// A perceptron that gives the probability D(z) that z is a sample of the prior N(0, I) and no latent of the encoder. It counts how often it
/// is right.
/// </summary>
internal sealed class Discriminator : Adversary
{
    private const string Right = "right", Judged = "judged";

    private readonly Sequential layers;
    private readonly double? learningRate;
    private torch.Tensor? right;
    private long judged;

    public Discriminator(AdversarialOptions options, long latentDimension)
        : base(nameof(Discriminator))
    {
        learningRate = options.LearningRate;
        layers = torch.nn.Sequential();
        long width = latentDimension;
        foreach (int next in options.Widths)
        {
            layers.append(torch.nn.Linear(width, next));
            layers.append(torch.nn.ReLU());
            width = next;
        }
        layers.append(torch.nn.Linear(width, 1));
        RegisterComponents();
    }

    public override double? LearningRate => learningRate;

    /// <summary>−log D(z), or −log(1 − D(z)), averaged over the batch: 0 where it is certain and right, ln 2 where it is undecided.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="fromPrior">What the latents are to be taken for.</param>
    /// <returns>Nats, a scalar.</returns>
    public torch.Tensor Surprise(torch.Tensor latents, bool fromPrior) => CrossEntropy(Logits(latents), fromPrior);

    /// <summary>The cross-entropy of telling the batch's latents from as many samples of the prior.</summary>
    public override LossTerms Loss(LatentBatch embedding, Batch batch)
    {
        torch.Tensor latents = embedding.Latent.detach();
        torch.Tensor ofPrior = Logits(torch.randn_like(latents)), ofLatents = Logits(latents);
        Count(ofPrior, ofLatents);
        return new(new LossTerm("discriminator", 0.5 * (CrossEntropy(ofPrior, fromPrior: true) + CrossEntropy(ofLatents, fromPrior: false))));
    }

    /// <summary>The share of right judgments since the last call, or null where there were none.</summary>
    public double? TakeAccuracy()
    {
        if (right is null)
        {
            return null;
        }
        double accuracy = right.ToDouble() / judged;
        Forget();
        return accuracy;
    }

    /// <summary>What it has counted since its accuracy was last taken.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Judgments() => right is null
        ? new Dictionary<string, torch.Tensor>()
        : new Dictionary<string, torch.Tensor> { [Right] = right, [Judged] = torch.tensor(judged) };

    /// <summary>Takes its counts back.</summary>
    public void Restore(IReadOnlyDictionary<string, torch.Tensor> counts)
    {
        Forget();
        if (counts.TryGetValue(Right, out torch.Tensor? kept))
        {
            right = kept.to(layers.parameters().First().device, copy: true).DetachFromDisposeScope();
            judged = counts[Judged].ToInt64();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
        }
        base.Dispose(disposing);
    }

    private torch.Tensor Logits(torch.Tensor latents) => layers.call(latents); // [batch, 1]

    // −log D = softplus(−logit), which is exact where D is 0 or 1 in single numbers.
    private static torch.Tensor CrossEntropy(torch.Tensor logits, bool fromPrior) =>
        torch.nn.functional.softplus(fromPrior ? -logits : logits).mean();

    private void Count(torch.Tensor ofPrior, torch.Tensor ofLatents)
    {
        using torch.Tensor now = ((ofPrior > 0).sum() + (ofLatents < 0).sum()).DetachFromDisposeScope();
        right ??= torch.zeros_like(now).DetachFromDisposeScope();
        right.add_(now);
        judged += ofPrior.shape[0] + ofLatents.shape[0];
    }

    private void Forget()
    {
        right?.Dispose();
        right = null;
        judged = 0;
    }
}
