using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>A backbone with data of its kind.</summary>
/// <param name="Name">The backbone's id.</param>
/// <param name="Architecture">Builds it.</param>
/// <param name="Info">What the data are.</param>
/// <param name="Inputs">Random samples, [samples, …].</param>
/// <param name="BatchSize">Samples a step.</param>
internal sealed record Workload(
    string Name, IArchitecture Architecture, DatasetInfo Info, torch.Tensor Inputs, int BatchSize) : IDisposable
{
    public const int LatentDimension = 32;

    /// <summary>The steps of an epoch.</summary>
    public long Steps => Inputs.shape[0] / BatchSize;

    /// <summary>A backbone with weights of its own.</summary>
    public Backbone Build() => Architecture.Build(Info, LatentDimension);

    public void Dispose() => Inputs.Dispose();
}
