using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Architectures;

/// <summary>Which layers of a model have been run past the hooks by which the host counts their operations.</summary>
internal sealed class LayerCalls
{
    private readonly Dictionary<torch.nn.Module, string> silent = [];

    public LayerCalls(torch.nn.Module model)
    {
        foreach ((string name, torch.nn.Module module) in model.named_modules())
        {
            if (module is Linear or Convolution or GRU or RNN)
            {
                silent[module] = name;
            }
            Listen(module);
        }
    }

    /// <summary>The layers that were not heard so far.</summary>
    public IEnumerable<string> Silent => silent.Values;

    private void Listen(torch.nn.Module module)
    {
        switch (module)
        {
            case PackedReader reader:
                reader.register_forward_hook((_, _, result) => Heard(reader.Layer, result));
                break;
            case GRU or RNN:
                var recurrent = (torch.nn.Module<torch.Tensor, torch.Tensor, (torch.Tensor, torch.Tensor)>)module;
                recurrent.register_forward_hook((_, _, _, result) => Heard(recurrent, result));
                break;
            case torch.nn.Module<torch.Tensor, torch.Tensor> layer and (Linear or Convolution):
                layer.register_forward_hook((_, _, result) => Heard(layer, result));
                break;
        }
    }

    private TResult Heard<TResult>(torch.nn.Module layer, TResult result)
    {
        silent.Remove(layer);
        return result;
    }
}
