using NebulaBench.Datasets;

namespace NebulaBench.Architectures;

/// <summary>An architecture of a plugin: builds an encoder and a decoder for a dataset.</summary>
public interface IArchitecture
{
    /// <summary>Whether it can work on a dataset.</summary>
    /// <param name="data">The dataset's shapes.</param>
    Compatibility Supports(DatasetInfo data);

    /// <summary>How the encoder's features stand for places of the input; null where they stand for the whole sample.</summary>
    /// <param name="data">The dataset's shapes.</param>
    FeatureMap? FeatureMap(DatasetInfo data) => null;

    /// <summary>Builds a freshly initialized backbone; called only for data that <see cref="Supports"/> accepts.</summary>
    /// <param name="data">The dataset's shapes.</param>
    /// <param name="codeDimension">The width of the code the decoder receives.</param>
    Backbone Build(DatasetInfo data, long codeDimension);
}
