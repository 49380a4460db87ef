using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Runtime.Libtorch;

/// <summary>What libtorch is and can use on this machine.</summary>
/// <param name="Libtorch">What was loaded, or null where it does not load.</param>
/// <param name="Failure">Why it does not load, or null.</param>
/// <param name="Threads">The threads it computes with.</param>
/// <param name="CudaDevices">The GPUs it can use.</param>
/// <param name="HasNvidiaDriver">Whether the system has a driver for NVIDIA's GPUs.</param>
/// <param name="OneDnn">The instructions that oneDNN is held to, or null.</param>
/// <param name="OneDnnIsRight">Whether it computes correctly with these.</param>
public sealed record TorchFacts(
    LoadedLibtorch? Libtorch, NebulaException? Failure, int Threads, int CudaDevices, bool HasNvidiaDriver, string? OneDnn = null,
    bool OneDnnIsRight = true)
{
    /// <summary>Loads libtorch and asks it.</summary>
    /// <param name="libtorchOption">The value of <c>--libtorch</c>, or null.</param>
    public static TorchFacts Collect(string? libtorchOption)
    {
        string? oneDnn = OneDnnKernels.UseCorrectKernels();
        bool driver = File.Exists("/proc/driver/nvidia/version") || File.Exists(Path.Combine(Environment.SystemDirectory, "nvcuda.dll"));
        try
        {
            LoadedLibtorch libtorch = NativeLibtorch.Load(libtorchOption);
            return new(libtorch, null, torch.get_num_threads(), torch.cuda.is_available() ? torch.cuda.device_count() : 0, driver,
                oneDnn, OneDnnKernels.AreCorrect);
        }
        catch (NebulaException failure)
        {
            return new(null, failure, 0, 0, driver);
        }
    }
}
