using NebulaBench.Comparisons;
using NebulaBench.Plugins;

namespace NebulaBench.Objectives.Autoencoding;

/// <summary>The plain autoencoder (Hinton and Salakhutdinov, 2006).</summary>
[Baseline(Baseline.Ae)]
public sealed class AutoencoderObjective : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new AutoencoderModule("ae", context, isTrained: true);
}
