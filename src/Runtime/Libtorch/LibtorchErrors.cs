using NebulaBench.Errors;

namespace NebulaBench.Runtime.Libtorch;

/// <summary>The ways in which libtorch is not there or does not load.</summary>
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
