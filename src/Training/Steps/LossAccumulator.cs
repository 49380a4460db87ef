using NebulaBench.Objectives;
using NebulaBench.Runs.Checkpoints;
using TorchSharp;

namespace NebulaBench.Training.Steps;

/// <summary>
/// The running means of loss terms over a pass. They stay on the device, so that a GPU is not waited for at every step.
/// </summary>
internal sealed class LossAccumulator : IDisposable
{
    private readonly Dictionary<string, torch.Tensor> sums = [];
    private readonly List<string> order = [];
    private long samples;

    /// <summary>Adds a batch, weighted by its size. To be called without gradients.</summary>
    /// <param name="terms">The terms of the loss.</param>
    /// <param name="total">Their weighted sum.</param>
    /// <param name="batchSize">The samples of the batch.</param>
    /// <param name="against">Terms that are no part of the sum: an adversary's.</param>
    public void Add(LossTerms terms, torch.Tensor total, long batchSize, LossTerms? against = null)
    {
        // One number for all terms, freed here rather than when it is collected.
        using Scalar weight = batchSize;
        Add("total", total, weight);
        Add(terms, weight);
        if (against is not null)
        {
            Add(against, weight);
        }
        samples += batchSize;
    }

    /// <summary>The means so far, each name with a prefix, in the order in which the terms first came.</summary>
    public void WriteTo(IDictionary<string, double> values, string prefix)
    {
        foreach (string name in order)
        {
            values[prefix + name] = sums[name].ToDouble() / samples;
        }
    }

    /// <summary>The sums so far, for a checkpoint, in the order in which the terms first came; reading them waits for the device.</summary>
    public LossSums Sums() => new([.. order.Select(name => new TermSum(name, sums[name].ToDouble()))], samples);

    /// <summary>Takes the sums of a checkpoint back.</summary>
    public void Restore(LossSums kept, torch.Device device)
    {
        Dispose();
        samples = kept.Samples;
        foreach (TermSum term in kept.Terms)
        {
            order.Add(term.Name);
            sums[term.Name] = torch.tensor(term.Sum, torch.float64, device).DetachFromDisposeScope();
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Dispose()
    {
        foreach (torch.Tensor sum in sums.Values)
        {
            sum.Dispose();
        }
        sums.Clear();
        order.Clear();
        samples = 0;
    }

    private void Add(LossTerms terms, Scalar weight)
    {
        for (int index = 0; index < terms.Terms.Count; index++)
        {
            LossTerm term = terms.Terms[index];
            Add(term.Name, term.Value, weight);
        }
    }

    private void Add(string name, torch.Tensor value, Scalar weight)
    {
        if (sums.TryGetValue(name, out torch.Tensor? sum))
        {
            sum.add_(value, weight);
        }
        else
        {
            order.Add(name);
            sums[name] = (value.to_type(torch.float64) * weight).DetachFromDisposeScope();
        }
    }
}
