using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Host.Loading;

/// <summary>The device that a run computes on.</summary>
internal static class ComputeDevice
{
    /// <summary>Opens a device.</summary>
    /// <param name="name">Its name, such as <c>cpu</c> or <c>cuda:0</c>.</param>
    /// <exception cref="NebulaException">NB4004: it is not there.</exception>
    public static torch.Device Open(string name)
    {
        try
        {
            return torch.device(name);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or NotSupportedException or System.Runtime.InteropServices.ExternalException)
        {
            throw new NebulaException(
                "NB4004", $"the device {name} is not there.", "training.device",
                "Set training.device to cpu; for an NVIDIA GPU build with -p:TorchBackend=cuda ('nebula doctor' says what was found).", failure);
        }
    }
}
