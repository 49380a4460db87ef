using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace TemplateNamespace;

/// <summary>Steps of one size against the sign of the gradient's running mean. Replace the step by yours.</summary>
internal sealed class TemplateClassOptimizer : IOptimizer
{
    private readonly IReadOnlyList<Parameter> parameters;
    private readonly double momentum;
    private readonly torch.Tensor[] means;

    public TemplateClassOptimizer(IReadOnlyList<Parameter> parameters, double momentum)
    {
        this.parameters = parameters;
        this.momentum = momentum;
        // They outlive the step that makes them, so no dispose scope may own them.
        means = [.. parameters.Select(parameter => torch.zeros(parameter.shape, parameter.dtype, parameter.device).DetachFromDisposeScope())];
    }

    public double LearningRate { private get; set; }

    /// <summary>Every tensor that the next steps depend on, by name: checkpoints hold them.</summary>
    public IEnumerable<KeyValuePair<string, torch.Tensor>> State => means.Select((mean, index) => KeyValuePair.Create($"{index}.mean", mean));

    public void ClearGradients()
    {
        foreach (Parameter parameter in parameters)
        {
            parameter.grad = null;
        }
    }

    public void Step()
    {
        using var noGradients = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].grad is { } gradient)
            {
                means[i].mul_(momentum).add_(gradient, 1 - momentum);
                parameters[i].sub_(means[i].sign() * LearningRate);
            }
        }
    }

    public void Restore(IReadOnlyDictionary<string, torch.Tensor> state, torch.Device device)
    {
        foreach ((string name, torch.Tensor mean) in State)
        {
            mean.copy_(state[name].view(mean.shape));
        }
    }

    public void Dispose()
    {
        foreach (torch.Tensor mean in means)
        {
            mean.Dispose();
        }
    }
}
