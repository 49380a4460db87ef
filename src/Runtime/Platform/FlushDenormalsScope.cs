using System.Runtime.InteropServices;
using TorchSharp;

namespace NebulaBench.Runtime.Platform;

/// <summary>
/// While it lives, the processor treats numbers below the smallest normal one as zero. Second moments of Adam fall below it wherever gradients are tiny, and
/// a processor computes with such numbers a hundred times slower. On Linux with x64; elsewhere nothing happens.
/// </summary>
public readonly ref struct FlushDenormalsScope : IDisposable
{
    // Of the control word: results flushed to zero, operands taken for zero.
    private const uint Flush = 0x8000 | 0x0040;

    private static readonly PassEnvironment? Read = OfLibrary("fegetenv"), Write = OfLibrary("fesetenv");

    private static bool threadsAreStarted;

    private readonly uint before;

    private delegate int PassEnvironment(ref FloatEnvironment environment);

    /// <summary>Begins, for this thread.</summary>
    /// <param name="wanted">Whether to; otherwise nothing changes.</param>
    public FlushDenormalsScope(bool wanted) => before = Enter(wanted);

    /// <summary>
    /// Starts libtorch's threads so that they flush for good: a thread has the setting of the one that starts it, and libtorch starts its threads with its
    /// first large tensor. To be called before that; later calls do nothing.
    /// </summary>
    public static void StartThreads()
    {
        if (threadsAreStarted || Write is null)
        {
            return;
        }
        threadsAreStarted = true;
        using var flushed = new FlushDenormalsScope(wanted: true);
        using torch.Tensor large = torch.zeros(1L << 20);
        large.add_(large);
    }

    /// <summary>Goes back to what was before.</summary>
    public void Dispose() => Exit(before);

    /// <summary>Begins, for scopes that live on the heap.</summary>
    /// <returns>What to hand to <see cref="Exit"/>.</returns>
    internal static uint Enter(bool wanted) => wanted ? Set(Flush) : Flush;

    /// <summary>Goes back to what was before.</summary>
    /// <param name="before">What <see cref="Enter"/> returned.</param>
    internal static void Exit(uint before)
    {
        if (before != Flush)
        {
            Set(before);
        }
    }

    /// <summary>Sets the two bits of the control word; returns what they were, as if both had been set where it cannot be read.</summary>
    private static uint Set(uint bits)
    {
        FloatEnvironment environment = default;
        if (Write is null || Read?.Invoke(ref environment) != 0)
        {
            return Flush;
        }
        uint was = environment.ControlWord & Flush;
        environment.ControlWord = (environment.ControlWord & ~Flush) | bits;
        Write(ref environment);
        return was;
    }

    private static PassEnvironment? OfLibrary(string function) =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 ? CLibrary.Function<PassEnvironment>("libm.so.6", function) : null;

    /// <summary>fenv_t of the GNU C library on x64: the control word of SSE lies behind those of the x87.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 32)]
    private struct FloatEnvironment
    {
        [FieldOffset(28)]
        public uint ControlWord;
    }
}
