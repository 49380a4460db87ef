using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace NebulaBench.Objectives.Nebula;

/// <summary>Nebula Variational Coding (Wang, Tan, Navab and Tombari, 2024), with its self-supervised metric learning.</summary>
/// <param name="options">Switches and weights.</param>
public sealed class NebulaObjective(NebulaOptions options) : IObjective
{
    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data)
    {
        if (options.Metric?.Supervision != MetricSupervision.Labels)
        {
            return Compatibility.Yes;
        }
        if (data.Classes.Count == 0)
        {
            return Compatibility.No("metric.supervision: labels needs a dataset with labels; use metric.supervision: anchors.");
        }
        if (options.Metric.Order is MetricOrder.First or MetricOrder.Both && options.Anchors < data.Classes.Count)
        {
            return Compatibility.No(
                $"metric.supervision: labels pulls each sample to its class's anchor, which needs an anchor per class: "
                + $"anchors must be at least {data.Classes.Count}, or metric.order 2 or 3.");
        }
        return Compatibility.Yes;
    }

    /// <summary>False where weights or assignments change as long as it is trained.</summary>
    public bool LossSettles => options.Rise.Ends && options.GradientRatio == 0
        && (options.Assignment == AnchorAssignment.Nearest || options.Temperature == options.FinalTemperature);

    /// <inheritdoc/>
    public long CodeDimension(long latentDimension, FeatureMap? map) =>
        options.Conditioning == AnchorConditioning.None ? latentDimension : latentDimension + options.Anchors;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new NebulaModule(options, context);
}
