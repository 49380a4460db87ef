using NebulaBench.Conformance.Points;
using NebulaBench.Conformance.Reconstructions;
using NebulaBench.Datasets;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every reconstruction must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how the reconstruction
/// is made, and run it as any NUnit fixture. Outputs and targets are noise.
/// </summary>
[NonParallelizable]
public abstract class ReconstructionConformance
{
    /// <summary>The names of the points.</summary>
    protected static IReadOnlyList<string> PointNames { get; } =
        PointCases.Names(new ReconstructionPoints(() => throw new NotSupportedException(), []).All);

    /// <summary>The data that it is tried on: of the tiny data of every kind, all that it says it supports.</summary>
    protected virtual IReadOnlyList<DatasetInfo> Data => [.. TinyData.For(data => Create().Supports(data))];

    /// <summary>Makes the reconstruction; called several times, with the same options each time.</summary>
    protected abstract ReconstructionLoss Create();

    [TestCaseSource(nameof(PointNames))]
    public void Reconstruction_AtPoint_Passes(string point)
    {
        Assert.That(Data, Is.Not.Empty, "There is no data to try it on.");
        PointCases.Run(new ReconstructionPoints(Create, Data).All, point);
    }
}
