using System.Runtime.InteropServices;
using TorchSharp;

namespace NebulaBench.Runtime.Kernels;

/// <summary>Access to a tensor's numbers in place.</summary>
public static class TensorSpan
{
    /// <summary>Whether managed code can access a tensor: single precision, contiguous, in the processor's memory.</summary>
    public static bool Supports(torch.Tensor tensor) =>
        tensor.device_type == DeviceType.CPU && tensor.dtype == torch.ScalarType.Float32 && tensor.is_contiguous();

    /// <summary>Its numbers, in the order of its elements.</summary>
    public static Span<float> For(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
