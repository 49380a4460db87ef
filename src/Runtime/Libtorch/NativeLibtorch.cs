using System.Runtime.InteropServices;
using NebulaBench.Errors;

namespace NebulaBench.Runtime.Libtorch;

/// <summary>
/// Loads libtorch and TorchSharp's native library before TorchSharp does. Its own loader, when something is missing, copies libtorch
/// out of the package cache and reports a page of trace; what is loaded already it finds and uses.
/// </summary>
public static class NativeLibtorch
{
    /// <summary>Loads libtorch once for this process; later calls find it loaded.</summary>
    /// <param name="option">The value of <c>--libtorch</c>, or null.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="NebulaException">NB2030 to NB2035: it is not there or does not load.</exception>
    public static LoadedLibtorch Load(string? option)
    {
        IReadOnlyList<string> programFolders = ProgramFolders();
        string? environment = Environment.GetEnvironmentVariable(LibtorchLocation.EnvironmentVariable);
        return Load(LibtorchLocation.Choose(option, environment, programFolders), programFolders);
    }

    /// <summary>The folders in which the program's native libraries lie.</summary>
    public static IReadOnlyList<string> ProgramFolders() =>
    [
        .. ((string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Prepend(AppContext.BaseDirectory)
            .Where(Directory.Exists)
            .Distinct(),
    ];

    internal static LoadedLibtorch Load(LibtorchLocation location, IEnumerable<string> programFolders)
    {
        nint cpu = LoadCpu(location);
        Version? version = LibtorchVersion.For(cpu);
        if (!LibtorchVersion.Fits(version))
            throw LibtorchErrors.WrongVersion(location, version);

        bool hasCuda = location.Folder is { } folder && File.Exists(Path.Combine(folder, LibtorchNames.Cuda));
        if (hasCuda)
            LoadFrom(location, LibtorchNames.Cuda);
        LoadFrom(location, LibtorchNames.Torch);
        LoadTorchSharp(programFolders);
        return new LoadedLibtorch(location, version!, hasCuda);
    }

    private static nint LoadCpu(LibtorchLocation location)
    {
        if (location.Source == LibtorchSource.System)
            return NativeLibrary.TryLoad(LibtorchNames.Cpu, out nint found) ? found : throw LibtorchErrors.Missing();
        return LoadFrom(location, LibtorchNames.Cpu);
    }

    private static nint LoadFrom(LibtorchLocation location, string library)
    {
        try
        {
            return NativeLibrary.Load(location.Folder is null ? library : Path.Combine(location.Folder, library));
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw LibtorchErrors.NotLoadable(location, failure);
        }
    }

    private static void LoadTorchSharp(IEnumerable<string> programFolders)
    {
        string? library = programFolders.Select(folder => Path.Combine(folder, LibtorchNames.TorchSharp)).FirstOrDefault(File.Exists);
        try
        {
            NativeLibrary.Load(library ?? LibtorchNames.TorchSharp);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw LibtorchErrors.TorchSharpNotLoadable(library, failure);
        }
    }
}

/// <summary>The libtorch that this process has loaded.</summary>
/// <param name="Location">Where it was found.</param>
/// <param name="Version">Its version.</param>
/// <param name="HasCuda">Whether it was built with operations for NVIDIA's GPUs.</param>
public sealed record LoadedLibtorch(LibtorchLocation Location, Version Version, bool HasCuda);

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

/// <summary>The errors for a libtorch that is missing or does not load.</summary>
internal static class LibtorchErrors
{
    public static NebulaException Missing() => new("NB2030",
        "This program was built without libtorch, and the system has none either.", null,
        $"With --libtorch or {LibtorchLocation.EnvironmentVariable}, {LibtorchLocation.HowToName}; "
        + "or build the program with libtorch: -p:TorchBackend=cpu.");

    public static NebulaException NotLoadable(LibtorchLocation location, Exception failure) => new("NB2033",
        $"libtorch does not load: {Reason(failure)}", Where(location),
        location.Source == LibtorchSource.Bundled
            ? "Build the program again; if that does not help, 'ldd' on the library says what is missing."
            : $"Check that it is a libtorch for this system; to use another, {LibtorchLocation.HowToName}.", failure);

    public static NebulaException WrongVersion(LibtorchLocation location, Version? version) => new("NB2034",
        $"This is libtorch {version?.ToString() ?? "of an older release"}; TorchSharp needs {LibtorchVersion.Needed}.", Where(location),
        $"Instead, {LibtorchLocation.HowToName}.");

    public static NebulaException TorchSharpNotLoadable(string? library, Exception failure) => new("NB2035",
        $"TorchSharp's native library does not load: {Reason(failure)}", library,
        "Build the program with this repository's build, which makes the library fit older systems; "
        + "if it was built here, 'ldd' on the library says what is missing.", failure);

    private static string Where(LibtorchLocation location) => location.NamedBy ?? location.Folder ?? LibtorchNames.Cpu;

    /// <summary>The system's own words are the last line of the message; the lines before name the paths tried.</summary>
    private static string Reason(Exception failure) =>
        failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1].TrimEnd('.') + ".";
}
