namespace NebulaBench.Objectives.Autoencoding;

/// <summary>The plain autoencoder (Hinton and Salakhutdinov, 2006).</summary>
public sealed class AutoencoderObjective : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new AutoencoderModule("ae", context, isTrained: true);
}
