using NebulaBench.Datasets;
using NebulaBench.Objectives.Contrastive.Views;

namespace NebulaBench.Objectives.Contrastive;

/// <summary>Contrastive learning with the NT-Xent loss, as in SimCLR (Chen et al., 2020).</summary>
/// <param name="options">Temperature, projection and views.</param>
public sealed class NtXentObjective(NtXentOptions options) : IObjective
{
    /// <inheritdoc/>
    public Fit Supports(DatasetInfo data) => ViewMaker.For(data.Input, options) is null
        ? Fit.No($"views are made of vectors, images, point clouds, volumes and sequences; this input is of the kind {data.Input.Kind}.")
        : Fit.Yes;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new ContrastiveCoding(options, context);
}
