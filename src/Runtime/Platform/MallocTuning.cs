using System.Runtime.InteropServices;

namespace NebulaBench.Runtime.Platform;

/// <summary>
/// Tells the C library to keep memory that was freed instead of handing it back to the system. Every layer asks for the same large pieces in
/// every step; handed out anew, each of their pages is a fault that costs more than a small convolution. What is kept can fragment (older
/// libraries ask for more room than a piece of the same size left) and grow with every step, so it is given back once it exceeds what is in use.
/// None of this changes a result.
/// </summary>
public static class MallocTuning
{
    // malloc.h of the GNU C library.
    private const int TrimThreshold = -1, TopPad = -2, MmapThreshold = -3;

    /// <summary>Smaller pieces come from the heap; larger ones, such as whole datasets, are given back. Older libraries accept no more than the second.</summary>
    private static readonly int[] LargestPieces = [1 << 26, 1 << 25];

    /// <summary>What may lie idle, in bytes, before it is compared with what is in use.</summary>
    private const ulong MostIdle = 1UL << 30;

    private static readonly ReadUse? Use = CLibrary.Function<ReadUse>("libc.so.6", "mallinfo2");
    private static readonly Trim? GiveBackAll = CLibrary.Function<Trim>("libc.so.6", "malloc_trim");

    private delegate int SetOption(int option, int value);

    private delegate HeapUse ReadUse();

    private delegate int Trim(nuint keep);

    /// <summary>Sets this where the C library supports it; elsewhere nothing changes.</summary>
    public static void Keep()
    {
        if (CLibrary.Function<SetOption>("libc.so.6", "mallopt") is not { } set)
        {
            return;
        }
        _ = LargestPieces.Any(size => set(MmapThreshold, size) == 1);
        set(TrimThreshold, int.MaxValue);
        set(TopPad, 1 << 26);
    }

    /// <summary>Gives back what lies idle if that is much, and more than what is in use.</summary>
    /// <returns>Whether it did.</returns>
    public static bool GiveBackSurplus()
    {
        if (Use is null || GiveBackAll is null)
        {
            return false;
        }
        HeapUse use = Use();
        return use.Free > MostIdle && use.Free > use.Used && GiveBackAll(0) == 1;
    }

    /// <summary>struct mallinfo2 of the GNU C library.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 80)]
    private readonly struct HeapUse
    {
        /// <summary>Bytes in use.</summary>
        [FieldOffset(56)]
        public readonly nuint Used;

        /// <summary>Bytes that are free.</summary>
        [FieldOffset(64)]
        public readonly nuint Free;
    }
}
