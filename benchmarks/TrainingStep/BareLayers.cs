using NebulaBench.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>Some of the layers of a workload's model, each on random numbers of its own shape: forward and backward and nothing else.</summary>
internal sealed class BareLayers : IDisposable
{
    private readonly List<Heard> layers = [];
    private readonly Backbone backbone;
    private readonly Linear posterior;

    private BareLayers(Workload workload, Func<IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>>, IEnumerable<Chosen>> choose)
    {
        backbone = workload.Build();
        posterior = torch.nn.Linear(backbone.FeatureWidth, 2 * Workload.LatentDimension);
        using DisposeScope scope = torch.NewDisposeScope();
        using (torch.no_grad())
        {
            Hear(workload, choose(backbone.modules().Append(posterior).OfType<torch.nn.Module<torch.Tensor, torch.Tensor>>()));
        }
    }

    /// <summary>The operations of a step in linear and convolution layers, two for a multiplication and its addition.</summary>
    public double Flops { get; private set; }

    /// <summary>The linear and convolution layers.</summary>
    public static BareLayers Products(Workload workload) => new(workload, modules => modules
        .Where(module => module is Linear or Convolution).Select(module => new Chosen(module, module.call)));

    /// <summary>The batch norms, each with the activation that follows it.</summary>
    public static BareLayers Norms(Workload workload) => new(workload, modules => modules.OfType<Sequential>()
        .Select(block => block.children().OfType<torch.nn.Module<torch.Tensor, torch.Tensor>>().ToArray())
        .SelectMany(parts => parts.Zip(parts.Skip(1)))
        .Where(pair => pair.First is NormBase)
        .Select(pair => new Chosen(pair.First, input => pair.Second.call(pair.First.call(input)))));

    /// <summary>Goes through the layers so many times.</summary>
    public void Run(long times)
    {
        for (long time = 0; time < times; time++)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            foreach (Heard layer in layers)
            {
                foreach (Parameter parameter in layer.Parameters)
                {
                    parameter.grad = null;
                }
                layer.Input.grad = null;
                layer.Forward(layer.Input).backward([layer.Gradient]);
            }
        }
    }

    public void Dispose()
    {
        foreach (Heard layer in layers)
        {
            layer.Input.Dispose();
            layer.Gradient.Dispose();
        }
        backbone.Dispose();
        posterior.Dispose();
    }

    /// <summary>Sends a batch through, to see each layer's shapes.</summary>
    private void Hear(Workload workload, IEnumerable<Chosen> layers)
    {
        List<Action> ends = [];
        foreach (Chosen layer in layers.ToList())
        {
            ends.Add(layer.First.register_forward_hook((_, input, output) =>
            {
                Add(layer, input.shape, output);
                return output;
            }).remove);
        }
        torch.Tensor batch = workload.Inputs.narrow(0, 0, workload.BatchSize);
        posterior.call(backbone.Encode(batch));
        backbone.Decode(torch.randn(workload.BatchSize, Workload.LatentDimension), null);
        ends.ForEach(end => end());
    }

    private void Add(Chosen chosen, long[] shape, torch.Tensor output)
    {
        torch.nn.Module<torch.Tensor, torch.Tensor> layer = chosen.First;
        // Nothing asks for the gradient of the data.
        bool isFirst = layers.Count == 0 && layer is not NormBase;
        if (layer is Linear or Convolution)
        {
            double places = layer is Linear ? output.shape[0] : layer is ConvTranspose2d ? shape[0] * shape[2] * shape[3]
                : output.shape[0] * output.shape[2] * output.shape[3];
            Flops += (isFirst ? 4 : 6) * places * layer.parameters().First().numel();
        }
        layers.Add(new Heard(
            chosen.Forward, [.. layer.parameters()], torch.randn(shape).requires_grad_(!isFirst).DetachFromDisposeScope(),
            torch.randn(output.shape).DetachFromDisposeScope()));
    }

    /// <summary>A layer, and what is to be timed: itself, or itself with what follows it.</summary>
    private sealed record Chosen(torch.nn.Module<torch.Tensor, torch.Tensor> First, Func<torch.Tensor, torch.Tensor> Forward);

    private sealed record Heard(Func<torch.Tensor, torch.Tensor> Forward, IReadOnlyList<Parameter> Parameters, torch.Tensor Input, torch.Tensor Gradient);
}
