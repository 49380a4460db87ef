using NebulaBench.Runs.Arrays;
using TorchSharp;

namespace NebulaBench.Training.Checkpoints;

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
