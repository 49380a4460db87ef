using NebulaBench.Conformance.Objectives;
using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Objectives;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every objective must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how the objective is made,
/// and run it as any NUnit fixture. The objective is trained on a linear backbone and a few samples of noise.
/// </summary>
[NonParallelizable]
public abstract class ObjectiveConformance
{
    /// <summary>The names of the points.</summary>
    protected static IReadOnlyList<string> PointNames { get; } =
        PointCases.Names(new ObjectivePoints(() => throw new NotSupportedException(), TinyData.Image).All);

    /// <summary>What the samples are: small images of three classes, unless the objective needs others.</summary>
    protected virtual DatasetInfo Data => TinyData.Image;

    /// <summary>
    /// Whether the loss of a batch is the mean of its samples' losses, so that a batch twice itself has the same one. False where samples are
    /// held against each other; that the loss does not grow with the batch is checked in any case.
    /// </summary>
    protected virtual bool LossIsMeanOverBatch => true;

    /// <summary>Makes the objective; called several times, with the same options each time.</summary>
    protected abstract IObjective Create();

    [TestCaseSource(nameof(PointNames))]
    public void Objective_AtPoint_Passes(string point) => PointCases.Run(new ObjectivePoints(Create, Data, LossIsMeanOverBatch).All, point);
}
