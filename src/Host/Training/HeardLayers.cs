using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Host.Training;

/// <summary>Listens to a model's layers while it lives.</summary>
internal sealed class HeardLayers : IDisposable
{
    private readonly HashSet<torch.nn.Module> heard = [];
    private readonly List<(string Name, torch.nn.Module Module)> layers;
    private readonly List<Action> removals = [];

    public HeardLayers(torch.nn.Module model)
    {
        // A layer that stands at two places of the model is one layer, called twice.
        layers =
        [
            .. model.named_modules().Where(named => LayerFlops.IsKnown(named.module) || LayerFlops.IsUnknown(named.module))
                .DistinctBy(named => named.module),
        ];
        foreach (torch.nn.Module<torch.Tensor, torch.Tensor> layer in layers.Select(named => named.Module)
            .Where(LayerFlops.IsKnown).OfType<torch.nn.Module<torch.Tensor, torch.Tensor>>())
        {
            removals.Add(layer.register_forward_hook(Hear).remove);
        }
    }

    /// <summary>The operations of all calls so far.</summary>
    public long Flops { get; private set; }

    /// <summary>A layer that had a part in a result without being heard, or null.</summary>
    /// <param name="result">A number that was computed with gradients.</param>
    public string? Unheard(torch.Tensor result)
    {
        (string Name, torch.nn.Module Module, Parameter[] Weights)[] silent =
        [
            .. layers.Where(layer => !heard.Contains(layer.Module))
                .Select(layer => (layer.Name, layer.Module, layer.Module.parameters(recurse: false).Where(weight => weight.requires_grad).ToArray()))
                .Where(layer => layer.Item3.Length > 0),
        ];
        if (silent.Length == 0 || !result.requires_grad)
        {
            return null;
        }
        torch.Tensor[] weights = [.. silent.SelectMany(layer => layer.Weights)];
        IList<torch.Tensor> gradients = torch.autograd.grad([result], weights, allow_unused: true);
        int next = 0;
        foreach ((string name, torch.nn.Module module, Parameter[] own) in silent)
        {
            if (gradients.Skip(next).Take(own.Length).Any(gradient => !gradient.IsInvalid))
            {
                return $"{name} ({module.GetName()})";
            }
            next += own.Length;
        }
        return null;
    }

    public void Dispose() => removals.ForEach(remove => remove());

    private torch.Tensor Hear(torch.nn.Module<torch.Tensor, torch.Tensor> layer, torch.Tensor input, torch.Tensor output)
    {
        heard.Add(layer);
        Flops += LayerFlops.Of(layer, input, output);
        return output;
    }
}
