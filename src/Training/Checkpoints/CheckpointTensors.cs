using NebulaBench.Optimization;
using NebulaBench.Runs.Arrays;
using NebulaBench.Training.Models;
using NebulaBench.Training.Steps;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Checkpoints;

/// <summary>
/// The tensors of a training, read into a checkpoint and put back. Nothing is put back before all is known to fit, so a model is never left
/// half restored.
/// </summary>
internal sealed class CheckpointTensors(LatentModel model, TrainingStep step, WeightSnapshot best)
{
    private const string Model = "model/", Best = "best/", Objective = "objective/", Gradients = "gradients", Generator = "generator";

    /// <summary>Reads everything.</summary>
    /// <param name="withGenerator">Whether the random generator is read: where an epoch is in progress. Every epoch begins with a seed of its own.</param>
    public Dictionary<string, DenseArray> Read(bool withGenerator)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var arrays = new Dictionary<string, DenseArray>();
        Add(Model, model.state_dict());
        Add(Best, best.Copies);
        Add(Objective, model.Objective.TrainingState());
        foreach ((string name, IOptimizer optimizer) in step.Optimizers)
        {
            Add(name + "/", optimizer.State);
        }
        arrays[Gradients] = DenseArray.From([.. model.parameters().Select(parameter => HasGradient(parameter))]);
        if (withGenerator)
        {
            Add("", [KeyValuePair.Create(Generator, torch.random.get_rng_state())]);
        }
        return arrays;

        void Add(string prefix, IEnumerable<KeyValuePair<string, torch.Tensor>> tensors)
        {
            foreach ((string name, torch.Tensor tensor) in tensors)
            {
                arrays[prefix + name] = TensorArray.For(tensor);
            }
        }
    }

    /// <summary>Why a checkpoint is none of this model; null where it fits.</summary>
    public string? WhyIncompatible(IReadOnlyDictionary<string, DenseArray> arrays)
    {
        Dictionary<string, torch.Tensor> weights = model.state_dict();
        string? wrong = weights
            .Where(entry => !arrays.TryGetValue(Model + entry.Key, out DenseArray? kept) || kept.Values.Length != entry.Value.numel())
            .Select(entry => entry.Key).FirstOrDefault();
        if (wrong is not null)
        {
            return $"the model's {wrong} is not in it, or has another size";
        }
        int kept = arrays.Keys.Count(name => name.StartsWith(Model, StringComparison.Ordinal));
        return kept != weights.Count || arrays.GetValueOrDefault(Gradients)?.Values.Length != model.parameters().Count()
            ? "it holds the weights of another model"
            : null;
    }

    /// <summary>Puts everything back.</summary>
    public void Restore(IReadOnlyDictionary<string, DenseArray> arrays, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        Dictionary<string, torch.Tensor> weights = Under(Model, arrays);
        foreach ((string name, torch.Tensor tensor) in model.state_dict())
        {
            tensor.copy_(weights[name].view(tensor.shape));
        }
        best.Take(Under(Best, arrays));
        foreach ((string name, IOptimizer optimizer) in step.Optimizers)
        {
            optimizer.Restore(Under(name + "/", arrays), device);
        }
        RestoreGradients((bool[])arrays[Gradients].Values);
        model.Objective.RestoreTrainingState(Under(Objective, arrays));
    }

    /// <summary>Sets the random generator to where it was in the midst of an epoch.</summary>
    public static void RestoreGenerator(IReadOnlyDictionary<string, DenseArray> arrays)
    {
        if (arrays.TryGetValue(Generator, out DenseArray? state))
        {
            using torch.Tensor tensor = TensorArray.ToTensor(state);
            torch.random.set_rng_state(tensor);
        }
    }

    // An optimizer passes over a parameter that never had a gradient, but moves one whose gradient is zero by its momentum.
    private void RestoreGradients(bool[] had)
    {
        foreach ((Parameter parameter, bool hadOne) in model.parameters().Zip(had))
        {
            if (hadOne && !HasGradient(parameter))
            {
                parameter.grad = torch.zeros_like(parameter).DetachFromDisposeScope();
            }
        }
    }

    private static bool HasGradient(Parameter parameter)
    {
        using torch.Tensor? gradient = parameter.grad;
        return gradient is not null;
    }

    private static Dictionary<string, torch.Tensor> Under(string prefix, IReadOnlyDictionary<string, DenseArray> arrays) => arrays
        .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => TensorArray.ToTensor(entry.Value));
}

/// <summary>Tensors as arrays and back, every bit of them and in their own kind of number.</summary>
internal static class TensorArray
{
    public static DenseArray For(torch.Tensor tensor)
    {
        int[] shape = [.. tensor.shape.Select(axis => (int)axis)];
        using var scope = torch.NewDisposeScope();
        torch.Tensor flat = tensor.detach().cpu().contiguous().flatten();
        return tensor.dtype switch
        {
            torch.ScalarType.Float32 => For<float>(flat, shape),
            torch.ScalarType.Float64 => For<double>(flat, shape),
            torch.ScalarType.Int64 => For<long>(flat, shape),
            torch.ScalarType.Int32 => For<int>(flat, shape),
            torch.ScalarType.Byte => For<byte>(flat, shape),
            torch.ScalarType.Bool => For<bool>(flat, shape),
            _ => throw new NotSupportedException($"A checkpoint has no place for tensors of {tensor.dtype}."),
        };
    }

    /// <summary>A new tensor on the CPU.</summary>
    public static torch.Tensor ToTensor(DenseArray array)
    {
        torch.Tensor flat = array.Values switch
        {
            float[] values => torch.tensor(values),
            double[] values => torch.tensor(values),
            long[] values => torch.tensor(values),
            int[] values => torch.tensor(values),
            byte[] values => torch.tensor(values),
            bool[] values => torch.tensor(values),
            _ => throw new NotSupportedException($"A checkpoint holds no {array.Type.Safetensors}."),
        };
        return flat.reshape([.. array.Shape.Select(axis => (long)axis)]);
    }

    // A single number is kept as a list of one: an empty shape would be taken for that of a list.
    private static DenseArray For<T>(torch.Tensor flat, int[] shape)
        where T : unmanaged => DenseArray.From(flat.data<T>().ToArray(), shape.Length == 0 ? [1] : shape);
}
