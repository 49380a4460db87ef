using NebulaBench.Conformance.Optimization;
using NebulaBench.Optimization;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every optimizer must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how its factory is made, and
/// run it as any NUnit fixture. It is tried on a sum of squares.
/// </summary>
public abstract class OptimizerConformance
{
    /// <summary>The names of the points.</summary>
    protected static IReadOnlyList<string> PointNames { get; } =
        PointCases.Names(new OptimizerPoints(() => throw new NotSupportedException()).All);

    /// <summary>Makes the factory; called several times, with the same options each time.</summary>
    protected abstract IOptimizerFactory Create();

    [TestCaseSource(nameof(PointNames))]
    public void Optimizer_AtPoint_Passes(string point) => PointCases.Run(new OptimizerPoints(Create).All, point);
}
