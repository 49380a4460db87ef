using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace NebulaBench.Structure.Tests;

/// <summary>What a compiled assembly refers to.</summary>
internal static class CompiledAssembly
{
    private static readonly HashSet<string> Framework =
    [
        .. Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)),
    ];

    /// <summary>The names of the assemblies it refers to, those of .NET itself left out.</summary>
    public static IReadOnlyList<string> References(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences
                .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => !Framework.Contains(name))
                .Order(StringComparer.Ordinal),
        ];
    }
}
