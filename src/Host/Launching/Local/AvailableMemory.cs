using System.Globalization;

namespace NebulaBench.Host.Launching.Local;

/// <summary>Finds out how much memory further processes can have, in MiB.</summary>
public static class AvailableMemory
{
    private const long Mebibyte = 1 << 20;

    /// <summary>The memory that is free: the machine's, or what a container's limit leaves where that is less.</summary>
    public static long Mebibytes() => Math.Min(OfMachine("/proc/meminfo"), OfContainer("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"));

    /// <summary>What the kernel takes for available; elsewhere what the runtime knows.</summary>
    internal static long OfMachine(string file)
    {
        string? line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal))
            : null;
        string[] words = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long kibibytes))
        {
            return kibibytes / 1024;
        }
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        return (memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes) / Mebibyte;
    }

    /// <summary>What is left to a control group; as much as can be named where it has no limit.</summary>
    internal static long OfContainer(string limit, string used) =>
        Number(limit) is { } most && Number(used) is { } now ? Math.Max(0, most - now) / Mebibyte : long.MaxValue;

    private static long? Number(string file)
    {
        try
        {
            return long.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
