using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NebulaBench.Host.Runs;

/// <summary>Finds out what this process runs on, as far as that needs no tensor library.</summary>
public static class EnvironmentProbe
{
    /// <summary>Looks at the machine.</summary>
    /// <param name="threads">Threads that tensor operations use.</param>
    /// <param name="device">The device that is computed on.</param>
    /// <param name="libraries">Versions of the tensor libraries, by name; the runtime's is added.</param>
    public static RecordedEnvironment Probe(int threads, string device, IReadOnlyDictionary<string, string> libraries)
    {
        // The build writes "version+commit" where it knows the commit.
        string[] version = (typeof(EnvironmentProbe).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion ?? "unknown").Split('+');
        return new RecordedEnvironment
        {
            SuiteVersion = version[0],
            Commit = version.Length > 1 ? version[1] : null,
            Libraries = new SortedDictionary<string, string>(libraries.ToDictionary(), StringComparer.Ordinal)
            {
                [".NET"] = Environment.Version.ToString(),
            },
            OperatingSystem = RuntimeInformation.OSDescription,
            Processor = Processor(),
            Cores = Environment.ProcessorCount,
            Threads = threads,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Device = device,
        };
    }

    /// <summary>The largest resident memory of this process so far.</summary>
    public static long PeakMemoryBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static string Processor()
    {
        const string Description = "/proc/cpuinfo";
        string? line = File.Exists(Description)
            ? File.ReadLines(Description).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
