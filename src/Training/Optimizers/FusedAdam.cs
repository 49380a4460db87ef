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
