using NebulaBench.Optimization;
using NebulaBench.Runtime.Kernels;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, 2015) and AdamW (Loshchilov and Hutter, 2019) in one pass over parameters, gradients and moments, where TorchSharp's own classes
/// pass over them some ten times: by <see cref="FusedAdamKernel"/> on the processor, by <see cref="TorchScriptAdam"/> elsewhere. A parameter that got no gradient in a
/// step stays as it is.
/// </summary>
internal sealed class FusedAdam : IOptimizer
{
    private readonly AdamSettings settings;
    private readonly torch.Tensor[] parameters;
    private readonly torch.Tensor[] firstMoments;
    private readonly torch.Tensor[] secondMoments;
    private readonly torch.Tensor[] steps;
    private readonly FusedAdamKernel? pass;

    public FusedAdam(AdamOptions options, bool isDecoupled, IEnumerable<Parameter> parameters)
    {
        settings = new AdamSettings(options.Beta1, options.Beta2, options.Epsilon, options.WeightDecay, isDecoupled);
        LearningRate = options.LearningRate;
        this.parameters = [.. parameters.Where(parameter => parameter.requires_grad)];
        firstMoments = [.. this.parameters.Select(Zeros)];
        secondMoments = [.. this.parameters.Select(Zeros)];

        // As libtorch wants them: a number a parameter, on its device.
        steps = [.. this.parameters.Select(parameter => torch.zeros([], torch.float32, parameter.device).DetachFromDisposeScope())];
        if (FusedAdamKernel.Takes(this.parameters))
        {
            pass = new FusedAdamKernel(this.parameters, firstMoments, secondMoments, steps, settings);
        }
    }

    public double LearningRate { private get; set; }

    public IEnumerable<KeyValuePair<string, torch.Tensor>> State =>
        from index in Enumerable.Range(0, parameters.Length)
        from place in Places(index)
        select place;

    public void ClearGradients()
    {
        foreach (torch.Tensor parameter in parameters)
        {
            parameter.grad = null;
        }
    }

    public void Step()
    {
        if (pass is null)
        {
            TorchScriptAdam.Take(parameters, firstMoments, secondMoments, steps, settings, LearningRate);
        }
        else
        {
            pass.Take(LearningRate);
        }
    }

    public void Restore(IReadOnlyDictionary<string, torch.Tensor> state, torch.Device device)
    {
        foreach ((string name, torch.Tensor own) in State)
        {
            if (state.TryGetValue(name, out torch.Tensor? kept))
            {
                own.copy_(kept.view(own.shape));
            }
        }
    }

    public void Dispose()
    {
        foreach (torch.Tensor memory in firstMoments.Concat(secondMoments).Concat(steps))
        {
            memory.Dispose();
        }
    }

    private static torch.Tensor Zeros(torch.Tensor parameter)
    {
        using torch.Tensor detached = parameter.detach();
        return torch.zeros_like(detached).DetachFromDisposeScope();
    }

    private KeyValuePair<string, torch.Tensor>[] Places(int index)
    {
        string parameter = FormattableString.Invariant($"{index}");
        return
        [
            new($"{parameter}.step", steps[index]),
            new($"{parameter}.first-moment", firstMoments[index]),
            new($"{parameter}.second-moment", secondMoments[index]),
        ];
    }
}

/// <summary>
/// libtorch's fused Adam step, which TorchSharp has no call for: reached through a script that libtorch compiles, which takes it a third of a second once a
/// process. The script also picks out the parameters that have a gradient, so that a step is one call whatever their number and device.
/// </summary>
internal static class TorchScriptAdam
{
    private const string Script = """
        def step(parameters: List[Tensor], firsts: List[Tensor], seconds: List[Tensor], steps: List[Tensor],
                 decoupled: bool, rate: float, beta1: float, beta2: float, decay: float, epsilon: float):
            moved: List[Tensor] = []
            gradients: List[Tensor] = []
            means: List[Tensor] = []
            squares: List[Tensor] = []
            none: List[Tensor] = []
            counts: List[Tensor] = []
            absent = torch.zeros(1).grad
            for i in range(len(parameters)):
                gradient = parameters[i].grad
                if gradient is not None and gradient is not absent:
                    moved.append(parameters[i])
                    gradients.append(gradient)
                    means.append(firsts[i])
                    squares.append(seconds[i])
                    counts.append(steps[i])
            if len(moved) > 0:
                torch._foreach_add_(counts, 1)
                if decoupled:
                    torch._fused_adamw_(moved, gradients, means, squares, none, counts, lr=rate, beta1=beta1, beta2=beta2,
                                        weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
                else:
                    torch._fused_adam_(moved, gradients, means, squares, none, counts, lr=rate, beta1=beta1, beta2=beta2,
                                       weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
            return len(moved)

        """;

    // A gradient that is not there is no None for a script, but a tensor without content, of which there is one only: absent.
    private static readonly Lazy<torch.jit.CompilationUnit> Compiled = new(() => torch.jit.compile(Script));

    /// <summary>Moves every parameter that has a gradient, and its moments and its count of steps with it.</summary>
    public static void Take(
        torch.Tensor[] parameters, torch.Tensor[] firstMoments, torch.Tensor[] secondMoments, torch.Tensor[] steps, AdamSettings settings,
        double learningRate)
    {
        using var noGradients = torch.no_grad();
        Compiled.Value.invoke(
            "step", parameters, firstMoments, secondMoments, steps, settings.IsDecoupled, learningRate, settings.Beta1, settings.Beta2,
            settings.WeightDecay, settings.Epsilon);
    }
}
