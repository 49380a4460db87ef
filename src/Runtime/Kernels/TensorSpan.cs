using System.Runtime.InteropServices;
using TorchSharp;

namespace NebulaBench.Runtime.Kernels;

/// <summary>Tensors whose numbers managed code can read and write where they lie.</summary>
public static class TensorSpan
{
    /// <summary>Whether a tensor is one: single precision, in one piece of the processor's memory.</summary>
    public static bool Are(torch.Tensor tensor) =>
        tensor.device_type == DeviceType.CPU && tensor.dtype == torch.ScalarType.Float32 && tensor.is_contiguous();

    /// <summary>Its numbers, in the order of its elements.</summary>
    public static Span<float> For(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
