using TorchSharp;

namespace NebulaBench.Datasets;

/// <summary>
/// How an output is held against its target. A decoder emits unbounded numbers; the reconstruction says what they mean (means,
/// logits) and what a difference costs, in nats per sample: summed over a sample's axes, never averaged over them, so that it is on
/// the same scale as a Kullback–Leibler term.
/// </summary>
public abstract class ReconstructionLoss
{
    /// <summary>What the loss is called in logs and reports, such as <c>bernoulli</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the loss is the negative logarithm of a normalized probability of the target, so that bounds of the likelihood mean something.</summary>
    public virtual bool IsLikelihood => false;

    /// <summary>Whether targets are classes or tokens, as integers, rather than numbers.</summary>
    public virtual bool TakesClasses => false;

    /// <summary>Whether outputs for a dataset can be held against its targets; experiments in which they cannot are refused before anything runs.</summary>
    /// <param name="data">What the dataset says of itself.</param>
    public virtual Compatibility Supports(DatasetInfo data) => Compatibility.Yes;

    /// <summary>The loss of each sample.</summary>
    /// <param name="output">The decoder's raw output, [batch, …].</param>
    /// <param name="target">What it should have been, [batch, …].</param>
    /// <returns>Nats, [batch].</returns>
    public abstract torch.Tensor PerSample(torch.Tensor output, torch.Tensor target);

    /// <summary>The mean loss of a batch: the mean of <see cref="PerSample"/>, which implementations may compute in one pass.</summary>
    /// <param name="output">The decoder's raw output, [batch, …].</param>
    /// <param name="target">What it should have been, [batch, …].</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public virtual torch.Tensor Mean(torch.Tensor output, torch.Tensor target)
    {
        using torch.Tensor each = PerSample(output, target);
        return each.mean();
    }

    /// <summary>Turns a raw output into the target's own units: probabilities of logits, say.</summary>
    /// <param name="output">The decoder's raw output, [batch, …].</param>
    /// <returns>What a user would look at, the same shape unless said otherwise.</returns>
    public virtual torch.Tensor Present(torch.Tensor output) => output;

    /// <summary>Whether a dataset's targets are numbers, one for each of the output's, and not classes or tokens. For use in <see cref="Supports"/>.</summary>
    /// <param name="data">What the dataset says of itself.</param>
    protected static Compatibility TargetsAreNumbers(DatasetInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Output is SequenceShape or PointLabelsShape || data.DefaultReconstruction.TakesClasses
            ? Compatibility.No("its targets are classes, not numbers; use categorical.")
            : Compatibility.Yes;
    }
}
