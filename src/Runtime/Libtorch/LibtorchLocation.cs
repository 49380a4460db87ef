using NebulaBench.Errors;

namespace NebulaBench.Runtime.Libtorch;

/// <summary>The one libtorch that a process uses, found before any of it is loaded.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Folder">Its folder, or null where the system's loader searches.</param>
/// <param name="NamedBy">The option or variable that named it, with its value; null where nobody did.</param>
public sealed record LibtorchLocation(LibtorchSource Source, string? Folder, string? NamedBy)
{
    /// <summary>The environment variable that names libtorch's folder where <c>--libtorch</c> does not.</summary>
    public const string EnvironmentVariable = "NEBULA_LIBTORCH";

    internal const string HowToName =
        "name the folder torch/lib of an installed PyTorch 2.10 (python -c \"import torch; print(torch.__path__[0] + '/lib')\" prints it)";

    /// <summary>
    /// Chooses libtorch. A folder named by the user is for programs that were built without one: the loader would add the bundled
    /// libtorch to the named one, and two of them in a process register the same operations twice.
    /// </summary>
    /// <param name="option">The value of <c>--libtorch</c>, or null.</param>
    /// <param name="environment">The value of <see cref="EnvironmentVariable"/>, or null.</param>
    /// <param name="programFolders">The folders the program's native libraries lie in.</param>
    /// <exception cref="NebulaException">NB2031 or NB2032: the named folder cannot be used.</exception>
    public static LibtorchLocation Choose(string? option, string? environment, IEnumerable<string> programFolders)
    {
        string? bundled = programFolders.FirstOrDefault(HoldsLibtorch);
        string? namedBy = !string.IsNullOrWhiteSpace(option) ? $"--libtorch {option}"
            : !string.IsNullOrWhiteSpace(environment) ? $"{EnvironmentVariable}={environment}" : null;
        if (namedBy is null)
            return bundled is null ? new(LibtorchSource.System, null, null) : new(LibtorchSource.Bundled, bundled, null);

        string given = Path.GetFullPath(string.IsNullOrWhiteSpace(option) ? environment! : option);
        string? named = new[] { given, Path.Combine(given, "lib") }.FirstOrDefault(HoldsLibtorch);
        if (named is null)
        {
            throw new NebulaException("NB2032", $"There is no {LibtorchNames.Cpu} in this folder.", namedBy,
                $"Instead, {HowToName}.");
        }
        if (bundled is not null && !IsSame(bundled, named))
        {
            throw new NebulaException("NB2031",
                $"This program brings its own libtorch ({bundled}), and a second one in the same process would break both.", namedBy,
                "Leave the setting out, or build the program without libtorch: -p:TorchBackend=external.");
        }
        return bundled is null ? new(LibtorchSource.Named, named, namedBy) : new(LibtorchSource.Bundled, bundled, null);
    }

    private static bool HoldsLibtorch(string folder) => File.Exists(Path.Combine(folder, LibtorchNames.Cpu));

    private static bool IsSame(string one, string other) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(one)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(other));
}

/// <summary>Where the process takes libtorch from.</summary>
public enum LibtorchSource
{
    /// <summary>It travels with the program.</summary>
    Bundled,

    /// <summary>The user named its folder.</summary>
    Named,

    /// <summary>The system's loader is to find it by its name.</summary>
    System,
}

/// <summary>What libtorch's libraries are called on this system.</summary>
public static class LibtorchNames
{
    /// <summary>The library with all operations on the CPU; where it lies, libtorch is.</summary>
    public static string Cpu { get; } = File("torch_cpu");

    /// <summary>The library with the operations on NVIDIA's GPUs, where libtorch was built with them.</summary>
    public static string Cuda { get; } = File("torch_cuda");

    /// <summary>The library that stands for all of libtorch.</summary>
    public static string Torch { get; } = File("torch");

    /// <summary>TorchSharp's own native library.</summary>
    public static string TorchSharp { get; } = File("LibTorchSharp");

    private static string File(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
