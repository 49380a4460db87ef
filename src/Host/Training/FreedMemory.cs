using System.Runtime.InteropServices;

namespace NebulaBench.Host.Training;

/// <summary>
/// Tells the C library to keep memory that was freed instead of handing it back to the system. Every layer asks for the same large pieces in
/// every step; handed out anew, each of their pages is a fault that costs more than a small convolution. It changes no result.
/// </summary>
public static class FreedMemory
{
    // malloc.h of the GNU C library.
    private const int TrimThreshold = -1, TopPad = -2, MmapThreshold = -3;

    /// <summary>Smaller pieces come from the heap; larger ones, such as whole data sets, are given back. Older libraries accept no more than the second.</summary>
    private static readonly int[] LargestPieces = [1 << 26, 1 << 25];

    private delegate int SetOption(int option, int value);

    /// <summary>Asks for it where the C library knows how; elsewhere everything stays as it is.</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsLinux()
            || !NativeLibrary.TryLoad("libc.so.6", out nint library)
            || !NativeLibrary.TryGetExport(library, "mallopt", out nint address))
        {
            return;
        }
        SetOption set = Marshal.GetDelegateForFunctionPointer<SetOption>(address);
        _ = LargestPieces.Any(size => set(MmapThreshold, size) == 1);
        set(TrimThreshold, int.MaxValue);
        set(TopPad, 1 << 26);
    }
}
