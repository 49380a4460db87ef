using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Binding;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>A component of the product before it has its label.</summary>
/// <param name="Descriptor">Which component.</param>
/// <param name="OwnLabel">The label its experiment gives it, or null.</param>
/// <param name="Options">Its bound options.</param>
/// <param name="Written">The options that were written down.</param>
/// <param name="Position">Where it was written.</param>
/// <param name="Path">Where it stands in the experiment.</param>
public sealed record ComponentVariant(
    ComponentDescriptor Descriptor,
    string? OwnLabel,
    object Options,
    IReadOnlyList<WrittenOption> Written,
    SourcePosition Position,
    string Path);
