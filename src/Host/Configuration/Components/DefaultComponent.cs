using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Binding;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>A component that no experiment has written options for.</summary>
internal static class DefaultComponent
{
    /// <summary>The component with its default options, labeled by its id; null where an option has no default.</summary>
    /// <param name="descriptor">Which component.</param>
    /// <param name="position">Where it is asked for.</param>
    /// <param name="path">Where it stands in the experiment.</param>
    /// <param name="errors">Takes which options have none.</param>
    public static ComponentSpec? For(ComponentDescriptor descriptor, SourcePosition position, string path, ErrorCollector errors) =>
        new OptionBinder(errors).BindRecord(new MapNode([], position), descriptor.Options, path) is [{ Value: { } options }]
            ? new ComponentSpec(descriptor, options, descriptor.Id)
            : null;
}
