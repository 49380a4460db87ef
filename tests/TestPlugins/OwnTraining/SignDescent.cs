using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace TestPlugins;

public sealed record SignDescentOptions : OptimizationOptions
{
    [Description("Share of the last direction that is kept.")]
    [Range(0, 1)]
    public double Momentum { get; init; } = 0.5;
}

public sealed class SignDescent(SignDescentOptions options) : IOptimizerFactory
{
    public double LearningRate => options.LearningRate;

    public IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast) => new SignDescentOptimizer(options, parameters);
}

public sealed class ThrowingOptimizer(SignDescentOptions options) : IOptimizerFactory
{
    public double LearningRate => options.LearningRate;

    public IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast) => new SignDescentOptimizer(options, parameters) { Throws = true };
}

internal sealed class SignDescentOptimizer(SignDescentOptions options, IReadOnlyList<Parameter> parameters) : IOptimizer
{
    private readonly torch.Tensor[] directions =
        [.. parameters.Select(parameter => torch.zeros(parameter.shape, parameter.dtype, parameter.device).DetachFromDisposeScope())];

    public bool Throws { get; init; }

    public double LearningRate { private get; set; } = options.LearningRate;

    public IEnumerable<KeyValuePair<string, torch.Tensor>> State =>
        directions.Select((direction, index) => KeyValuePair.Create(FormattableString.Invariant($"{index}.direction"), direction));

    public void ClearGradients()
    {
        foreach (Parameter parameter in parameters)
        {
            parameter.grad = null;
        }
    }

    public void Step()
    {
        if (Throws)
        {
            throw new InvalidOperationException("no steps on Mondays");
        }
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].grad is { } gradient)
            {
                directions[i].mul_(options.Momentum).add_(gradient);
                parameters[i].sub_(directions[i].sign() * LearningRate);
            }
        }
    }

    public void Restore(IReadOnlyDictionary<string, torch.Tensor> state, torch.Device device)
    {
        foreach ((string name, torch.Tensor own) in State)
        {
            own.copy_(state[name].view(own.shape));
        }
    }

    public void Dispose()
    {
        foreach (torch.Tensor direction in directions)
        {
            direction.Dispose();
        }
    }
}
