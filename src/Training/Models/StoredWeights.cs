using NebulaBench.Runs.Arrays;
using TorchSharp;

namespace NebulaBench.Training.Models;

/// <summary>Weights between a model and a file.</summary>
public static class StoredWeights
{
    /// <summary>Whether stored numbers are as many as a tensor holds; false where nothing is stored.</summary>
    public static bool Fit(DenseArray? stored, torch.Tensor tensor) => stored is not null && stored.Values.Length == tensor.numel();

    /// <summary>Stored numbers as a tensor of their shape, on the CPU: int64 where they are whole, else float32.</summary>
    public static torch.Tensor ToTensor(this DenseArray stored)
    {
        torch.Tensor flat = stored.Values is long[] whole ? torch.tensor(whole) : torch.tensor(stored.ToFloats());
        return flat.view([.. stored.Shape.Select(axis => (long)axis)]);
    }
}
