using System.Reflection;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Plugins;

/// <summary>What can be said against a plugin without running any of it.</summary>
public static class PluginInspection
{
    /// <summary>Judges a plugin by its files and metadata alone.</summary>
    /// <param name="candidate">The plugin.</param>
    /// <param name="manifest">Its manifest, or null where it has none.</param>
    /// <returns>The first thing that is wrong, or null.</returns>
    public static PluginProblem? Inspect(PluginCandidate candidate, out PluginManifest? manifest)
    {
        manifest = PluginManifest.Read(candidate.AssemblyPath);
        if (manifest is null)
            return PluginProblems.NoAssembly(candidate);
        if (manifest.ContractVersion is not int version)
            return PluginProblems.NoAttribute(candidate);
        IReadOnlySet<string> shipped = candidate.ShippedLibraries();
        if (SharedAssemblies.NeverShipped.FirstOrDefault(shared => shipped.Contains(shared.Name!)) is { } copy)
            return PluginProblems.OwnCopy(candidate, copy.Name!);
        if (version < ContractVersion.Current)
            return PluginProblems.ContractTooOld(candidate, version);
        if (version > ContractVersion.Current)
            return PluginProblems.ContractTooNew(candidate, version);
        return FindNewer(candidate, manifest);
    }

    /// <summary>An assembly the plugin was compiled against and cannot reach, or null.</summary>
    public static PluginProblem? FindMissing(PluginCandidate candidate, PluginManifest manifest, PluginAssembly loaded)
    {
        IReadOnlySet<string> shipped = candidate.ShippedLibraries();
        AssemblyName? missing = manifest.References.FirstOrDefault(reference =>
            !shipped.Contains(reference.Name!) && !OfTheProgram.Contains(reference.Name!) && !loaded.CanResolve(reference));
        return missing is null ? null : PluginProblems.MissingDependency(candidate, missing);
    }

    private static PluginProblem? FindNewer(PluginCandidate candidate, PluginManifest manifest)
    {
        foreach (AssemblyName reference in manifest.References)
        {
            AssemblyName? ours = SharedAssemblies.All.FirstOrDefault(shared => shared.Name == reference.Name);
            if (ours is not null && reference.Version > ours.Version)
                return PluginProblems.BuiltAgainstNewer(candidate, reference, ours);
        }
        return null;
    }

    private static HashSet<string> OfTheProgram { get; } =
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .ToHashSet(StringComparer.Ordinal);
}
