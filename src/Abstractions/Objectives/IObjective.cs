using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace NebulaBench.Objectives;

/// <summary>An objective of a plugin: how a latent is made from features, and what training minimizes.</summary>
public interface IObjective
{
    /// <summary>Whether it can work on a dataset (one that needs labels cannot work without).</summary>
    /// <param name="data">The dataset's shapes and classes.</param>
    Compatibility Supports(DatasetInfo data) => Compatibility.Yes;

    /// <summary>
    /// Whether the loss comes to have its final terms and weights while it is trained. Where not, its values in different epochs cannot be compared, and
    /// experiments that stop early by them or look for the best epoch are refused.
    /// </summary>
    bool LossSettles => true;

    /// <summary>The width of the code its decoder receives: the latent's, or the latent's with something appended.</summary>
    /// <param name="latentDimension">The latent's width.</param>
    /// <param name="map">How the encoder's features stand for places, or null where they stand for the whole sample.</param>
    long CodeDimension(long latentDimension, FeatureMap? map) => latentDimension;

    /// <summary>Builds a freshly initialized module for one run.</summary>
    /// <param name="context">What it needs to know of the rest of the model.</param>
    ObjectiveModule Build(ObjectiveContext context);
}
