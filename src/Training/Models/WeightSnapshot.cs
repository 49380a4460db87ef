using TorchSharp;

namespace NebulaBench.Training.Models;

/// <summary>A copy of a model's weights and buffers, to come back to the best epoch.</summary>
internal sealed class WeightSnapshot : IDisposable
{
    private readonly Dictionary<string, torch.Tensor> copies = [];

    /// <summary>The weights and buffers by name; empty before any were taken.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Copies => copies;

    /// <summary>Takes weights that were taken earlier, as a checkpoint has them.</summary>
    public void Take(IEnumerable<KeyValuePair<string, torch.Tensor>> earlier)
    {
        Dispose();
        foreach ((string name, torch.Tensor value) in earlier)
        {
            copies[name] = value.clone().DetachFromDisposeScope();
        }
    }

    public void Take(torch.nn.Module model)
    {
        Dispose();
        foreach ((string name, torch.Tensor value) in model.state_dict())
        {
            copies[name] = value.detach().clone().DetachFromDisposeScope();
        }
    }

    public void Restore(torch.nn.Module model)
    {
        using (torch.no_grad())
        {
            foreach ((string name, torch.Tensor value) in model.state_dict())
            {
                value.copy_(copies[name].view(value.shape)); // a single number may have been kept as a list of one
            }
        }
    }

    public void Dispose()
    {
        foreach (torch.Tensor copy in copies.Values)
        {
            copy.Dispose();
        }
        copies.Clear();
    }
}
