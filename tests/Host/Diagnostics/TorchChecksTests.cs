using NebulaBench.Errors;
using NebulaBench.Host.Diagnostics;
using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.Host.Tests.Diagnostics;

public sealed class TorchChecksTests
{
    [Test]
    public void Of_CpuOnly_IsAllWell() => Assert.That(TorchChecks.For(Facts(hasCuda: false), processors: 2), Is.EqualTo(new[]
    {
        DoctorCheck.Ok("libtorch", "2.10.0, CPU (/program)"),
        DoctorCheck.Ok("threads", "libtorch computes with 2 threads on 2 processors."),
        DoctorCheck.Ok("oneDNN", "convolutions are as fast as the processor allows"),
        DoctorCheck.Ok("devices", "the CPU"),
    }));

    [Test]
    public void Of_CudaWithAGpu_NamesBothDevices() =>
        Assert.That(Devices(Facts(hasCuda: true) with { CudaDevices = 1, HasNvidiaDriver = true }),
            Is.EqualTo(DoctorCheck.Ok("devices", "the CPU and 1 CUDA device")));

    [Test]
    public void Of_CudaWithoutAGpu_PointsAtTheDriver() =>
        Assert.That(Devices(Facts(hasCuda: true)), Is.EqualTo(DoctorCheck.Warn("devices",
            "Only the CPU: libtorch was built with CUDA, but finds no GPU it can use.",
            "Check the driver with nvidia-smi; CUDA_VISIBLE_DEVICES may hide the GPUs.")));

    [Test]
    public void Of_GpuWithoutCuda_PointsAtTheBuild() =>
        Assert.That(Devices(Facts(hasCuda: false) with { HasNvidiaDriver = true }), Is.EqualTo(DoctorCheck.Warn("devices",
            "Only the CPU: there is an NVIDIA driver, but this libtorch was built without CUDA.",
            "Build the program with -p:TorchBackend=cuda, or with -p:TorchBackend=external and name the libtorch of a PyTorch with CUDA.")));

    [Test]
    public void Of_MoreThreadsThanProcessors_Warns() =>
        Assert.That(TorchChecks.For(Facts(hasCuda: false), processors: 1).ElementAt(1), Is.EqualTo(DoctorCheck.Warn("threads",
            "libtorch computes with 2 threads on 1 processor.",
            "Set the environment variable OMP_NUM_THREADS to 1: more threads only wait.")));

    [Test]
    public void Of_OneDnnHeldToAFewInstructions_SaysToWhich() =>
        Assert.That(OneDnn(Facts(hasCuda: false) with { OneDnn = "SSE41" }), Has.Property(nameof(DoctorCheck.State)).EqualTo(CheckState.Ok)
            .And.Property(nameof(DoctorCheck.Finding)).Contains("held to SSE41"));

    [TestCase(null)]
    [TestCase("AVX2")]
    public void Of_OneDnnWrongWithWhatTheUserSays_Warns(string? instructions) =>
        Assert.That(OneDnn(Facts(hasCuda: false) with { OneDnn = instructions, OneDnnIsRight = false }),
            Has.Property(nameof(DoctorCheck.State)).EqualTo(CheckState.Warning).And.Property(nameof(DoctorCheck.Remedy)).Contains("ONEDNN_MAX_CPU_ISA"));

    [Test]
    public void Of_LibtorchDoesNotLoad_IsOneFailureWithItsRemedy()
    {
        var failure = new NebulaException("NB2099", "It is broken.", "/there", "Mend it.");

        Assert.That(TorchChecks.For(new TorchFacts(null, failure, 0, 0, true), 2), Is.EqualTo(new[]
        {
            DoctorCheck.Fail("libtorch", "NB2099: /there: It is broken.", "Mend it."),
        }));
    }

    private static DoctorCheck OneDnn(TorchFacts facts) => TorchChecks.For(facts, processors: 2).Single(check => check.Name == "oneDNN");

    private static DoctorCheck Devices(TorchFacts facts) => TorchChecks.For(facts, processors: 2).Last();

    private static TorchFacts Facts(bool hasCuda) =>
        new(new LoadedLibtorch(new(LibtorchSource.Bundled, "/program", null), new Version(2, 10, 0), hasCuda), null, 2, 0, false);
}
