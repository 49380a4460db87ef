using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NebulaBench.Host.Plugins;

/// <summary>
/// What an assembly says of itself, read from its metadata without loading it: a plugin for another contract may not load at all,
/// and must still be told apart from a broken one.
/// </summary>
/// <param name="ContractVersion">The version in its plugin attribute, or null where it has no such attribute.</param>
/// <param name="References">The assemblies it was compiled against.</param>
public sealed record PluginManifest(int? ContractVersion, IReadOnlyList<AssemblyName> References)
{
    /// <summary>Reads an assembly's manifest; null for a file that is no .NET assembly.</summary>
    public static PluginManifest? Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        try
        {
            if (!file.HasMetadata || file.GetMetadataReader() is not { IsAssembly: true } metadata)
                return null;
            return new(
                ReadContractVersion(metadata),
                [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())]);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static int? ReadContractVersion(MetadataReader metadata)
    {
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (!IsPluginAttribute(metadata, attribute))
                continue;
            BlobReader value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16(); // the prolog of every custom attribute
            value.ReadSerializedString(); // the module's type
            return value.ReadInt32();
        }
        return null;
    }

    private static bool IsPluginAttribute(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return false;
        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, "NebulaPluginAttribute")
            && metadata.StringComparer.Equals(type.Namespace, "NebulaBench.Plugins");
    }
}
