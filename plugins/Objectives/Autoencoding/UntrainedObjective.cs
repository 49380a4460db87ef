using NebulaBench.Comparisons;
using NebulaBench.Plugins;

namespace NebulaBench.Objectives.Autoencoding;

/// <summary>
/// An autoencoder that is measured as it was initialized: what the architecture alone makes of the data, which every trained row of a
/// comparison should beat.
/// </summary>
[Baseline(Baseline.Untrained)]
public sealed class UntrainedObjective : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new AutoencoderModule("untrained", context, isTrained: false);
}
