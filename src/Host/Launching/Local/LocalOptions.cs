using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Host.Launching.Local;

/// <summary>Options of <see cref="LocalLauncher"/>.</summary>
public sealed record LocalOptions
{
    /// <summary>How many runs at a time.</summary>
    [Description("Worker processes, each with one run at a time; 0 for one per device, or two if no devices are named.")]
    [Range(0, 256)]
    public int Workers { get; init; }

    /// <summary>The devices to share out.</summary>
    [Description("Devices assigned to the workers in turn, such as [cuda:0, cuda:1]; empty for the experiment's own.")]
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>The memory that must be free.</summary>
    [Description("No run is started while less memory than this is available, in MiB; 0 to start them regardless.")]
    [Range(0, 100_000_000)]
    public int FreeMemory { get; init; } = 512;
}
