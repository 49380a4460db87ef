using NebulaBench.Host.Components;
using NebulaBench.Host.Launching.Inline;
using NebulaBench.Host.Launching.Local;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Settings;
using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.Host.Commands;

/// <summary>Looks whether this machine has the devices that runs are to compute on, before any of them fails for the lack of one.</summary>
/// <param name="settings">Where libtorch is.</param>
public sealed class DeviceCheck(HostSettings settings)
{
    private const string Cpu = "cpu";

    /// <summary>Refuses devices that are not there. A launcher that has runs carried out elsewhere is believed.</summary>
    /// <param name="launcher">Who carries the runs out; null for the bundled one that does so here.</param>
    /// <param name="devices">The devices.</param>
    /// <exception cref="Errors.NebulaException">NB4004.</exception>
    public void Require(ComponentSpec? launcher, IEnumerable<string> devices)
    {
        string[] special = [.. devices.Distinct().Where(device => device != Cpu)];
        if (special.Length > 0 && IsHere(launcher))
        {
            NativeLibtorch.Load(settings.Libtorch);
            Array.ForEach(special, device => ComputeDevice.Open(device));
        }
    }

    private static bool IsHere(ComponentSpec? launcher) =>
        launcher is null || launcher.Descriptor.Implementation == typeof(InlineLauncher) || launcher.Descriptor.Implementation == typeof(LocalLauncher);
}
