using NebulaBench.Host.Components;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>A component of an experiment and where it was asked for.</summary>
/// <param name="Spec">The component.</param>
/// <param name="Position">Where its id was written.</param>
/// <param name="Path">Where it stands in the experiment, such as <c>objective[1]</c>.</param>
public sealed record ConfiguredComponent(ComponentSpec Spec, SourcePosition Position, string Path);
