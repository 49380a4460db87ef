using System.Diagnostics;
using System.Runtime.InteropServices;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.Host.Execution;

/// <summary>Finds out what this process runs on, as far as that needs no tensor library.</summary>
public static class EnvironmentProbe
{
    /// <summary>Looks at the machine.</summary>
    /// <param name="threads">Threads that tensor operations use.</param>
    /// <param name="device">The device that is computed on.</param>
    /// <param name="libraries">Versions of the tensor libraries, by name; the runtime's is added.</param>
    public static RecordedEnvironment Probe(int threads, string device, IReadOnlyDictionary<string, string> libraries)
    {
        (string release, string? commit) = ReleaseVersion.Split(typeof(EnvironmentProbe).Assembly);
        return new RecordedEnvironment
        {
            SuiteVersion = release,
            Commit = commit,
            Libraries = new SortedDictionary<string, string>(libraries.ToDictionary(), StringComparer.Ordinal)
            {
                [".NET"] = Environment.Version.ToString(),
            },
            OperatingSystem = RuntimeInformation.OSDescription,
            Processor = Processor(),
            Cores = Environment.ProcessorCount,
            Threads = threads,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            OneDnn = OneDnnKernels.UseCorrectKernels(),
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
