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

    private BareLayers(Workload workload, Func<BareLayers, IEnumerable<(torch.nn.Module<torch.Tensor, torch.Tensor> First, Func<torch.Tensor, torch.Tensor> Forward)>> choose)
    {
        backbone = workload.Build();
        posterior = torch.nn.Linear(backbone.FeatureWidth, 2 * Workload.LatentDimension);
        using DisposeScope scope = torch.NewDisposeScope();
        using (torch.no_grad())
        {
            Hear(workload, choose(this));
        }
    }

    /// <summary>The operations of a step in linear and convolution layers, two for a multiplication and its addition.</summary>
    public double Flops { get; private set; }

    /// <summary>The linear and convolution layers.</summary>
    public static BareLayers Products(Workload workload) => new(workload, layers => layers.Modules
        .Where(layer => layer is Linear or Convolution).Select(layer => (layer, (Func<torch.Tensor, torch.Tensor>)layer.call)));

    /// <summary>The batch norms, each with the activation that follows it.</summary>
    public static BareLayers Norms(Workload workload) => new(workload, layers => layers.Modules.OfType<Sequential>()
        .SelectMany(block => block.children().Zip(block.children().Skip(1)))
        .Where(pair => pair.First is NormBase)
        .Select(pair => (Typed(pair.First), (Func<torch.Tensor, torch.Tensor>)(input => Typed(pair.Second).call(Typed(pair.First).call(input))))));

    private IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> Modules =>
        backbone.modules().Append(posterior).OfType<torch.nn.Module<torch.Tensor, torch.Tensor>>();

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

    private static torch.nn.Module<torch.Tensor, torch.Tensor> Typed(torch.nn.Module module) => (torch.nn.Module<torch.Tensor, torch.Tensor>)module;

    /// <summary>Sends a batch through, to see each layer's shapes.</summary>
    private void Hear(Workload workload, IEnumerable<(torch.nn.Module<torch.Tensor, torch.Tensor> First, Func<torch.Tensor, torch.Tensor> Forward)> chosen)
    {
        List<Action> ends = [];
        foreach ((torch.nn.Module<torch.Tensor, torch.Tensor> layer, Func<torch.Tensor, torch.Tensor> forward) in chosen.ToList())
        {
            ends.Add(layer.register_forward_hook((_, input, output) =>
            {
                Add(layer, forward, input.shape, output);
                return output;
            }).remove);
        }
        torch.Tensor batch = workload.Inputs.narrow(0, 0, workload.BatchSize);
        posterior.call(backbone.Encode(batch));
        backbone.Decode(torch.randn(workload.BatchSize, Workload.LatentDimension), null);
        ends.ForEach(end => end());
    }

    private void Add(torch.nn.Module<torch.Tensor, torch.Tensor> layer, Func<torch.Tensor, torch.Tensor> forward, long[] shape, torch.Tensor output)
    {
        // Nothing asks for the gradient of the data.
        bool isFirst = layers.Count == 0 && layer is not NormBase;
        if (layer is Linear or Convolution)
        {
            double places = layer is Linear ? output.shape[0] : layer is ConvTranspose2d ? shape[0] * shape[2] * shape[3]
                : output.shape[0] * output.shape[2] * output.shape[3];
            Flops += (isFirst ? 4 : 6) * places * layer.parameters().First().numel();
        }
        layers.Add(new Heard(
            forward, [.. layer.parameters()], torch.randn(shape).requires_grad_(!isFirst).DetachFromDisposeScope(),
            torch.randn(output.shape).DetachFromDisposeScope()));
    }

    private sealed record Heard(Func<torch.Tensor, torch.Tensor> Forward, IReadOnlyList<Parameter> Parameters, torch.Tensor Input, torch.Tensor Gradient);
}
