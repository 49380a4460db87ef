using NebulaBench.Errors;
using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.Host.Diagnostics;

/// <summary>Judges libtorch: its version and backend, its threads, its devices.</summary>
public static class TorchChecks
{
    /// <summary>All checks of libtorch; the later ones only where it loads.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <param name="processors">The processors this process may use.</param>
    public static IEnumerable<DoctorCheck> For(TorchFacts facts, int processors)
    {
        if (facts.Libtorch is not { } libtorch)
        {
            NebulaException failure = facts.Failure!;
            string where = failure.Where is null ? "" : $"{failure.Where}: ";
            return [DoctorCheck.Fail("libtorch", $"{failure.Code}: {where}{failure.What}", failure.Remedy)];
        }
        string backend = libtorch.HasCuda ? "CUDA" : "CPU";
        string folder = libtorch.Location.Folder ?? "found by the system";
        return
        [
            DoctorCheck.Ok("libtorch", $"{libtorch.Version}, {backend} ({folder})"),
            Threads(facts.Threads, processors),
            OneDnn(facts.OneDnn, facts.OneDnnIsRight),
            Devices(facts, libtorch.HasCuda),
        ];
    }

    private static DoctorCheck Threads(int threads, int processors)
    {
        string finding = $"libtorch computes with {Count(threads, "thread")} on {Count(processors, "processor")}.";
        return threads <= processors
            ? DoctorCheck.Ok("threads", finding)
            : DoctorCheck.Warn("threads", finding, $"Set the environment variable OMP_NUM_THREADS to {processors}: more threads only wait.");
    }

    private static DoctorCheck OneDnn(string? instructions, bool isRight) => (instructions, isRight) switch
    {
        (null, true) => DoctorCheck.Ok("oneDNN", "convolutions are as fast as the processor allows"),
        (_, false) => DoctorCheck.Warn("oneDNN",
            "Convolutions of many channels are wrong: this processor does not tell the size of its caches, without which oneDNN's fast kernels are wrong.",
            "Let the program choose others (unset ONEDNN_MAX_CPU_ISA), or set it to SSE41."),
        _ => DoctorCheck.Ok("oneDNN", $"convolutions are held to {instructions} (slower), by ONEDNN_MAX_CPU_ISA or because this processor does not tell the size of "
            + "its caches (docs/reproducibility.md#processors)"),
    };

    private static DoctorCheck Devices(TorchFacts facts, bool hasCuda) => (facts.CudaDevices, hasCuda, facts.HasNvidiaDriver) switch
    {
        ( > 0, _, _) => DoctorCheck.Ok("devices", $"the CPU and {Count(facts.CudaDevices, "CUDA device")}"),
        (_, true, _) => DoctorCheck.Warn("devices", "Only the CPU: libtorch was built with CUDA, but finds no GPU it can use.",
            "Check the driver with nvidia-smi; CUDA_VISIBLE_DEVICES may hide the GPUs."),
        (_, false, true) => DoctorCheck.Warn("devices", "Only the CPU: there is an NVIDIA driver, but this libtorch was built without CUDA.",
            "Build the program with -p:TorchBackend=cuda, or with -p:TorchBackend=external and name the libtorch of a PyTorch with CUDA."),
        _ => DoctorCheck.Ok("devices", "the CPU"),
    };

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
