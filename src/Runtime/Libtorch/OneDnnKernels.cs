using System.Runtime.Intrinsics.X86;
using NebulaBench.Runtime.Platform;

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
        return said is null && !ProcessorCaches.AreTold() && CLibrary.SetEnvironmentVariable(Variables[0], NoBlocks) ? NoBlocks : said;
    }
}

/// <summary>
/// Whether an x64 processor tells the size of its caches, read as oneDNN 3.7 reads it, which is the library that convolves in libtorch 2.10: an
/// answer of zeros, as some virtual machines on AMD's processors give, it takes for a cache of one byte.
/// </summary>
public static class ProcessorCaches
{
    private const int VendorLeaf = 0, CacheLeaf = unchecked((int)0x8000001D);

    /// <summary>No first-level data cache of a processor with this leaf is smaller than 16 KiB.</summary>
    private const long SmallestCredible = 1 << 12;

    /// <summary>Reads a leaf of the processor's description of itself.</summary>
    /// <param name="leaf">Which.</param>
    /// <param name="part">Which part of it; of the caches, 0 is the first level's for data.</param>
    public delegate (int Eax, int Ebx, int Ecx, int Edx) CpuidReader(int leaf, int part);

    /// <summary>Whether this machine's does; true where oneDNN asks in another way, as on other makers' processors, which is not known to be wrong.</summary>
    public static bool AreTold() => !X86Base.IsSupported || AreTold(X86Base.CpuId);

    /// <summary>Whether a processor does.</summary>
    /// <param name="read">Reads its description.</param>
    public static bool AreTold(CpuidReader read) => !IsAmd(read) || FirstLevelBytes(read) >= SmallestCredible;

    // "AuthenticAMD", four letters in each register.
    private static bool IsAmd(CpuidReader read) => read(VendorLeaf, 0) is (_, 0x68747541, 0x444d4163, 0x69746e65);

    /// <summary>Ways × partitions × bytes in a line × sets; each is told less one, so that zeros make one byte.</summary>
    private static long FirstLevelBytes(CpuidReader read)
    {
        (_, int shape, int sets, _) = read(CacheLeaf, 0);
        return (Bits(shape, 22, 10) + 1) * (Bits(shape, 12, 10) + 1) * (Bits(shape, 0, 12) + 1) * ((uint)sets + 1L);
    }

    private static long Bits(int register, int first, int count) => (uint)register >> first & (1u << count) - 1;
}
