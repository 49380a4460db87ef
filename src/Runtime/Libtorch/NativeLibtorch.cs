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
