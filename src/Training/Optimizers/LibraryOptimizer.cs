using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Optimizers;

/// <summary>
/// An optimizer of TorchSharp, with what it remembers of each parameter as named tensors. TorchSharp can save an optimizer too, but in a format
/// of its own that has neither names nor hashes.
/// </summary>
internal sealed class LibraryOptimizer(torch.optim.Optimizer optimizer) : IOptimizer
{
    public double LearningRate
    {
        set
        {
            foreach (torch.optim.ILearningRateController group in optimizer.ParamGroups)
            {
                group.LearningRate = value;
            }
        }
    }

    public IEnumerable<KeyValuePair<string, torch.Tensor>> State =>
        from place in Places()
        let value = place.Get()
        where value is not null
        select KeyValuePair.Create(place.Name, value);

    public void ClearGradients() => optimizer.zero_grad();

    public void Step() => optimizer.step();

    public void Restore(IReadOnlyDictionary<string, torch.Tensor> state, torch.Device device)
    {
        foreach (Place place in Places())
        {
            if (state.TryGetValue(place.Name, out torch.Tensor? kept))
            {
                place.Set(kept.to(device));
            }
        }
    }

    public void Dispose() => optimizer.Dispose();

    private IEnumerable<Place> Places()
    {
        List<OptimizerState> states = ((OptimizerHelper)optimizer).state_dict().State;
        return states.SelectMany((state, index) => Places(state, FormattableString.Invariant($"{index}")));
    }

    private static Place[] Places(OptimizerState state, string parameter) => state switch
    {
        Adam.State adam =>
        [
            Number(parameter, () => adam.step, step => adam.step = step),
            Moving(parameter, "first-moment", () => adam.exp_avg, moment => adam.exp_avg = moment),
            Moving(parameter, "second-moment", () => adam.exp_avg_sq, moment => adam.exp_avg_sq = moment),
        ],
        AdamW.State adam =>
        [
            Number(parameter, () => adam.step, step => adam.step = step),
            Moving(parameter, "first-moment", () => adam.exp_avg, moment => adam.exp_avg = moment),
            Moving(parameter, "second-moment", () => adam.exp_avg_sq, moment => adam.exp_avg_sq = moment),
        ],
        RMSProp.State squares =>
        [
            Number(parameter, () => squares.step, step => squares.step = step),
            Moving(parameter, "squares", () => squares.square_avg, average => squares.square_avg = average),
            Moving(parameter, "momentum", () => squares.momentum_buffer, momentum => squares.momentum_buffer = momentum),
            Moving(parameter, "gradients", () => squares.grad_avg, average => squares.grad_avg = average),
        ],
        SGD.State descent => [Moving(parameter, "momentum", () => descent.momentum_buffer, momentum => descent.momentum_buffer = momentum)],
        _ => throw new NotSupportedException($"What {state.GetType().FullName} remembers is not known."),
    };

    private static Place Number(string parameter, Func<long> get, Action<long> set) =>
        new($"{parameter}.step", () => torch.tensor(get()), kept => set(kept.ToInt64()));

    // Where there is a tensor its numbers are replaced, so that it stays on its device.
    private static Place Moving(string parameter, string name, Func<torch.Tensor?> get, Action<torch.Tensor> set) =>
        new($"{parameter}.{name}", get, kept =>
        {
            if (get() is { } own)
            {
                own.copy_(kept.view(own.shape));
            }
            else
            {
                set(kept.clone().DetachFromDisposeScope());
            }
        });

    private sealed record Place(string Name, Func<torch.Tensor?> Get, Action<torch.Tensor> Set);
}
