using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>Copies tensors of any device and kind into arrays.</summary>
internal static class PlainNumbers
{
    /// <summary>The values, row-major.</summary>
    public static double[] For(torch.Tensor tensor)
    {
        using torch.Tensor plain = tensor.detach().to_type(torch.float64).cpu().contiguous();
        return plain.data<double>().ToArray();
    }

    /// <summary>The values of whole numbers such as labels, row-major.</summary>
    public static int[] Whole(torch.Tensor tensor)
    {
        using torch.Tensor plain = tensor.to_type(torch.int32).cpu().contiguous();
        return plain.data<int>().ToArray();
    }
}
