using NebulaBench.Architectures;
using NebulaBench.Errors;

namespace NebulaBench.Objectives.Quantization;

/// <summary>Vector quantization (Van den Oord et al., 2017).</summary>
/// <param name="options">The codebook and its updates.</param>
public sealed class VqObjective(VqOptions options) : IObjective
{
    /// <inheritdoc/>
    /// <exception cref="NebulaException">NB4101: a code for every place, and the encoder has no places.</exception>
    public long CodeDimension(long latentDimension, FeatureMap? map) => latentDimension * PlacesOf(map);

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new VectorQuantization(options, PlacesOf(context.FeatureMap), context);
    }

    private long PlacesOf(FeatureMap? map) => options.CodesPerSample == CodesPerSample.One
        ? 1
        : map?.Places ?? throw new NebulaException(
            "NB4101", "a code for every place needs an encoder whose features stand for places, and this one's stand for the whole sample.",
            "objective.codes_per_sample", "Use conv, fire, resnet or voxel with hidden: 0, or codes_per_sample: one.");
}
