using NebulaBench.Runtime.Kernels;
using TorchSharp;

namespace NebulaBench.Training.Optimizers;

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
