using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Models;

/// <summary>Listens to a model's layers while it lives.</summary>
internal sealed class LayerHooks : IDisposable
{
    private readonly HashSet<torch.nn.Module> heard = [];
    private readonly List<(string Name, torch.nn.Module Module)> layers;
    private readonly List<Action> removals = [];

    public LayerHooks(torch.nn.Module model)
    {
        // A layer that stands at two places of the model is one layer, called twice.
        layers =
        [
            .. model.named_modules().Where(named => LayerFlops.IsKnown(named.module) || LayerFlops.IsUnknown(named.module))
                .DistinctBy(named => named.module),
        ];
        removals.AddRange(layers.Select(named => named.Module).Where(LayerFlops.IsKnown).Select(Listen));
        removals.AddRange(model.modules().OfType<PackedReader>().Distinct().Select(Listen));
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
                return $"{name} ({module.GetType().Name})";
            }
            next += own.Length;
        }
        return null;
    }

    public void Dispose() => removals.ForEach(remove => remove());

    /// <summary>Listens to a layer; the result ends that.</summary>
    private Action Listen(torch.nn.Module layer) => layer switch
    {
        PackedReader reader => Listen(reader),
        GRU or RNN => Listen((torch.nn.Module<torch.Tensor, torch.Tensor, (torch.Tensor, torch.Tensor)>)layer),
        GRUCell or RNNCell => Listen((torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>)layer),
        LSTM lstm => Listen<(torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor, torch.Tensor)>(lstm),
        LSTMCell cell => Listen<(torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor)>(cell),
        _ => Listen((torch.nn.Module<torch.Tensor, torch.Tensor>)layer),
    };

    private Action Listen(torch.nn.Module<torch.Tensor, torch.Tensor> layer) => layer.register_forward_hook((_, input, output) =>
    {
        Hear(layer, LayerFlops.For(layer, input, output));
        return output;
    }).remove;

    private Action Listen<TState, TResult>(torch.nn.Module<torch.Tensor, TState, TResult> recurrent) =>
        recurrent.register_forward_hook((_, input, _, result) =>
        {
            Hear(recurrent, LayerFlops.OfRecurrent(recurrent, input));
            return result;
        }).remove;

    private Action Listen(PackedReader reader) => reader.register_forward_hook((_, input, result) =>
    {
        Hear(reader.Layer, LayerFlops.OfRecurrent(reader.Layer, input.data));
        return result;
    }).remove;

    private void Hear(torch.nn.Module layer, long flops)
    {
        heard.Add(layer);
        Flops += flops;
    }
}
