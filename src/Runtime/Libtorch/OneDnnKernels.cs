using System.Runtime.Intrinsics.X86;
using NebulaBench.Runtime.Platform;

namespace NebulaBench.Runtime.Libtorch;

/// <summary>
/// Keeps libtorch's convolutions and LSTMs correct where the fast kernels of oneDNN, the library that computes them on a processor, are wrong. On a
/// processor that does not report the size of its caches, oneDNN 3.7 arranges data in blocks for a cache of one byte, and leaves parts of blocks that a number of
/// channels does not fill as they were in memory: outputs and gradients are off by a tenth or a half of the largest, by another amount each time, or
/// are not numbers. There, oneDNN is held to kernels that need no blocks; a training step takes up to twice as long. Source: jit_uni_reorder.cpp
/// and xbyak_util.h of oneDNN 3.7.1; oneDNN's issue 5313 has the same fault on another processor.
/// </summary>
public static class OneDnnKernels
{
    /// <summary>Users set these to limit the instructions oneDNN uses; their setting stays.</summary>
    private static readonly string[] Variables = ["ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"];

    /// <summary>With these instructions, oneDNN computes without blocks.</summary>
    private const string NoBlocks = "SSE41";

    private static readonly Lazy<string?> Limit = new(Decide);

    /// <summary>
    /// Whether oneDNN's kernels are correct, as far as is known: false where a user's setting allows kernels that are wrong on this processor.
    /// </summary>
    public static bool AreCorrect => ProcessorCaches.AreReported() || string.Equals(Limit.Value, NoBlocks, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Applies the limit once per process, before its first convolution; later calls do nothing. The program and the conformance suites call it; your own
    /// process that computes with libtorch should, too.
    /// </summary>
    /// <returns>The instructions that oneDNN is held to, in its own words, by this call or by the user; null if to none.</returns>
    public static string? UseCorrectKernels() => Limit.Value;

    private static string? Decide()
    {
        string? said = Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return said is null && !ProcessorCaches.AreReported() && CLibrary.SetEnvironmentVariable(Variables[0], NoBlocks) ? NoBlocks : said;
    }
}

/// <summary>
/// Whether an x64 processor reports the size of its caches, read as oneDNN 3.7 (libtorch 2.10's library for convolutions) reads it: an answer of
/// zeros, as some virtual machines on AMD's processors give, it takes for a cache of one byte.
/// </summary>
public static class ProcessorCaches
{
    private const int VendorLeaf = 0, CacheLeaf = unchecked((int)0x8000001D);

    /// <summary>No first-level data cache of a processor with this leaf is smaller than 16 KiB.</summary>
    private const long SmallestCredible = 1 << 12;

    /// <summary>Reads a leaf of CPUID, the processor's description of itself.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="part">The subleaf; for caches, 0 is the first level's data cache.</param>
    public delegate (int Eax, int Ebx, int Ecx, int Edx) CpuidReader(int leaf, int part);

    /// <summary>Whether this machine's processor does; true where oneDNN asks in another way, as on other makers' processors, which is not known to be wrong.</summary>
    public static bool AreReported() => !X86Base.IsSupported || AreReported(X86Base.CpuId);

    /// <summary>Whether a processor does.</summary>
    /// <param name="read">Reads its description.</param>
    public static bool AreReported(CpuidReader read) => !IsAmd(read) || FirstLevelBytes(read) >= SmallestCredible;

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
