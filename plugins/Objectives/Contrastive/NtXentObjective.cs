using NebulaBench.Datasets;
using NebulaBench.Objectives.Contrastive.Views;

namespace NebulaBench.Objectives.Contrastive;

/// <summary>Contrastive learning with the NT-Xent loss, as in SimCLR (Chen et al., 2020).</summary>
/// <param name="options">Temperature, projection and views.</param>
public sealed class NtXentObjective(NtXentOptions options) : IObjective
{
    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => ViewFactory.For(data.Input, options) is null
        ? Compatibility.No($"views are made of vectors, images, point clouds, volumes and sequences; this input is of the kind {data.Input.Kind}.")
        : Compatibility.Yes;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new ContrastiveCoding(options, context);
}
