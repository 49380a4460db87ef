using System.Runtime.InteropServices;

namespace NebulaBench.Runtime.Libtorch;

/// <summary>
/// Keeps libtorch's convolutions and LSTMs right where the fast kernels of oneDNN, the library that computes them on a processor, are wrong. On a
/// processor that does not tell the size of its caches, oneDNN 3.7 arranges data in blocks for a cache of one byte, and leaves parts of blocks that a number of
/// channels does not fill as they were in memory: outputs and gradients are off by a tenth or a half of the largest, by another amount each time, or
/// are not numbers. There, oneDNN is held to kernels that need no blocks; a training step takes up to twice as long. Source: jit_uni_reorder.cpp
/// and xbyak_util.h of oneDNN 3.7.1; oneDNN's issue 5313 has the same fault on another processor.
/// </summary>
public static class OneDnnKernels
{
    /// <summary>By these a user says which instructions oneDNN may use at most; what they say stays.</summary>
    private static readonly string[] Variables = ["ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"];

    /// <summary>With these, oneDNN computes without blocks.</summary>
    private const string NoBlocks = "SSE41";

    private static readonly Lazy<string?> Limit = new(Decide);

    /// <summary>
    /// Whether oneDNN's kernels are right, as far as is known: false where a user's setting keeps such as are wrong on this processor.
    /// </summary>
    public static bool AreRight => ProcessorCaches.AreTold() || string.Equals(Limit.Value, NoBlocks, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Asks for it, once for this process and before its first convolution: later calls find it done. The program and the conformance suites do so; a
    /// process of your own that computes with libtorch should.
    /// </summary>
    /// <returns>The instructions that oneDNN is held to, in its own words, by this call or by the user; null if to none.</returns>
    public static string? KeepRight() => Limit.Value;

    private static string? Decide()
    {
        string? said = Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return said is null && !ProcessorCaches.AreTold() && Set(Variables[0], NoBlocks) ? NoBlocks : said;
    }

    // Under Linux, the runtime's own call changes the runtime's copy of the environment only, and the library reads the process's.
    private static bool Set(string name, string value)
    {
        if (OperatingSystem.IsLinux())
        {
            return SetVariable(name, value, overwrite: 1) == 0;
        }
        Environment.SetEnvironmentVariable(name, value);
        return true;
    }

    [DllImport("libc.so.6", EntryPoint = "setenv", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
