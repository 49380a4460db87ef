using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Host.Training.Checkpoints;

/// <summary>
/// What an optimiser remembers of each of its parameters, as named tensors. TorchSharp can save an optimiser too, but in a format of its own
/// that has neither names nor hashes.
/// </summary>
internal static class OptimizerMemory
{
    /// <summary>The memory by name, <c>3.first-moment</c>; the tensors are the optimiser's own.</summary>
    public static IEnumerable<KeyValuePair<string, torch.Tensor>> Of(torch.optim.Optimizer optimizer) =>
        from place in Places(optimizer)
        let value = place.Get()
        where value is not null
        select KeyValuePair.Create(place.Name, value);

    /// <summary>Takes a memory back. What was not there when it was kept, such as a momentum before the first step, stays away.</summary>
    public static void Restore(torch.optim.Optimizer optimizer, IReadOnlyDictionary<string, torch.Tensor> memory, torch.Device device)
    {
        foreach (Place place in Places(optimizer))
        {
            if (memory.TryGetValue(place.Name, out torch.Tensor? kept))
            {
                place.Set(kept.to(device));
            }
        }
    }

    private static IEnumerable<Place> Places(torch.optim.Optimizer optimizer)
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
