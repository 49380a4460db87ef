using System.Runtime.Intrinsics.X86;

namespace NebulaBench.Runtime.Libtorch;

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
