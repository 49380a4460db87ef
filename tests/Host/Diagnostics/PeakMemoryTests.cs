using System.Globalization;
using NebulaBench.Runtime.Memory;

namespace NebulaBench.Host.Tests.Diagnostics;

public sealed class PeakMemoryTests
{
    [Test]
    [Platform("Linux")]
    [NonParallelizable]
    public void TryReset_AfterMemoryWasGivenBack_ForgetsIt()
    {
        long before = Peak(Touch);

        Assume.That(PeakMemory.TryReset(), "the system does not allow it here");

        Assert.That(Peak(() => { }), Is.LessThan(before - (64 << 20)));
    }

    // Memory outside the heap, which is the system's again as soon as it is given back.
    private static void Touch()
    {
        const int Bytes = 256 << 20;
        nint memory = System.Runtime.InteropServices.Marshal.AllocHGlobal(Bytes);
        for (int at = 0; at < Bytes; at += 4096)
            System.Runtime.InteropServices.Marshal.WriteByte(memory, at, 1);
        System.Runtime.InteropServices.Marshal.FreeHGlobal(memory);
    }

    private static long Peak(Action work)
    {
        work();
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
