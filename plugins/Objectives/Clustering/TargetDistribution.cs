using TorchSharp;

namespace NebulaBench.Objectives.Clustering;

/// <summary>The target distribution over the whole training set, and how many assignments changed since the one before.</summary>
internal sealed class TargetDistribution : IDisposable
{
    private torch.Tensor? target;
    private torch.Tensor? labels;

    /// <summary>The share of samples whose most probable cluster changed at the last update; null before the second.</summary>
    public double? Changed { get; private set; }

    /// <summary>Computes the target anew.</summary>
    /// <param name="latents">The latents of the whole training set, [samples, latent].</param>
    /// <param name="centres">[clusters, latent].</param>
    public void Update(torch.Tensor latents, torch.Tensor centres)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        torch.Tensor assignment = SoftAssignment.Log(latents, centres).exp();
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

    public void Dispose()
    {
        Forget();
        Changed = null;
    }

    private void Forget()
    {
        target?.Dispose();
        labels?.Dispose();
        (target, labels) = (null, null);
    }
}
