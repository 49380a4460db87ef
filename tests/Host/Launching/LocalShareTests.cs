using NebulaBench.Errors;
using NebulaBench.Host.Launching.Local;

namespace NebulaBench.Host.Tests.Launching;

public sealed class LocalShareTests
{
    [TestCase(0, 8, 2, 4, TestName = "Two workers where none are asked for")]
    [TestCase(3, 8, 3, 2, TestName = "Cores are divided, and what is left over is left")]
    [TestCase(6, 4, 6, 1, TestName = "At least one thread each")]
    [TestCase(20, 8, 10, 1, TestName = "No more workers than runs")]
    public void Of_Cores_SharesThreadsOut(int workers, int cores, int expected, int threads)
    {
        var share = LocalShare.From(new LocalOptions { Workers = workers }, Requests.For(10), cores);

        Assert.That((share.Devices.Count, share.Threads), Is.EqualTo((expected, threads)));
        Assert.That(share.Devices, Is.All.Null);
    }

    [Test]
    public void Of_ThreadsOfTheUser_AreKept() =>
        Assert.That(LocalShare.From(new LocalOptions { Workers = 2 }, Requests.For(10) with { Threads = 3 }, 2).Threads, Is.EqualTo(3));

    [TestCase(0, new[] { "cuda:0", "cuda:1" })]
    [TestCase(5, new[] { "cuda:0", "cuda:1", "cuda:0", "cuda:1", "cuda:0" })]
    public void Of_Devices_AreHandedOutInTurn(int workers, string[] expected) => Assert.That(
        LocalShare.From(new LocalOptions { Workers = workers, Devices = ["cuda:0", "cuda:1"] }, Requests.For(10, "cuda"), 8).Devices,
        Is.EqualTo(expected));

    [Test]
    public void Of_DevicesOfAnotherKind_SaysWhatWouldWork() => Assert.That(
        () => LocalShare.From(new LocalOptions { Devices = ["cuda:0"] }, Requests.For(2), 8),
        Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB4204: launcher.devices: run 1 computes on cpu, and the workers on cuda:0. Set training.device to cuda:0, or leave the devices out."));
}
