using TorchSharp;

namespace NebulaBench.Datasets;

/// <summary>The samples of one step, on the device of the run. Its tensors live in the dispose scope of the step that asked for them.</summary>
public sealed record Batch
{
    /// <summary>What goes into the encoder, [batch, …input axes].</summary>
    public required torch.Tensor Input { get; init; }

    /// <summary>What must come out, [batch, …]; the same tensor as <see cref="Input"/> for autoencoding.</summary>
    public required torch.Tensor Target { get; init; }

    /// <summary>The class of each sample, [batch], int64; null for a dataset without labels.</summary>
    public torch.Tensor? Labels { get; init; }

    /// <summary>The samples' indices in their split, [batch], int64.</summary>
    public required torch.Tensor Indices { get; init; }

    /// <summary>The number of samples.</summary>
    public long Size => Input.size(0);
}
