using System.Diagnostics;
using System.Runtime.InteropServices;
using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TestPlugins;

/// <summary>Ends its process, throws, or asks for more memory than any machine has.</summary>
public sealed class DeadlyArchitecture(DeadlyOptions options) : IArchitecture
{
    public Compatibility Supports(DatasetInfo data) => Compatibility.Yes;

    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        switch (options.Way)
        {
            case Death.Kill:
                Console.Error.WriteLine("the last words of a worker");
                Process.GetCurrentProcess().Kill(); // SIGKILL on Unix, as the kernel sends it when memory runs out
                throw new InvalidOperationException("Nobody survives this.");
            case Death.Crash:
                Console.Error.WriteLine("the last words before a crash");
                return Length(0) == 0 ? throw new InvalidOperationException("Nobody survives this.") : null!;
            case Death.Exhaust:
                throw new InvalidOperationException($"There is no such array: {new long[int.MaxValue].Length}");
            default:
                throw new InvalidOperationException("It was thrown on purpose.");
        }
    }

    // Native code that touches memory which is not its own, given a null pointer.
    [DllImport("libc", EntryPoint = "strlen")]
    private static extern nint Length(nint text);
}
