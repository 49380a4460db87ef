using NebulaBench.Comparisons;
using NebulaBench.Plugins;

namespace NebulaBench.Objectives.Linear;

/// <summary>Principal components (Pearson, 1901) of the encoder's features; with the architecture <c>raw</c>, of the samples themselves.</summary>
[Baseline(Baseline.Raw)]
public sealed class PcaObjective : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new PcaModule(context);
}
