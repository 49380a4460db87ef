namespace NebulaBench.Runtime.Libtorch;

/// <summary>What libtorch's libraries are called on this system.</summary>
public static class LibtorchNames
{
    /// <summary>The library with all operations on the CPU; where it lies, libtorch is.</summary>
    public static string Cpu { get; } = File("torch_cpu");

    /// <summary>The library with the operations on NVIDIA's GPUs, where libtorch was built with them.</summary>
    public static string Cuda { get; } = File("torch_cuda");

    /// <summary>The library that stands for all of libtorch.</summary>
    public static string Torch { get; } = File("torch");

    /// <summary>TorchSharp's own native library.</summary>
    public static string TorchSharp { get; } = File("LibTorchSharp");

    private static string File(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
