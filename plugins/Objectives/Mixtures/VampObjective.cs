namespace NebulaBench.Objectives.Mixtures;

/// <summary>A variational autoencoder with a VampPrior (Tomczak and Welling, 2018).</summary>
/// <param name="options">The pseudo-inputs, weights and schedules.</param>
public sealed class VampObjective(VampOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new VampVae(options, context);
}
