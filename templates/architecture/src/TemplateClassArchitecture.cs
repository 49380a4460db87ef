using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TemplateNamespace;

/// <summary>An encoder and a decoder with one hidden layer each. Replace them by yours.</summary>
/// <param name="options">The width.</param>
public sealed class TemplateClassArchitecture(TemplateClassOptions options) : IArchitecture
{
    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => data.Input is SequenceShape || data.Output is SequenceShape
        ? Compatibility.No("template-id works on samples that are a fixed number of values, not on token sequences.")
        : Compatibility.Yes;

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) => new TemplateClassBackbone(options, data, codeDimension);
}
