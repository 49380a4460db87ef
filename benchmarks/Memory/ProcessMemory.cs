using System.Globalization;
using System.Runtime.InteropServices;

namespace NebulaBench.Benchmarks.Memory;

/// <summary>What Linux and the GNU C library say of this process's memory, in MiB.</summary>
internal static partial class ProcessMemory
{
    /// <summary>What is resident now.</summary>
    public static double Resident => Read("VmRSS:");

    /// <summary>The most that has been resident.</summary>
    public static double Peak => Read("VmHWM:");

    /// <summary>What the C library has handed out, and what lies free between it and is kept.</summary>
    public static (double Used, double Free) Heap
    {
        get
        {
            HeapState state = ReadHeap();
            return ((double)(state.Used + state.Mapped) / (1 << 20), (double)state.Free / (1 << 20));
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallinfo2")]
    private static partial HeapState ReadHeap();

    private static double Read(string name)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    // struct mallinfo2 of malloc.h.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct HeapState
    {
        private readonly nuint arena, freeChunks, fastChunks, mappings;
        public readonly nuint Mapped;
        private readonly nuint unused, fastBytes;
        public readonly nuint Used, Free;
        private readonly nuint top;
    }
}
