using NebulaBench.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>The linear and convolution layers of a workload's model, each on random numbers of its own shape: forward and backward and nothing else.</summary>
internal sealed class BareLayers : IDisposable
{
    private readonly List<(torch.nn.Module<torch.Tensor, torch.Tensor> Layer, torch.Tensor Input, torch.Tensor Gradient)> layers = [];
    private readonly Backbone backbone;
    private readonly Linear posterior;

    public BareLayers(Workload workload)
    {
        backbone = workload.Build();
        posterior = torch.nn.Linear(backbone.FeatureWidth, 2 * Workload.LatentDimension);
        using DisposeScope scope = torch.NewDisposeScope();
        using (torch.no_grad())
        {
            Hear(workload);
        }
    }

    /// <summary>The operations of a step, two for a multiplication and its addition.</summary>
    public double Flops { get; private set; }

    /// <summary>Goes through the layers so many times.</summary>
    public void Run(long times)
    {
        for (long time = 0; time < times; time++)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            foreach ((torch.nn.Module<torch.Tensor, torch.Tensor> layer, torch.Tensor input, torch.Tensor gradient) in layers)
            {
                foreach (Parameter parameter in layer.parameters())
                {
                    parameter.grad = null;
                }
                input.grad = null;
                layer.call(input).backward([gradient]);
            }
        }
    }

    public void Dispose()
    {
        foreach ((_, torch.Tensor input, torch.Tensor gradient) in layers)
        {
            input.Dispose();
            gradient.Dispose();
        }
        backbone.Dispose();
        posterior.Dispose();
    }

    /// <summary>Sends a batch through, to see each layer's shapes.</summary>
    private void Hear(Workload workload)
    {
        List<Action> ends = [];
        foreach (torch.nn.Module<torch.Tensor, torch.Tensor> layer in backbone.modules().Append(posterior).OfType<torch.nn.Module<torch.Tensor, torch.Tensor>>())
        {
            if (layer is Linear or Convolution)
            {
                ends.Add(layer.register_forward_hook((_, input, output) =>
                {
                    Add(layer, input.shape, output);
                    return output;
                }).remove);
            }
        }
        torch.Tensor batch = workload.Inputs.narrow(0, 0, workload.BatchSize);
        posterior.call(backbone.Encode(batch));
        backbone.Decode(torch.randn(workload.BatchSize, Workload.LatentDimension), null);
        ends.ForEach(end => end());
    }

    private void Add(torch.nn.Module<torch.Tensor, torch.Tensor> layer, long[] shape, torch.Tensor output)
    {
        bool isFirst = layers.Count == 0;
        torch.Tensor weight = layer.parameters().First();
        double places = layer is Linear ? output.shape[0] : ((Convolution)layer) is ConvTranspose2d ? shape[0] * shape[2] * shape[3]
            : output.shape[0] * output.shape[2] * output.shape[3];
        Flops += (isFirst ? 4 : 6) * places * weight.numel();
        layers.Add((layer, torch.randn(shape).requires_grad_(!isFirst).DetachFromDisposeScope(), torch.randn(output.shape).DetachFromDisposeScope()));
    }
}
