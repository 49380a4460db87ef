using System.Runtime.InteropServices;

namespace NebulaBench.Runtime.Libtorch;

/// <summary>A loaded libtorch's version, as it tells itself.</summary>
public static class LibtorchVersion
{
    /// <summary>The version that TorchSharp was built against; its other releases have other operations.</summary>
    public static Version Needed { get; } = new(2, 10);

    private delegate ulong AbiVersion();

    /// <summary>Asks a loaded libtorch; null from releases too old to answer.</summary>
    /// <param name="cpuLibrary">The handle of <see cref="LibtorchNames.Cpu"/>.</param>
    public static Version? For(nint cpuLibrary) =>
        NativeLibrary.TryGetExport(cpuLibrary, "aoti_torch_abi_version", out nint function)
            ? Decode(Marshal.GetDelegateForFunctionPointer<AbiVersion>(function)())
            : null;

    /// <summary>Whether TorchSharp can work with a version.</summary>
    public static bool Fits(Version? version) => version is not null && (version.Major, version.Minor) == (Needed.Major, Needed.Minor);

    /// <summary>Unpacks a version: one byte each for major, minor and patch, from the top.</summary>
    internal static Version Decode(ulong packed) => new((int)(packed >> 56), (int)(packed >> 48) & 0xff, (int)(packed >> 40) & 0xff);
}
