using TorchSharp;

namespace NebulaBench.Objectives.Clustering;

/// <summary>The target distribution over the whole training set, and how many assignments changed since the one before.</summary>
internal sealed class TargetDistribution : IDisposable
{
    private const string Target = "target", Labels = "target-labels", Share = "target-changed";

    private torch.Tensor? target;
    private torch.Tensor? labels;

    /// <summary>The share of samples whose most probable cluster changed at the last update; null before the second.</summary>
    public double? Changed { get; private set; }

    /// <summary>Computes the target anew.</summary>
    /// <param name="latents">The latents of the whole training set, [samples, latent].</param>
    /// <param name="centers">[clusters, latent].</param>
    public void Update(torch.Tensor latents, torch.Tensor centers)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        torch.Tensor assignment = SoftAssignment.Log(latents, centers).exp();
        torch.Tensor next = assignment.argmax(1);
        Changed = labels is null ? null : labels.ne(next).to_type(torch.float64).mean().ToDouble();
        Forget();
        target = SoftAssignment.Target(assignment).MoveToOuterDisposeScope().DetachFromDisposeScope();
        labels = next.MoveToOuterDisposeScope().DetachFromDisposeScope();
    }

    /// <summary>The rows of some samples, [batch, clusters].</summary>
    /// <param name="indices">Their indices in the training set, [batch], int64.</param>
    public torch.Tensor Of(torch.Tensor indices) => target!.index_select(0, indices);

    /// <summary>Whether it has been computed.</summary>
    public bool IsKnown => target is not null;

    /// <summary>Adds itself to an objective's state: it is computed from the weights of an earlier moment, which nobody has any more.</summary>
    public void Keep(IDictionary<string, torch.Tensor> state)
    {
        if (target is not null)
        {
            (state[Target], state[Labels]) = (target, labels!);
        }
        if (Changed is double changed)
        {
            state[Share] = torch.tensor(changed, torch.float64);
        }
    }

    /// <summary>Takes itself back from an objective's state.</summary>
    public void Restore(IReadOnlyDictionary<string, torch.Tensor> state, torch.Device device)
    {
        Forget();
        (target, labels) = (Taken(state, Target, device), Taken(state, Labels, device));
        Changed = state.TryGetValue(Share, out torch.Tensor? share) ? share.ToDouble() : null;
    }

    public void Dispose()
    {
        Forget();
        Changed = null;
    }

    private static torch.Tensor? Taken(IReadOnlyDictionary<string, torch.Tensor> state, string name, torch.Device device) =>
        state.TryGetValue(name, out torch.Tensor? kept) ? kept.to(device, copy: true).DetachFromDisposeScope() : null;

    private void Forget()
    {
        target?.Dispose();
        labels?.Dispose();
        (target, labels) = (null, null);
    }
}
