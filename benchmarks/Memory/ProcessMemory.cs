using System.Globalization;

namespace NebulaBench.Benchmarks.Memory;

/// <summary>What Linux says of this process's memory, in MiB.</summary>
internal static class ProcessMemory
{
    /// <summary>What is resident now.</summary>
    public static double Resident => Read("VmRSS:");

    /// <summary>The most that has been resident.</summary>
    public static double Peak => Read("VmHWM:");

    private static double Read(string name)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }
}
