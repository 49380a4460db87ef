using NebulaBench.Errors;
using NebulaBench.Host.Components;

namespace NebulaBench.Host.Plugins;

/// <summary>A plugin that was skipped, and why.</summary>
/// <param name="Code">An error code, NB2xxx.</param>
/// <param name="Name">The plugin's name: that of its folder and assembly.</param>
/// <param name="Path">The file or folder it was looked for in.</param>
/// <param name="Cause">What is wrong, one sentence.</param>
/// <param name="Remedy">What would work, one sentence.</param>
public sealed record PluginProblem(string Code, string Name, string Path, string Cause, string Remedy)
{
    /// <summary>The components it registered or tried to register before it was given up.</summary>
    public IReadOnlyList<(ComponentKind Kind, string Id)> Components { get; init; } = [];

    /// <summary>What is wrong, without any path of this machine.</summary>
    public string CauseWithoutPaths { get; init; } = Cause.Replace(System.IO.Path.GetDirectoryName(Path) + System.IO.Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>The failure underneath, for <c>--verbose</c>.</summary>
    public Exception? Failure { get; init; }

    /// <summary>The problem as the error of a command that cannot do without the plugin.</summary>
    public NebulaException ToException() => new(Code, Cause, Where, Remedy, Failure);

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Where}: {Cause} {Remedy}";

    private string Where => $"plugin '{Name}' ({Path})";
}
