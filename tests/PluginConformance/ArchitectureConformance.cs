using NebulaBench.Architectures;
using NebulaBench.Conformance.Architectures;
using NebulaBench.Datasets;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every architecture must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how the architecture
/// is made and in <see cref="Samples"/> for which shapes, and run it as any NUnit fixture. Choose options that make the model small.
/// </summary>
[NonParallelizable]
public abstract class ArchitectureConformance
{
    /// <summary>The names of the points.</summary>
    protected static IReadOnlyList<string> PointNames { get; } =
        PointCases.Names(new ArchitecturePoints(() => throw new NotSupportedException(), []).All);

    /// <summary>
    /// Shapes it supports, of the input and of the output; list the awkward ones: odd, not square, one channel, an output that differs.
    /// </summary>
    protected abstract IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples { get; }

    /// <summary>Whether its features of a cloud do not depend on the order of the points: the claim is then checked.</summary>
    protected virtual bool IgnoresOrder => false;

    /// <summary>Makes the architecture; called several times, with the same options each time.</summary>
    protected abstract IArchitecture Create();

    [TestCaseSource(nameof(PointNames))]
    public void Architecture_AtPoint_Passes(string point) => PointCases.Run(new ArchitecturePoints(Create, Samples, IgnoresOrder).All, point);
}
