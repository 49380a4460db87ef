using NebulaBench.Errors;
using NebulaBench.Launching;

namespace NebulaBench.Host.Launching.Local;

/// <summary>How a machine is shared out among workers.</summary>
/// <param name="Threads">The threads of each worker; null for as many as libtorch takes by itself.</param>
/// <param name="Devices">The device of each worker; null for the experiment's own.</param>
public sealed record LocalShare(int? Threads, IReadOnlyList<string?> Devices)
{
    private const int WorkersWithoutDevices = 2;

    /// <summary>Shares a machine out.</summary>
    /// <param name="options">What the user wants.</param>
    /// <param name="request">The runs.</param>
    /// <param name="cores">The machine's cores.</param>
    /// <exception cref="NebulaException">NB4204: no run computes on such a device.</exception>
    public static LocalShare From(LocalOptions options, LaunchRequest request, int cores)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(request);
        LaunchedRun[] runs = [.. request.Open];
        int wanted = options.Workers > 0 ? options.Workers : Math.Max(options.Devices.Count, options.Devices.Count == 0 ? WorkersWithoutDevices : 1);
        int workers = Math.Clamp(wanted, 1, Math.Max(1, runs.Length));
        string?[] devices =
        [
            .. Enumerable.Range(0, workers).Select(worker => options.Devices.Count == 0 ? null : options.Devices[worker % options.Devices.Count]),
        ];
        if (runs.FirstOrDefault(run => !devices.Any(device => IsSameKind(device, run.Device))) is { } other)
        {
            throw new NebulaException(
                "NB4204", $"run {other.Number} computes on {other.Device}, and the workers on {string.Join(", ", devices)}.", "launcher.devices",
                $"Set training.device to {devices[0]}, or leave the devices out.");
        }
        return new LocalShare(request.Threads ?? Math.Max(1, cores / workers), devices);
    }

    /// <summary>One worker that has the whole machine.</summary>
    /// <param name="request">The runs.</param>
    public static LocalShare Whole(LaunchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new LocalShare(request.Threads, [null]);
    }

    /// <summary>Whether a worker with a device can carry a run out: its result depends on the device's kind only.</summary>
    public static bool IsSameKind(string? device, string of) => device is null || device.Split(':')[0] == of.Split(':')[0];
}
