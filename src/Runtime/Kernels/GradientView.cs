using System.Runtime.InteropServices;
using TorchSharp;

namespace NebulaBench.Runtime.Kernels;

/// <summary>
/// The gradient of a parameter of single precision on the processor, where libtorch has it; to be released when it has been read. TorchSharp would hand out an
/// object for it, for every parameter in every step.
/// </summary>
internal readonly unsafe struct GradientView
{
    // The functions behind TorchSharp's own properties.
    private static readonly delegate* unmanaged<nint, nint> Grad = (delegate* unmanaged<nint, nint>)Function("THSTensor_grad");
    private static readonly delegate* unmanaged<nint, nint> Data = (delegate* unmanaged<nint, nint>)Function("THSTensor_data");
    private static readonly delegate* unmanaged<nint, byte> IsContiguous = (delegate* unmanaged<nint, byte>)Function("THSTensor_is_contiguous");
    private static readonly delegate* unmanaged<nint, void> Free = (delegate* unmanaged<nint, void>)Function("THSTensor_dispose");

    private readonly nint handle;
    private readonly int length;

    private GradientView(nint handle, int length) => (this.handle, this.length) = (handle, length);

    /// <summary>Whether the parameter has one.</summary>
    public bool Exists => handle != 0;

    /// <summary>Its numbers, in the order of the parameter's elements.</summary>
    public ReadOnlySpan<float> Numbers => new((void*)Data(handle), length);

    /// <summary>The gradient of a parameter; if it lies in memory otherwise than the parameter does, it is laid anew first.</summary>
    public static GradientView From(torch.Tensor parameter)
    {
        nint handle = Grad(parameter.Handle);
        if (handle != 0 && IsContiguous(handle) == 0)
        {
            Free(handle);
            using torch.Tensor scattered = parameter.grad!, whole = scattered.contiguous();
            parameter.grad = whole;
            handle = Grad(parameter.Handle);
        }
        return new GradientView(handle, (int)parameter.numel());
    }

    /// <summary>Lets go of it; the parameter keeps its own.</summary>
    public void Release() => Free(handle);

    /// <summary>A function of the library that TorchSharp has loaded for itself.</summary>
    private static nint Function(string name) =>
        NativeLibrary.GetExport(NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, searchPath: null), name);
}
